package dev.kinship.schema;

/**
 * One step of a migration: an SQL statement, or several that only together make sense, separated by
 * a semicolon and a line end; no semicolon at the end. {@code undo} takes it back and is empty
 * where the step before takes this one along; {@code sql} is empty where the step only guards the
 * way back; {@code reason} is a sentence for the reader. A step that is {@code alone} wants a file
 * of its own and no transaction around it.
 */
public record Step(String sql, String undo, String reason, boolean alone) {
  /** A step that may share its file and its transaction with others. */
  public Step(String sql, String undo, String reason) {
    this(sql, undo, reason, false);
  }
}
