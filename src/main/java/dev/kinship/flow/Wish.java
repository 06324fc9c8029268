package dev.kinship.flow;

import dev.kinship.model.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What a user wants done: sentences, and how their migration is to be written. {@code folder} and
 * {@code dialect} are empty where the project's settings or the defaults hold.
 */
public record Wish(
    List<Sentence> sentences,
    boolean migration,
    Optional<String> folder,
    Optional<String> dialect) {
  public Wish {
    sentences = List.copyOf(sentences);
  }
}
