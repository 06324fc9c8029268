package dev.kinship.naming;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What messages call the things of a library. {@code bases} are the classes that make a class a
 * model, {@code inverse} is the argument that names an inverse, {@code table} the attribute that
 * names a table; {@code field} is the code that declares a field, with %s for its name; {@code
 * ownKey} makes the library save a key that the database does not make; {@code key} declares a
 * primary key, and {@code keys} one of several columns, with %s for what is declared.
 */
public record Words(
    String bases,
    String inverse,
    String table,
    String field,
    String ownKey,
    String key,
    String keys) {
  /** The code that names a table. */
  public String tableCode() {
    return table + " = '...'";
  }

  /** The code that declares these columns as the primary key. */
  public String keyCode(List<String> columns) {
    String quoted = columns.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    return (columns.size() == 1 ? key : keys).formatted(quoted);
  }

  /** The code that declares a field of that name. */
  public String fieldCode(String name) {
    return field.formatted(name);
  }
}
