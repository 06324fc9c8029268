package dev.kinship.schema;

import java.util.regex.Pattern;

/**
 * Names of tables and columns as databases compare them. Where case does not count, it is that of
 * ASCII letters alone: SQLite and PostgreSQL fold no other, and take {@code K} (Kelvin) and {@code
 * k}, or {@code É} and {@code é}, for two names.
 */
public final class SqlName {
  /**
   * Ends of lines and control characters, which some database takes in a name: within a migration
   * they could end a comment or look like a mark of the tool that runs it. And half a character.
   */
  private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private SqlName() {}

  /** Whether both are one name where case does not count. */
  public static boolean same(String one, String other) {
    return one.length() == other.length() && folded(one).equals(folded(other));
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
   * Whether the name can be written into a migration: it has no line end and no control character.
   */
  public static boolean isWritable(String name) {
    return !UNWRITABLE.matcher(name).find();
  }

  private static String small(String name) {
    StringBuilder small = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      if (isCapital(name.charAt(i))) {
        small.setCharAt(i, (char) (name.charAt(i) + 'a' - 'A'));
      }
    }
    return small.toString();
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
