package dev.kinship.diagnostic;

import dev.kinship.text.Similar;
import java.util.Collection;

/** The help for a word that is not known: the one that was probably meant, else all there are. */
public final class Suggestion {
  private Suggestion() {}

  /** Asks for the nearest of {@code known}; if none is near, it is {@code otherwise}. */
  public static String of(String word, Collection<String> known, String otherwise) {
    return Similar.to(word, known).map(Suggestion::meant).orElse(otherwise);
  }

  /** The same; if none is near, {@code list} begins the help that names them all. */
  public static String listing(String word, Collection<String> known, String list) {
    return of(word, known, list + String.join(", ", known));
  }

  public static String meant(String word) {
    return "did you mean `%s`?".formatted(word);
  }
}
