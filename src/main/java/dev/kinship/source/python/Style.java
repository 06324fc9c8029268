package dev.kinship.source.python;

import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import java.util.regex.Pattern;

/**
 * How a file writes: its quote, its indentation, its line end, and whether optional types are
 * {@code int | None} rather than {@code Optional[int]}.
 */
public record Style(char quote, String indent, String newline, boolean bars) {
  /** Black's limit, and ruff's. */
  public static final int LINE_LENGTH = 88;

  private static final Pattern BARS = Pattern.compile("\\| *None\\b");

  private static final String BEFORE_QUOTE = "=([{,: ";

  static Style of(PythonFile file) {
    return new Style(
        quote(file.text()),
        indent(file),
        file.source().newline(),
        BARS.matcher(file.text()).find());
  }

  /** How many columns an indentation takes, a tab four. */
  public static int width(String indentation) {
    return indentation.replace("\t", "    ").length();
  }

  /** {@code word} in the file's quotes. */
  public String quoted(String word) {
    return quote + word + quote;
  }

  /** The quote that opens more strings; those of docstrings do not count. */
  private static char quote(String text) {
    int single = count(text, '\'');
    int twofold = count(text, '"');
    return twofold > single ? '"' : '\'';
  }

  private static int count(String text, char quote) {
    int count = 0;
    for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      boolean opens = at > 0 && BEFORE_QUOTE.indexOf(text.charAt(at - 1)) >= 0;
      boolean triple =
          at + 2 < text.length() && text.charAt(at + 1) == quote && text.charAt(at + 2) == quote;
      count += opens && !triple ? 1 : 0;
    }
    return count;
  }

  private static String indent(PythonFile file) {
    return file.body().stream()
        .filter(ClassDefinition.class::isInstance)
        .map(it -> ((ClassDefinition) it).body())
        .filter(it -> !it.inline())
        .map(Block::indentation)
        .findFirst()
        .orElse("    ");
  }
}
