package dev.kinship.report;

/** Marks text with colours, or leaves it plain. */
public enum Colour {
  PLAIN,
  ANSI;

  public String bold(String text) {
    return marked("1", text);
  }

  String red(String text) {
    return marked("31", text);
  }

  String green(String text) {
    return marked("32", text);
  }

  String yellow(String text) {
    return marked("33", text);
  }

  String cyan(String text) {
    return marked("36", text);
  }

  private String marked(String code, String text) {
    return this == ANSI ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
