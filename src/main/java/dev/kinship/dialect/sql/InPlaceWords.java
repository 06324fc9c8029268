package dev.kinship.dialect.sql;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.step.Filling;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.Source.Clause;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the databases that change tables in place say differently. */
public interface InPlaceWords extends DataLossGuards.Probe {
  /** The changes without the foreign keys that this database cannot have. */
  default List<SchemaChange> possible(List<SchemaChange> changes) {
    return changes;
  }

  default String dropKey(String table, String name) {
    return "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, name);
  }

  /** Of an index called {@code name}, which is in the schema of its table. */
  default String dropIndex(Index index, String name, SqlClauses writer) {
    return "DROP INDEX " + writer.quote(TableName.beside(index.table(), name));
  }

  /** Whether the statement that makes a table makes its indexes. */
  default boolean indexesInTable() {
    return false;
  }

  default String createIndex(Index index, SqlClauses writer) {
    return writer.createIndex(index);
  }

  @Override
  default String failing(String query, String message) {
    return "SELECT CAST(CASE WHEN EXISTS (%s) THEN '%s' ELSE '0' END AS INTEGER)"
        .formatted(query, message);
  }

  @Override
  default Optional<String> trick() {
    return Optional.of("the text is not a number then");
  }

  /** Where each change of the schema ends the transaction. */
  @Override
  default boolean holds() {
    return false;
  }

  /**
   * How a UNIQUE constraint in the table's own text is dropped; empty if it is dropped like an
   * index.
   */
  default Optional<String> dropUnique(String table, String name) {
    return Optional.of(dropKey(table, name));
  }

  /** The name that the database gives to a key without one, if it is always the same. */
  default Optional<String> usualName(ForeignKey key) {
    return Optional.empty();
  }

  /** The key as part of its new column; nothing where it has to be a statement of its own. */
  default Optional<String> inline(ForeignKey key, SqlClauses writer) {
    return Optional.empty();
  }

  /** The short statements that replace a key: {@code drop} and then {@code add}, or others. */
  default List<MigrationStep> changing(
      KeyChange change, MigrationStep drop, MigrationStep add, SqlClauses writer) {
    return List.of(drop, add);
  }

  /** Makes the column one that may not be empty, or again one that may. */
  default String require(Filling filling, boolean required) {
    return "ALTER TABLE %s ALTER COLUMN %s %s NOT NULL"
        .formatted(filling.table(), filling.column(), required ? "SET" : "DROP");
  }

  /**
   * A statement that limits how long those after it, in their transaction, wait for a lock; nothing
   * if a migration that gives up would be half done.
   */
  default Optional<String> lockLimit() {
    return Optional.empty();
  }

  /** Whether a table of so many rows has to stay usable while it changes. */
  default boolean careful(RenderOptions manner, OptionalLong rows) {
    return manner.careful(rows);
  }

  /**
   * Whether a parent without a schema is looked for as any other table, and not in the schema of
   * the child.
   */
  default boolean searches() {
    return false;
  }

  default List<MigrationStep> requiring(Filling filling, String reason) {
    return List.of(new MigrationStep(require(filling, true), require(filling, false), reason));
  }

  default List<MigrationStep> allowing(Filling filling, String reason) {
    return List.of(new MigrationStep(require(filling, false), require(filling, true), reason));
  }

  /**
   * What of a column's text is left out when {@link #require} repeats the rest; empty if it repeats
   * nothing.
   */
  default Optional<Set<Clause.Kind>> unrepeated() {
    return Optional.empty();
  }

  /**
   * A step that fails if a table has rows, before it gets a column that must have a value; nothing
   * if the database refuses that column then.
   */
  default Optional<MigrationStep> onlyIfEmpty(AddColumn change, SqlClauses writer) {
    return Optional.empty();
  }

  /** How to change tables that are in use; empty if the database offers nothing for that. */
  default Optional<OnlineSteps> online(SqlClauses writer, DataLossGuards losses) {
    return Optional.empty();
  }
}
