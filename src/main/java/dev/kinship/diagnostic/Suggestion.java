package dev.kinship.diagnostic;

import dev.kinship.text.Similar;
import java.util.Collection;
import java.util.List;

/** What to type instead of a wrong word: {@code help} in prose, {@code words} as data. */
public record Suggestion(String help, List<String> words) {
  public Suggestion {
    words = List.copyOf(words);
  }

  /** The nearest of {@code known}; if none is near, {@code otherwise}. */
  public static Suggestion of(String word, Collection<String> known, Suggestion otherwise) {
    return Similar.to(word, known).map(Suggestion::meant).orElse(otherwise);
  }

  /** The same; if none is near, {@code list} begins the help that names them all. */
  public static Suggestion listing(String word, Collection<String> known, String list) {
    List<String> all = List.copyOf(known);
    return of(word, all, new Suggestion(list + String.join(", ", all), all));
  }

  /** The one word that was probably meant. */
  public static Suggestion meant(String word) {
    return new Suggestion("did you mean `%s`?".formatted(word), List.of(word));
  }
}
