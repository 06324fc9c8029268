package dev.kinship.report;

/**
 * Text and how it is to look. Only a {@link Printer} makes codes of the style, and it escapes all
 * of the text: text of others can bring no code, not even one of ours.
 */
public record Piece(Style style, String text) {
  /** How a piece looks; {@code code} is what a terminal calls it. */
  enum Style {
    PLAIN(""),
    BOLD("1"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Style(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  public static Piece plain(String text) {
    return new Piece(Style.PLAIN, text);
  }

  public static Piece bold(String text) {
    return new Piece(Style.BOLD, text);
  }

  static Piece red(String text) {
    return new Piece(Style.RED, text);
  }

  static Piece green(String text) {
    return new Piece(Style.GREEN, text);
  }

  static Piece cyan(String text) {
    return new Piece(Style.CYAN, text);
  }
}
