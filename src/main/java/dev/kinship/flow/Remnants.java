package dev.kinship.flow;

import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.agents.Instructing;
import dev.kinship.library.Models;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.model.RemovalSentence;
import dev.kinship.transaction.Commit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the models still have of a commit whose files were edited. */
record Remnants(Workspace workspace) {
  private static final String NAME = "--name";
  private static final int SHORTEST = 3;

  /**
   * Whether the models have nothing of it: no relationship that it added, or one that it removed.
   */
  boolean none(Commit commit) {
    try {
      List<RemovalSentence> removed = removed(commit);
      return removed.isEmpty()
          ? commit.sentences().stream().noneMatch(it -> has(commit, it))
          : removed.stream().flatMap(it -> it.relationships().stream()).anyMatch(this::has);
    } catch (Refused e) {
      return false; // It is not known, so the commit counts.
    }
  }

  /** The commands that remove what it added. */
  List<String> removals(Commit commit) {
    if (Instructing.hasWritten(commit.sentences())) {
      return List.of("kin agents remove");
    }
    try {
      return removed(commit).isEmpty()
          ? left(commit).stream().map("kin remove "::concat).toList()
          : List.of();
    } catch (Refused e) {
      return List.of();
    }
  }

  private static List<RemovalSentence> removed(Commit commit) {
    return commit.sentences().stream().flatMap(it -> RemovalSentence.in(it).stream()).toList();
  }

  private List<String> left(Commit commit) {
    Models models = workspace.models();
    return commit.sentences().stream()
        .flatMap(it -> left(commit, List.of(it.split(" ")), models))
        .distinct()
        .toList();
  }

  /** The relationships that a sentence of three words and flags may have made. */
  private Stream<String> left(Commit commit, List<String> words, Models models) {
    if (words.size() < SHORTEST || !models.has(ModelName.of(words.getFirst()))) {
      return Stream.empty();
    }
    Entity source = models.find(ModelName.of(words.getFirst()));
    int flag = words.indexOf(NAME);
    Optional<String> name = flag < 0 ? Optional.empty() : Optional.of(words.get(flag + 1));
    String target = ModelName.of(words.get(2)).name();
    return source.relations().stream()
        .filter(it -> it.kind().word().equals(words.get(1)))
        .filter(it -> it.target().name().equals(target))
        .filter(it -> name.isEmpty() || name.get().equals(it.name()))
        .map(Declaration::name)
        .filter(it -> workspace.transaction().wrote(commit, it))
        .map(it -> models.nameOf(source) + "." + it);
  }

  /** Whether the source of {@code sentence} has a relationship or method of the commit at all. */
  private boolean has(Commit commit, String sentence) {
    Models models = workspace.models();
    ModelName name = ModelName.of(sentence.split(" ")[0]);
    if (!models.has(name)) {
      return false;
    }
    Entity source = models.find(name);
    return Stream.concat(
            source.relations().stream().map(Declaration::name), models.methods(source).stream())
        .anyMatch(it -> workspace.transaction().wrote(commit, it));
  }

  private boolean has(String relationship) {
    List<String> parts = Arrays.asList(relationship.split("\\.", -1));
    Models models = workspace.models();
    ModelName name = ModelName.of(parts.getFirst());
    return models.has(name) && models.find(name).relation(parts.getLast()).isPresent();
  }
}
