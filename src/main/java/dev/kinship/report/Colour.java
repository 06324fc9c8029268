package dev.kinship.report;

/** Whether a {@link Printer} shows the styles of pieces. */
public enum Colour {
  PLAIN,
  ANSI
}
