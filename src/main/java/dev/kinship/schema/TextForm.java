package dev.kinship.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How texts are stored and compared, as far as SQL says so. */
public record TextForm(Optional<String> charset, Optional<String> collation) {
  public static final TextForm UNKNOWN = new TextForm(Optional.empty(), Optional.empty());

  /** What MySQL or MariaDB means by a character set alone, in some version. */
  private static final Map<String, List<String>> USUAL =
      Map.of(
          "utf8mb4",
          List.of("utf8mb4_0900_ai_ci", "utf8mb4_general_ci", "utf8mb4_uca1400_ai_ci"),
          "utf8mb3",
          List.of("utf8_general_ci", "utf8mb3_general_ci", "utf8mb3_uca1400_ai_ci"),
          "utf8",
          List.of("utf8_general_ci", "utf8mb3_general_ci", "utf8mb3_uca1400_ai_ci"),
          "latin1",
          List.of("latin1_swedish_ci"),
          "ascii",
          List.of("ascii_general_ci"));

  private static final Pattern SAID =
      Pattern.compile(
          "(?i)('[^']*')|(?:DEFAULT\\s+)?(?<!\\w)(?:CHARACTER\\s+SET|CHARSET|COLLATE)\\s*=?\\s*\\w+");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  private static final Pattern CHARSET =
      Pattern.compile("(?i)(?<!\\w)(?:CHARACTER\\s+SET|CHARSET)\\s*=?\\s*(\\w+)");

  private static final Pattern COLLATE = Pattern.compile("(?i)(?<!\\w)COLLATE\\s*=?\\s*(\\w+)");

  /** What the options of a table say; that in quotes is a comment. */
  public static TextForm of(String options) {
    if (options.isEmpty()) {
      return UNKNOWN;
    }
    String plain = QUOTED.matcher(options).replaceAll("''");
    return new TextForm(found(CHARSET, plain), found(COLLATE, plain));
  }

  /** The options of a table that say this, and nothing else of texts. */
  public String instead(String options) {
    String others =
        SAID.matcher(options)
            .replaceAll(it -> it.group(1) == null ? "" : Matcher.quoteReplacement(it.group(1)));
    return (sql() + " " + others.strip()).strip();
  }

  /** This type, said on its own, in a table of {@code defaults}. */
  TextForm in(TextForm defaults) {
    return equals(UNKNOWN) ? defaults : this;
  }

  /** Whether both are known, and texts of the two cannot be compared. */
  public boolean differs(TextForm other) {
    if (collation.isPresent() && other.collation.isPresent()) {
      return !collation.get().equalsIgnoreCase(other.collation.get());
    }
    Optional<String> one = characters();
    Optional<String> two = other.characters();
    if (one.isEmpty() || two.isEmpty()) {
      return false;
    }
    return !one.get().equalsIgnoreCase(two.get())
        || collation.or(other::collation).filter(it -> !isUsual(it, one.get())).isPresent();
  }

  /** Whether a database may use the collation where only the character set is given. */
  private static boolean isUsual(String collation, String charset) {
    List<String> usual = USUAL.get(SqlName.folded(charset));
    return usual == null || usual.contains(SqlName.folded(collation));
  }

  /** Whether nothing is given, so that the database's own form applies. */
  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  /** The character set, which begins the name of a collation. */
  Optional<String> characters() {
    return charset.or(() -> collation.map(it -> it.split("_", 2)[0]));
  }

  /** {@code CHARACTER SET latin1 COLLATE latin1_bin}, as much of it as is known. */
  public String sql() {
    return (charset.map(it -> "CHARACTER SET " + it + " ").orElse("")
            + collation.map(it -> "COLLATE " + it).orElse(""))
        .strip();
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
