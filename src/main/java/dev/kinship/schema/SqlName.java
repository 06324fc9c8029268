package dev.kinship.schema;

/**
 * Names of tables and columns as databases compare them. Where case does not count, it is that of
 * ASCII letters alone: SQLite and PostgreSQL fold no other, and take {@code K} (Kelvin) and {@code
 * k}, or {@code É} and {@code é}, for two names.
 */
public final class SqlName {
  private SqlName() {}

  /** Whether both are one name where case does not count. */
  public static boolean same(String one, String other) {
    if (one.length() != other.length()) {
      return false;
    }
    for (int i = 0; i < one.length(); i++) {
      if (small(one.charAt(i)) != small(other.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The name in small ASCII letters; others stay. */
  public static String folded(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isCapital(name.charAt(i))) {
        return small(name);
      }
    }
    return name;
  }

  /** In capital ASCII letters, as keywords are: no other letter makes one. */
  public static String capitals(String word) {
    StringBuilder capitals = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'a' && c <= 'z') {
        capitals.setCharAt(i, (char) (c + 'A' - 'a'));
      }
    }
    return capitals.toString();
  }

  /**
   * Whether the name can be written into a migration: it has no line end, no control character and
   * no lone surrogate. Some databases take these in a name, and they could end a comment or look
   * like a mark of the tool that runs the migration.
   */
  public static boolean isWritable(String name) {
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      if (isUnwritable(name.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnwritable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static String small(String name) {
    StringBuilder small = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      small.setCharAt(i, small(name.charAt(i)));
    }
    return small.toString();
  }

  private static char small(char c) {
    return isCapital(c) ? (char) (c + 'a' - 'A') : c;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
