package dev.kinship.dialect.step;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;

/** What steps do, in a few words for the names of their files: {@code index orders user_id}. */
public final class StepTitles {
  private StepTitles() {}

  public static String create(String table) {
    return "create " + table;
  }

  public static String add(String table, Column column) {
    return "add %s to %s".formatted(column.name(), table);
  }

  public static String index(Index index) {
    return "%sindex %s %s"
        .formatted(
            index.unique() ? "unique " : "", index.table(), String.join(" ", index.columns()));
  }

  public static String key(ForeignKey key) {
    return "foreign key " + path(key);
  }

  public static String validation(ForeignKey key) {
    return "validate " + path(key);
  }

  /** {@code fill orders user_id}, of a column that gets its values or becomes required. */
  public static String of(String verb, Filling filling) {
    return "%s %s %s".formatted(verb, filling.table(), filling.column());
  }

  public static String changed(ForeignKey key) {
    return "change key %s of %s".formatted(String.join(" ", key.columns()), key.table());
  }

  public static String checked(ForeignKey key) {
    return "check " + path(key);
  }

  private static String path(ForeignKey key) {
    return "%s %s".formatted(key.table(), String.join(" ", key.columns()));
  }
}
