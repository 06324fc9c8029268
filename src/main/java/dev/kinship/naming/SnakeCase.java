package dev.kinship.naming;

import java.util.Locale;

/** Class names as variables and files have them. */
public final class SnakeCase {
  private SnakeCase() {}

  /** {@code OrderItem} as {@code order_item}, {@code HTTPServer} as {@code http_server}. */
  public static String of(String className) {
    StringBuilder name = new StringBuilder();
    int[] letters = className.codePoints().toArray();
    for (int i = 0; i < letters.length; i++) {
      if (i > 0 && beginsWord(letters, i)) {
        name.append('_');
      }
      name.appendCodePoint(letters[i]);
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /** An upper case letter after another letter or a number, unless it is within an acronym. */
  private static boolean beginsWord(int[] letters, int at) {
    return switch (Character.getType(letters[at - 1])) {
      case Character.LOWERCASE_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          Character.isUpperCase(letters[at]);
      case Character.UPPERCASE_LETTER ->
          Character.isUpperCase(letters[at])
              && at + 1 < letters.length
              && Character.getType(letters[at + 1]) == Character.LOWERCASE_LETTER;
      default -> false;
    };
  }
}
