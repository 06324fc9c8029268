package dev.kinship.schema;

import java.util.Optional;

/** One change of a schema, with what it is for. A dialect turns it into {@link Step}s. */
public sealed interface SchemaChange {
  /** The table that changes. */
  String table();

  /** A new table with its foreign keys and indexes. */
  record CreateTable(Table definition) implements SchemaChange {
    @Override
    public String table() {
      return definition.name();
    }
  }

  /** A new column of a table that exists, with the foreign key that starts at it. */
  record AddColumn(String table, Column column, Optional<ForeignKey> key) implements SchemaChange {}

  /** A foreign key on a column that exists. */
  record AddForeignKey(ForeignKey key) implements SchemaChange {
    @Override
    public String table() {
      return key.table();
    }
  }

  /** An index on a table that exists. */
  record CreateIndex(Index index) implements SchemaChange {
    @Override
    public String table() {
      return index.table();
    }
  }
}
