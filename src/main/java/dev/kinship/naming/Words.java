package dev.kinship.naming;

/**
 * What messages call the things of a library. {@code bases} are the classes that make a class a
 * model, {@code inverse} is the argument that names an inverse; {@code table} and {@code field} are
 * the code that names a table, and that declares a field, with %s for its name.
 */
public record Words(String bases, String inverse, String table, String field) {}
