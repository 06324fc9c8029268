package dev.kinship.naming;

import java.util.List;
import java.util.Optional;

/** What the name of a table shows about the words in its class. */
final class TableWords {
  /** How a plural ends, and what it has instead: English, Romance, Germanic and Slavic ones. */
  private record Ending(String one, List<String> many) {
    boolean joins(String word, String plural) {
      String stem = word.substring(0, Math.max(0, word.length() - one.length()));
      return word.endsWith(one)
          && plural.startsWith(stem)
          && many.contains(plural.substring(stem.length()));
    }
  }

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("", List.of("s", "es", "ses", "zes", "e", "n", "en", "ne", "nen", "er", "x")),
          new Ending("y", List.of("ies")),
          new Ending("f", List.of("ves")),
          new Ending("fe", List.of("ves")),
          new Ending("is", List.of("es")),
          new Ending("us", List.of("i")),
          new Ending("um", List.of("a")),
          new Ending("on", List.of("a")),
          new Ending("ix", List.of("ices")),
          new Ending("ex", List.of("ices")),
          new Ending("a", List.of("ae", "e", "or", "y")),
          new Ending("e", List.of("i", "ar", "er")),
          new Ending("o", List.of("i")),
          new Ending("z", List.of("ces")),
          new Ending("ao", List.of("oes", "aes")),
          new Ending("m", List.of("ns")),
          new Ending("l", List.of("is")),
          new Ending("il", List.of("eis")),
          new Ending("al", List.of("aux")),
          new Ending("ail", List.of("aux")));

  private TableWords() {}

  /** The plural of {@code word} if the table ends in one; no other word is taken for a plural. */
  static Optional<String> plural(String word, String table) {
    String last = words(table).substring(words(table).lastIndexOf('_') + 1);
    return ENDINGS.stream().anyMatch(it -> it.joins(word, last))
        ? Optional.of(last)
        : Optional.empty();
  }

  /**
   * A plural with its words as the table has them: {@code git_hub_repos} as {@code github_repos}. A
   * table of one word shows nothing: its project may write all of them in one.
   */
  static String spelled(String plural, String table) {
    String words = words(table);
    String letters = letters(plural);
    int start = words.length();
    for (int count = 0; start > 0 && count < letters.length(); start--) {
      count += words.charAt(start - 1) == '_' ? 0 : 1;
    }
    String tail = words.substring(start);
    boolean whole = start == 0 || words.charAt(start - 1) == '_';
    return whole && tail.indexOf('_') > 0 && letters(tail).equals(letters) ? tail : plural;
  }

  /** A name with the words of {@code plural}, which is the plural of it in other words. */
  static String singular(String name, String plural) {
    String start = plural.substring(0, plural.lastIndexOf('_') + 1);
    String letters = letters(name);
    String first = letters(start);
    return letters.startsWith(first) && letters.length() > first.length()
        ? start + letters.substring(first.length())
        : name;
  }

  private static String words(String table) {
    return SnakeCase.of(table);
  }

  private static String letters(String words) {
    return words.replace("_", "");
  }
}
