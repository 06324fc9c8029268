package dev.kinship.naming;

import dev.kinship.text.SnakeCase;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the names of keys in whatever spelling: {@code user_id}, {@code UserId}, {@code id_user}.
 */
public final class KeyNames {
  private static final String ID = "id";

  private KeyNames() {}

  /**
   * The role that a key has in its name: {@code user} in each of these; empty if it has no role.
   */
  public static Optional<String> role(String key) {
    String words = SnakeCase.of(key);
    return rest(words.endsWith("_" + ID), words, 0, words.length() - ID.length() - 1)
        .or(() -> rest(words.startsWith(ID + "_"), words, ID.length() + 1, words.length()));
  }

  private static Optional<String> rest(boolean fits, String words, int start, int end) {
    return fits && start < end ? Optional.of(words.substring(start, end)) : Optional.empty();
  }

  /** Whether both are one name in two spellings. */
  public static boolean alike(String one, String other) {
    String some = letters(one);
    String others = letters(other);
    return some.equals(others) || turned(some).equals(others) || some.equals(turned(others));
  }

  /** Whether {@code key} has the words of {@code usual} after a role: {@code home_team_id}. */
  static boolean hasRole(String key, String usual) {
    Optional<String> role = role(key);
    Optional<String> plain = role(usual);
    return role.isPresent() && plain.isPresent() && role.get().endsWith("_" + plain.get());
  }

  /** Whether {@code name} begins with the words of {@code model}, and goes on. */
  public static boolean isAbout(String name, String model) {
    return letters(name).startsWith(letters(model)) && !letters(name).equals(letters(model));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** {@code idcountry} as {@code countryid}. */
  private static String turned(String letters) {
    return letters.startsWith(ID) ? letters.substring(ID.length()) + ID : letters;
  }
}
