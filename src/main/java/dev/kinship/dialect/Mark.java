package dev.kinship.dialect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What migrations contain for one database alone, or for it and its nearest kin: {@code
 * expression}, in a text in lower case without {@code unless}. One of {@code hints} is in each text
 * that matches; most texts have none, so that few expressions are compiled and tried.
 */
public record Mark(List<String> hints, String expression, Optional<String> unless) {
  public Mark {
    hints = List.copyOf(hints);
  }

  /** A mark in any text. */
  public static Mark of(String expression, String... hints) {
    return new Mark(List.of(hints), expression, Optional.empty());
  }

  /** The same in texts without {@code other}. */
  public Mark unless(String other) {
    return new Mark(hints, expression, Optional.of(other));
  }

  /** Whether the text, which has no capital letter, has the mark. */
  boolean isIn(String text) {
    return hints.stream().anyMatch(text::contains)
        && finds(expression, text)
        && unless.filter(it -> finds(it, text)).isEmpty();
  }

  private static boolean finds(String expression, String text) {
    return Pattern.compile(expression).matcher(text).find();
  }
}
