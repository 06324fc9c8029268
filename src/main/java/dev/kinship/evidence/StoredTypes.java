package dev.kinship.evidence;

import dev.kinship.schema.ForeignKey;
import java.util.Map;
import java.util.Optional;

/**
 * The types of a database that is strict about those of a key; empty for one that is not. {@code
 * columns} are by table and name, {@code newTexts} what a text added to a table would be.
 */
public record StoredTypes(
    Map<String, Map<String, StoredType>> columns, Map<String, StoredType> newTexts) {
  public StoredTypes {
    columns = Map.copyOf(columns);
    newTexts = Map.copyOf(newTexts);
  }

  /** The types of a child's column and of its parent's, which cannot be a key. */
  public record Mismatch(StoredType child, StoredType parent) {}

  /** Why the database would refuse {@code key}, of one column, on a column that exists. */
  public Optional<Mismatch> mismatch(ForeignKey key) {
    return type(key.table(), key.columns().getFirst())
        .flatMap(child -> parent(key).map(parent -> new Mismatch(child, parent)))
        .filter(it -> !it.child().isLike(it.parent()));
  }

  /** Why it would refuse {@code key}, of one column, on a text column that is added for it. */
  public Optional<Mismatch> mismatchOfNew(ForeignKey key) {
    return Optional.ofNullable(newTexts.get(key.table()))
        .flatMap(child -> parent(key).map(parent -> new Mismatch(child, parent)))
        .filter(it -> it.parent().isText() && !it.child().isLike(it.parent()));
  }

  private Optional<StoredType> parent(ForeignKey key) {
    return type(key.parent(), key.parentColumns().getFirst());
  }

  private Optional<StoredType> type(String table, String column) {
    return Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(column));
  }
}
