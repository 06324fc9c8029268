package dev.kinship.diagnostic;

/** How grave a {@link Rule}'s case is. {@code USAGE} is an error in the command itself. */
public enum Severity {
  USAGE,
  ERROR,
  WARNING,
  NOTE
}
