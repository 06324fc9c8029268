package dev.kinship.naming;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the names of keys in whatever spelling: {@code user_id}, {@code UserId}, {@code id_user},
 * {@code fk_user}, {@code user_uuid}.
 */
public final class KeyNames {
  private static final String ID = "id";
  private static final String FK = "fk";
  private static final List<String> MARKS = List.of(ID, "uuid", "guid", "ulid", "pk");

  private KeyNames() {}

  /**
   * The role that a key has in its name: {@code user} in each of these; empty if it has no role.
   */
  public static Optional<String> role(String key) {
    String words = SnakeCase.of(key);
    String bare = without(words, FK);
    for (String mark : MARKS) {
      String rest = without(bare, mark);
      if (!rest.equals(bare)) {
        return Optional.of(rest);
      }
    }
    return bare.equals(words) ? Optional.empty() : Optional.of(bare);
  }

  /** The words without {@code mark} at the end, else without it at the start. */
  private static String without(String words, String mark) {
    int length = words.length() - mark.length() - 1;
    if (length > 0 && words.endsWith("_" + mark)) {
      return words.substring(0, length);
    }
    return length > 0 && words.startsWith(mark + "_") ? words.substring(mark.length() + 1) : words;
  }

  /** Whether both are one name in two spellings. */
  public static boolean alike(String one, String other) {
    String some = letters(one);
    String others = letters(other);
    return some.equals(others) || turned(some).equals(others) || some.equals(turned(others));
  }

  /** Whether both have the same role, each marked as a key in its way: {@code fk_user}. */
  public static boolean sameRole(String one, String other) {
    Optional<String> role = role(one).map(KeyNames::letters);
    return role.isPresent() && role.equals(role(other).map(KeyNames::letters));
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
