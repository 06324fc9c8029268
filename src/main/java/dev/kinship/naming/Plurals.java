package dev.kinship.naming;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.atteo.evo.inflector.English;

/**
 * English plurals: the project's own dictionary, then the words that the library gets wrong, then
 * the library. A word that is a plural already stays.
 */
public final class Plurals {
  /** Words that are their own plural, or are one already though they do not end in s. */
  private static final Set<String> SAME =
      Set.of(
          "data",
          "metadata",
          "criteria",
          "media",
          "news",
          "series",
          "species",
          "equipment",
          "information",
          "feedback",
          "staff",
          "people",
          "children",
          "men",
          "women",
          "phenomena",
          "indices",
          "vertices",
          "schemata",
          "sheep",
          "fish",
          "deer",
          "software",
          "hardware",
          "chassis",
          "aircraft",
          "means",
          "analytics",
          "statistics");

  /** Singular words that end in s: all others that do so are taken for plurals. */
  private static final Set<String> SINGULAR =
      Set.of(
          "alias",
          "atlas",
          "bias",
          "canvas",
          "gas",
          "lens",
          "iris",
          "chaos",
          "cosmos",
          "bus",
          "plus",
          "yes",
          "christmas");

  private static final int LONGEST_WORD = 100;

  private static final Pattern PLURAL = Pattern.compile(".*[^siu]s");

  private static final Map<String, String> MENDED =
      Map.of("quiz", "quizzes", "leaf", "leaves", "human", "humans", "cache", "caches");

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
    boolean plural =
        own.containsValue(word)
            || SAME.contains(word)
            || (PLURAL.matcher(word).matches() && !SINGULAR.contains(word));
    if (plural) {
      return word;
    }
    String mended = MENDED.get(word);
    if (mended != null) {
      return mended;
    }
    // The library tries each of its rules at each letter: words of a language are shorter.
    return word.length() > LONGEST_WORD ? word + "s" : English.plural(word);
  }
}
