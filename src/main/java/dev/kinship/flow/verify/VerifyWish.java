package dev.kinship.flow.verify;

import java.util.List;
import java.util.Optional;

/**
 * What should be proved: {@code words} are models and relationships, or empty for all
 * relationships; {@code python} is the interpreter, {@code migrations} the folder; empty for the
 * project's own. {@code seconds} is how long one import order may take.
 */
public record VerifyWish(
    List<String> words, Optional<String> python, Optional<String> migrations, int seconds) {
  public VerifyWish {
    words = List.copyOf(words);
  }
}
