package dev.kinship.dialect.sql;

/** A statement, without a semicolon at its end, and what the catalog shows once it is done. */
public record Provable(String sql, Fact done) {}
