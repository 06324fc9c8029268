package dev.kinship.diagnostic;

/** What a {@link Rule} stops, and with which exit code. */
public enum Severity {
  /** The command itself is wrong. */
  USAGE,
  /** The command cannot be done on this project. */
  ERROR,
  /** The machine, the database or Kinship failed. */
  SYSTEM,
  /** Nothing is stopped. */
  NOTE
}
