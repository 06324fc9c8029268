package dev.kinship.schema;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One change of a schema, with what it is for. A dialect turns it into {@link MigrationStep}s. */
public sealed interface SchemaChange {
  /** The table that changes. */
  String table();

  /** The foreign keys that it makes. */
  default Stream<ForeignKey> keys() {
    return switch (this) {
      case CreateTable it -> it.definition().foreignKeys().stream();
      case AddColumn it -> it.key().stream();
      case AddForeignKey it -> Stream.of(it.key());
      case AlterColumn it -> Stream.empty();
      case CreateIndex it -> Stream.empty();
      case DropForeignKey it -> Stream.empty();
      case DropIndex it -> Stream.empty();
      case DropColumn it -> Stream.empty();
      case DropTable it -> Stream.empty();
    };
  }

  /** This change without those foreign keys; empty if nothing is left of it. */
  default Optional<SchemaChange> without(Predicate<ForeignKey> keys) {
    return switch (this) {
      case CreateTable it -> Optional.of(new CreateTable(it.definition().without(keys)));
      case AddColumn it ->
          Optional.of(new AddColumn(it.table(), it.column(), it.key().filter(keys.negate())));
      case AddForeignKey it -> keys.test(it.key()) ? Optional.empty() : Optional.of(it);
      case DropForeignKey it -> keys.test(it.key()) ? Optional.empty() : Optional.of(it);
      case AlterColumn it -> Optional.of(it);
      case CreateIndex it -> Optional.of(it);
      case DropIndex it -> Optional.of(it);
      case DropColumn it -> Optional.of(it);
      case DropTable it -> Optional.of(it);
    };
  }

  /**
   * What {@code child} gets, or loses, when this is done to a table that it inherits from; a {@code
   * partition} has its keys and indexes too.
   */
  default Optional<SchemaChange> inherited(Table child, boolean partition) {
    String name = child.name();
    Optional<SchemaChange> change =
        switch (this) {
          case CreateTable it -> Optional.empty();
          case DropTable it -> Optional.empty();
          case AddColumn it ->
              child.column(it.column().name()).isPresent()
                  ? Optional.empty()
                  : Optional.of(
                      new AddColumn(
                          name,
                          it.column(),
                          it.key()
                              .filter(key -> partition)
                              .map(key -> key.of(name, key.columns()))));
          case AlterColumn it ->
              child.column(it.column().name()).map(column -> new AlterColumn(name, it.column()));
          case DropColumn it ->
              child.column(it.column().name()).map(column -> new DropColumn(name, column));
          case AddForeignKey it ->
              Optional.of(new AddForeignKey(it.key().of(name, it.key().columns())));
          case DropForeignKey it -> child.alike(it.key()).map(DropForeignKey::new);
          case CreateIndex it -> Optional.of(new CreateIndex(it.index().inPartition(name)));
          case DropIndex it -> child.alike(it.index()).map(DropIndex::new);
        };
    boolean ofColumns =
        this instanceof AddColumn || this instanceof AlterColumn || this instanceof DropColumn;
    return change.filter(it -> partition || ofColumns);
  }

  /** A new table with its foreign keys and indexes. */
  record CreateTable(Table definition) implements SchemaChange {
    @Override
    public String table() {
      return definition.name();
    }
  }

  /** A new column of a table that exists, with the foreign key that starts at it. */
  record AddColumn(String table, Column column, Optional<ForeignKey> key) implements SchemaChange {}

  /** A column that exists becomes one that may be NULL or that may not, as {@code column} says. */
  record AlterColumn(String table, Column column) implements SchemaChange {}

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

  /** A foreign key is dropped; its columns stay. */
  record DropForeignKey(ForeignKey key) implements SchemaChange {
    @Override
    public String table() {
      return key.table();
    }
  }

  /** An index is dropped; its columns stay. */
  record DropIndex(Index index) implements SchemaChange {
    @Override
    public String table() {
      return index.table();
    }
  }

  /** A column goes with its values; what keys and indexes it is part of has to go before. */
  record DropColumn(String table, Column column) implements SchemaChange {}

  /** A table goes with its rows, its own keys and indexes; keys that lead to it go before. */
  record DropTable(Table definition) implements SchemaChange {
    @Override
    public String table() {
      return definition.name();
    }
  }
}
