package dev.kinship.evidence;

import dev.kinship.schema.ForeignKey;
import java.util.Map;
import java.util.Optional;

/**
 * Column types, if the database requires both columns of a key to have the same; otherwise empty.
 * {@code columns} is keyed by table and column, {@code newTexts} has by table the type that a text
 * column added to it would have.
 */
public record StoredTypes(
    Map<String, Map<String, StoredType>> columns, Map<String, StoredType> newTexts) {
  public StoredTypes {
    columns = Map.copyOf(columns);
    newTexts = Map.copyOf(newTexts);
  }

  /** The differing types of the child's and the parent's column. */
  public record Mismatch(StoredType child, StoredType parent) {}

  /** Compares the columns of {@code key}, which has one column that exists; empty if they match. */
  public Optional<Mismatch> mismatch(ForeignKey key) {
    return type(key.table(), key.columns().getFirst())
        .flatMap(child -> parent(key).map(parent -> new Mismatch(child, parent)))
        .filter(it -> !it.child().isLike(it.parent()));
  }

  /** The same for a key whose column is added with it; only texts can differ then. */
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
