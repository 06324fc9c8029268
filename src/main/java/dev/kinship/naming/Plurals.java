package dev.kinship.naming;

import java.util.Map;
import java.util.Optional;

/**
 * English plurals: the project's own dictionary, then the list of words that follow no rule, then
 * the rules. A word that is a plural already stays.
 */
public final class Plurals {
  private static final String VOWELS = "aeiou";

  private final Map<String, String> own;

  /** {@code own} is the project's dictionary, from singular to plural. */
  public Plurals(Map<String, String> own) {
    this.own = Map.copyOf(own);
  }

  /** The plural of one word in lower case. */
  public String of(String word) {
    String known = own.get(word);
    if (known != null) {
      return known;
    }
    if (own.containsValue(word)) {
      return word;
    }
    Optional<String> irregular = Irregular.WORDS.of(word);
    return irregular.isPresent() ? irregular.get() : regular(word);
  }

  private static String regular(String word) {
    if (word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("is")
        && !word.endsWith("us")) {
      return word;
    }
    if (word.endsWith("quy") || (word.endsWith("y") && !isVowel(word, word.length() - 2))) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    boolean hisses =
        word.endsWith("s")
            || word.endsWith("x")
            || word.endsWith("z")
            || word.endsWith("ch")
            || word.endsWith("sh");
    return word + (hisses ? "es" : "s");
  }

  private static boolean isVowel(String word, int index) {
    return index >= 0 && VOWELS.indexOf(word.charAt(index)) >= 0;
  }
}
