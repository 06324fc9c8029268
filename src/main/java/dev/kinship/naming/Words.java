package dev.kinship.naming;

/**
 * What messages call the things of a library. {@code bases} are the classes that make a class a
 * model, {@code inverse} is the argument that names an inverse, {@code table} the attribute that
 * names a table; {@code field} is the code that declares a field, with %s for its name; {@code
 * ownKey} makes the library save a key that the database does not make.
 */
public record Words(String bases, String inverse, String table, String field, String ownKey) {
  /** The code that names a table. */
  public String tableCode() {
    return table + " = '...'";
  }

  /** The code that declares a field of that name. */
  public String fieldCode(String name) {
    return field.formatted(name);
  }
}
