package dev.kinship.plan.schema;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.text.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes one schema another: tables, columns, keys and indexes, and whether columns may be
 * NULL.
 */
final class SchemaDifference {
  private final List<SchemaChange> changes = new ArrayList<>();
  private final Schema from;
  private final Schema to;

  private SchemaDifference(Schema from, Schema to) {
    this.from = from;
    this.to = to;
  }

  /** The changes: removals before additions, and children before parents that are removed. */
  static List<SchemaChange> between(Schema from, Schema to) {
    SchemaDifference difference = new SchemaDifference(from, to);
    difference.fewer();
    difference.more();
    return difference.changes.stream().filter(it -> !difference.isInherited(it)).toList();
  }

  /** Whether the same change of a table that this one inherits from makes it. */
  private boolean isInherited(SchemaChange change) {
    return from.table(change.table())
        .map(it -> it.storage().parents().tables())
        .filter(
            it -> changes.stream().anyMatch(one -> it.contains(one.table()) && alike(one, change)))
        .isPresent();
  }

  private static boolean alike(SchemaChange one, SchemaChange other) {
    return switch (one) {
      case SchemaChange.AddColumn it ->
          other instanceof SchemaChange.AddColumn also && isCalled(it.column(), also.column());
      case SchemaChange.AlterColumn it ->
          other instanceof SchemaChange.AlterColumn also && isCalled(it.column(), also.column());
      case SchemaChange.DropColumn it ->
          other instanceof SchemaChange.DropColumn also && isCalled(it.column(), also.column());
      case SchemaChange.AddForeignKey it ->
          other instanceof SchemaChange.AddForeignKey also && alike(it.key(), also.key());
      case SchemaChange.DropForeignKey it ->
          other instanceof SchemaChange.DropForeignKey also && alike(it.key(), also.key());
      case SchemaChange.CreateIndex it ->
          other instanceof SchemaChange.CreateIndex also && alike(it.index(), also.index());
      case SchemaChange.DropIndex it ->
          other instanceof SchemaChange.DropIndex also && alike(it.index(), also.index());
      case SchemaChange.CreateTable it -> false;
      case SchemaChange.DropTable it -> false;
    };
  }

  private static boolean isCalled(Column one, Column other) {
    return one.name().equals(other.name());
  }

  private static boolean alike(ForeignKey one, ForeignKey other) {
    return one.columns().equals(other.columns()) && one.parent().equals(other.parent());
  }

  private static boolean alike(Index one, Index other) {
    return one.columns().equals(other.columns()) && one.unique() == other.unique();
  }

  private static List<Table> tables(Schema schema) {
    return schema.tables().values().stream().sorted(Ordering.by(Table::name)).toList();
  }

  private void fewer() {
    List<Table> gone = new ArrayList<>();
    for (Table table : tables(from)) {
      Optional<Table> other = to.table(table.name());
      if (other.isEmpty()) {
        gone.add(table);
      } else {
        fewer(table, other.get());
      }
    }
    while (!gone.isEmpty()) {
      Table next =
          gone.stream()
              .filter(it -> gone.stream().noneMatch(child -> leads(child, it)))
              .findFirst()
              .orElse(gone.getFirst());
      changes.add(new SchemaChange.DropTable(next));
      gone.remove(next);
    }
  }

  private static boolean leads(Table child, Table parent) {
    return !child.equals(parent)
        && (child.storage().parents().tables().contains(parent.name())
            || child.foreignKeys().stream().anyMatch(it -> it.parent().equals(parent.name())));
  }

  private void fewer(Table table, Table other) {
    table.foreignKeys().stream()
        .filter(it -> other.foreignKeys().stream().noneMatch(one -> isSame(it, one)))
        .forEach(it -> changes.add(new SchemaChange.DropForeignKey(it)));
    table.indexes().stream()
        .filter(it -> other.indexes().stream().noneMatch(one -> one.name().equals(it.name())))
        .forEach(it -> changes.add(new SchemaChange.DropIndex(it)));
    table.columns().stream()
        .filter(it -> other.column(it.name()).isEmpty())
        .forEach(it -> changes.add(new SchemaChange.DropColumn(table.name(), it)));
  }

  private static boolean isSame(ForeignKey one, ForeignKey other) {
    boolean otherwiseNamed =
        one.given().isPresent()
            && other.given().isPresent()
            && !SqlName.same(one.given().get(), other.given().get());
    return one.same(other) && one.actions().equals(other.actions()) && !otherwiseNamed;
  }

  private void more() {
    for (Table table : tables(to)) {
      Optional<Table> other = from.table(table.name());
      if (other.isEmpty()) {
        changes.add(new SchemaChange.CreateTable(table));
      } else {
        more(table, other.get());
      }
    }
  }

  private void more(Table table, Table other) {
    table.columns().stream()
        .filter(it -> other.column(it.name()).isEmpty())
        .forEach(it -> changes.add(new SchemaChange.AddColumn(table.name(), it, Optional.empty())));
    table.columns().stream()
        .filter(
            it ->
                other.column(it.name()).filter(one -> one.nullable() != it.nullable()).isPresent())
        .forEach(it -> changes.add(new SchemaChange.AlterColumn(table.name(), it)));
    table.foreignKeys().stream()
        .filter(it -> other.foreignKeys().stream().noneMatch(one -> isSame(it, one)))
        .forEach(it -> changes.add(new SchemaChange.AddForeignKey(it)));
    table.indexes().stream()
        .filter(it -> other.indexes().stream().noneMatch(one -> one.name().equals(it.name())))
        .forEach(it -> changes.add(new SchemaChange.CreateIndex(it)));
  }
}
