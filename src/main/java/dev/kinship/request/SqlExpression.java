package dev.kinship.request;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.schema.SqlName;
import java.util.regex.Pattern;

/** An SQL expression from outside, to be put into a statement. */
public final class SqlExpression {
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`");

  /** What ends a statement, begins a comment, or opens a text that nothing closes. */
  private static final Pattern ENDS_STATEMENT = Pattern.compile(";|--|/\\*|#|[$'\"`]");

  /** Within quotes it escapes for MySQL, and not for others. */
  private static final String BACKSLASH = "\\";

  private SqlExpression() {}

  /** A line of its own could be a comment, or a mark of the tool that runs the migration. */
  private static void requireOneLine(String flag, String said) {
    if (!SqlName.isWritable(said)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "%s takes an expression on one line, without control characters".formatted(flag),
          "pass for example %s 1; for a line end in a text use CHAR(10), or CHR(10)"
              .formatted(flag));
    }
  }

  /** What was {@code said} with {@code flag}. Refuses what could reach beyond its place. */
  public static String read(String flag, String said) {
    requireOneLine(flag, said);
    String bare = QUOTED.matcher(said).replaceAll("");
    boolean reachesBeyond =
        said.contains(BACKSLASH) || ENDS_STATEMENT.matcher(bare).find() || !isBalanced(bare);
    if (said.isBlank() || reachesBeyond) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "%s needs one SQL expression, and `%s` is not one".formatted(flag, said),
          "pass for example %s 1, or an expression of the table's columns".formatted(flag));
    }
    return said.strip();
  }

  private static boolean isBalanced(String expression) {
    int open = 0;
    for (int i = 0; i < expression.length() && open >= 0; i++) {
      open += expression.charAt(i) == '(' ? 1 : expression.charAt(i) == ')' ? -1 : 0;
    }
    return open == 0;
  }
}
