package dev.kinship.dialect.postgresql;

/** Statements of PL/pgSQL that are run at once. */
final class DoBlock {
  private DoBlock() {}

  /** {@code body} is whole lines, each with its end, that are indented already. */
  static String of(String body) {
    return "DO %1$s\nBEGIN\n%2$sEND\n%1$s".formatted(mark(body), body);
  }

  /** What ends a block is not in it. */
  static String mark(String body) {
    String mark = "$kin$";
    while (body.contains(mark)) {
      mark = mark.replaceFirst("\\$$", "_\\$");
    }
    return mark;
  }

  /** The lines that fail with this message if the condition holds. */
  static String failIf(String condition, String message) {
    return """
            IF %s THEN
                RAISE EXCEPTION %s;
            END IF;
        """
        .formatted(condition, message(message));
  }

  /** A text of RAISE, in which a percent sign would stand for an argument. */
  static String message(String text) {
    return "'" + text.replace("'", "''").replace("%", "%%") + "'";
  }
}
