package dev.kinship.transaction;

import dev.kinship.model.RemovalSentence;
import dev.kinship.transaction.disk.FileAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was written together. Ids count up from {@code 0001} in each project; {@code undoes} is the
 * id of the commit that this one took back.
 */
public record Commit(
    String id, Instant time, List<String> sentences, List<Written> files, Optional<String> undoes) {
  public Commit {
    sentences = List.copyOf(sentences);
    files = List.copyOf(files);
  }

  /** Whether it removed {@code relationship}, as {@code Order.user}. */
  public boolean removes(String relationship) {
    return undoes.isEmpty()
        && sentences.stream()
            .flatMap(it -> RemovalSentence.in(it).stream())
            .anyMatch(it -> it.relationships().contains(relationship));
  }

  /** A file of a commit; {@code name} is from the project's root, with slashes. */
  public record Written(FileAction kind, String name) {}
}
