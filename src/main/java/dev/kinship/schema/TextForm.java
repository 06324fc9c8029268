package dev.kinship.schema;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How texts are stored and compared, as far as SQL says so. */
public record TextForm(Optional<String> charset, Optional<String> collation) {
  public static final TextForm UNKNOWN = new TextForm(Optional.empty(), Optional.empty());

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
    return one.isPresent()
        && other.characters().filter(it -> !it.equalsIgnoreCase(one.get())).isPresent();
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
