package dev.kinship.schema;

/**
 * One SQL statement of a migration, without its semicolon; {@code undo} takes it back and is empty
 * where the step before takes this one along; {@code reason} is a sentence for the reader.
 */
public record Step(String sql, String undo, String reason) {}
