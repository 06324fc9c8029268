package dev.kinship.naming;

import java.util.Locale;

/** Class names as variables and files have them. */
public final class SnakeCase {
  private SnakeCase() {}

  /** {@code OrderItem} as {@code order_item}, {@code HTTPServer} as {@code http_server}. */
  public static String of(String className) {
    StringBuilder name = new StringBuilder(className.length() + 4);
    int before = 0;
    for (int i = 0; i < className.length(); ) {
      int letter = className.codePointAt(i);
      int next = i + Character.charCount(letter);
      if (i > 0 && beginsWord(before, letter, className, next)) {
        name.append('_');
      }
      name.appendCodePoint(letter);
      before = letter;
      i = next;
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /** An upper case letter after another letter or a number, unless it is within an acronym. */
  private static boolean beginsWord(int before, int letter, String name, int next) {
    if (!Character.isUpperCase(letter)) {
      return false;
    }
    return switch (Character.getType(before)) {
      case Character.LOWERCASE_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      case Character.UPPERCASE_LETTER ->
          next < name.length()
              && Character.getType(name.codePointAt(next)) == Character.LOWERCASE_LETTER;
      default -> false;
    };
  }
}
