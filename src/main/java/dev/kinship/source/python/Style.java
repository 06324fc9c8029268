package dev.kinship.source.python;

import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import java.util.stream.Stream;

/** How a file writes: its quote, its indentation, its line end. */
public record Style(char quote, String indent, String newline) {
  private static final String BEFORE_QUOTE = "=([{,: ";

  static Style of(PythonFile file) {
    String text = file.text();
    int single = count(text, '\'');
    int twofold = count(text, '"');
    char quote =
        single + twofold == 0 ? file.layout().quote().orElse('"') : twofold > single ? '"' : '\'';
    return new Style(quote, indent(file), file.source().newline());
  }

  /** The same with the quote that the nearest code has, if that has more of one kind. */
  public Style near(String code) {
    int more = count(code, '"') - count(code, '\'');
    return more == 0 ? this : new Style(more > 0 ? '"' : '\'', indent, newline);
  }

  /** How many columns an indentation takes, a tab four. */
  public static int width(String indentation) {
    return indentation.replace("\t", "    ").length();
  }

  /** {@code word} in the file's quotes. */
  public String quoted(String word) {
    return quote + word + quote;
  }

  /**
   * Whether optional types are {@code int | None} rather than {@code Optional[int]}: as the fields
   * of the file have them, else as every Python can evaluate them that the project runs on.
   */
  public static boolean bars(PythonFile file) {
    boolean optional = false;
    for (Statement statement : fields(file).toList()) {
      String written = statement.span().of(file.text());
      if (written.contains("| None") || written.contains("None |")) {
        return true;
      }
      optional |= written.contains("Optional[");
    }
    return !optional && file.layout().bars();
  }

  private static Stream<Statement> fields(PythonFile file) {
    return file.body().stream()
        .filter(ClassDefinition.class::isInstance)
        .flatMap(it -> ((ClassDefinition) it).body().statements().stream())
        .filter(it -> it instanceof Assignment one && one.annotation().isPresent());
  }

  /** How many strings a quote opens; those of docstrings do not count. */
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
