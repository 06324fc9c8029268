package dev.kinship.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column in the words of the migrations or of the database, without what says how
 * texts are stored, which is {@code texts}.
 */
public record StatedType(String words, TextForm texts) {
  private static final Pattern CHARSET =
      Pattern.compile("(?i)\\s+(?:CHARACTER\\s+SET|CHARSET)\\s+['\"]?(\\w+)['\"]?");

  private static final String BINARY = " binary";

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * The type that is {@code written}, with the collation that the column's text may name; empty if
   * nothing is written, or a comment in its midst.
   */
  public static Optional<StatedType> of(String written, String collation) {
    if (written.isEmpty() || written.contains("--") || written.contains("/*")) {
      return Optional.empty();
    }
    Matcher charset = CHARSET.matcher(written);
    Optional<String> said =
        written.indexOf(' ') > 0 && charset.find()
            ? Optional.of(charset.group(1))
            : Optional.empty();
    String plain = said.isPresent() ? charset.replaceAll("") : written;
    TextForm texts = new TextForm(said, Optional.of(collation).filter(it -> !it.isEmpty()));
    return Optional.of(new StatedType(BLANKS.matcher(plain).replaceAll(" "), texts));
  }

  /** This type in a table of these defaults. */
  public StatedType in(TextForm defaults) {
    return words.toLowerCase(Locale.ROOT).endsWith(BINARY)
        ? binary(texts.in(defaults).characters())
        : new StatedType(words, texts.in(defaults));
  }

  /** MySQL's {@code varchar(9) binary} means the collation by numbers of its character set. */
  private StatedType binary(Optional<String> charset) {
    return charset
        .map(it -> new TextForm(charset, Optional.of(it + "_bin")))
        .map(it -> new StatedType(words.substring(0, words.length() - BINARY.length()), it))
        .orElseGet(() -> new StatedType(words, TextForm.UNKNOWN));
  }

  /** {@code varchar(36) COLLATE utf8mb4_bin}. */
  public String sql() {
    return (words + " " + texts.sql()).strip();
  }
}
