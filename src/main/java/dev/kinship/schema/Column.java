package dev.kinship.schema;

/** A column; {@code generated} where the database numbers it: an integer primary key. */
public record Column(String name, ColumnType type, boolean nullable, boolean generated) {}
