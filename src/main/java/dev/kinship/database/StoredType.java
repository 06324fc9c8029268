package dev.kinship.database;

/**
 * The type of a column in the database's own words. Two columns of one {@code likeness} can be a
 * key and what it points to.
 */
public record StoredType(String words, String likeness) {}
