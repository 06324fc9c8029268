package dev.kinship.dialect.sql;

import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.SchemaChange.DropTable;
import dev.kinship.schema.SchemaDraft;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What no dialect can write, each with a sentence that says why. */
public final class Obstacles {
  private final Identifiers names;
  private final boolean certain;
  private final SchemaDraft draft;

  private Obstacles(Identifiers names, Schema known) {
    this.names = names;
    this.certain = known.doubts().isEmpty();
    this.draft = new SchemaDraft(known);
  }

  /** Why the first impossible one of {@code changes} is impossible. */
  public static Optional<String> among(
      List<SchemaChange> changes, Identifiers names, Schema known) {
    Obstacles obstacles = new Obstacles(names, known);
    for (SchemaChange change : changes) {
      Optional<String> found = obstacles.of(change);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Makes the change in the draft. */
  private Optional<String> of(SchemaChange change) {
    Optional<String> name = namesOf(change).filter(it -> !names.possible(it)).findFirst();
    List<Referring> keys =
        keysOf(change).map(it -> new Referring(it, draft.table(it.parent()))).toList();
    draft.make(change);
    return name.map(this::unnameable)
        .or(() -> keys.stream().flatMap(it -> ofKey(it).stream()).findFirst());
  }

  /** A key, and the table that it refers to as it was before the change. */
  private record Referring(ForeignKey key, Optional<Table> written) {}

  /** Those that it makes, or whose column it alters. */
  private Stream<ForeignKey> keysOf(SchemaChange change) {
    return change instanceof AlterColumn it
        ? draft.table(it.table()).stream()
            .flatMap(table -> table.foreignKeys().stream())
            .filter(key -> key.columns().contains(it.column().name()))
        : change.keys();
  }

  private String unnameable(String name) {
    String why =
        Stream.of(TableName.schema(name), TableName.bare(name))
            .flatMap(it -> names.tooLong(it).stream())
            .findFirst()
            .orElse(
                SqlName.isWritable(name)
                    ? "is not one that the database allows"
                    : "has a line end or a control character");
    return "The name “%s” %s.".formatted(name, why);
  }

  private Optional<String> ofKey(Referring referring) {
    ForeignKey key = referring.key();
    boolean delete = key.actions().onDelete() == ReferentialAction.SET_NULL;
    boolean update = key.actions().onUpdate() == ReferentialAction.SET_NULL;
    if ((delete || update) && required(key)) {
      return Optional.of(
          "ON %s SET NULL needs a column that may be NULL, and %s may not."
              .formatted(delete ? "DELETE" : "UPDATE", StepComments.path(key)));
    }
    Optional<Table> parent = draft.table(key.parent());
    Optional<Table> child = draft.table(key.table());
    if (parent.filter(it -> it.storage().unlogged()).isPresent()
        && child.filter(it -> it.storage().unlogged()).isEmpty()) {
      return Optional.of(
          "%s cannot refer to %s, which is UNLOGGED: a crash would empty it, and leave the rows that refer to it."
              .formatted(StepComments.path(key), key.parent()));
    }
    boolean free = parent.isPresent() && !parent.get().unique(key.parentColumns());
    Optional<Table> written = referring.written();
    if (written.isPresent() && !free && !written.get().canBeReferredTo(key.parentColumns())) {
      return Optional.of(
          "%s cannot refer to %s (%s), whose rule is DEFERRABLE: rows may share a value until it is checked."
              .formatted(
                  StepComments.path(key), key.parent(), String.join(", ", key.parentColumns())));
    }
    if (free && certain) {
      return Optional.of(
          "%s cannot refer to %s (%s), which is neither a primary key nor unique."
              .formatted(
                  StepComments.path(key), key.parent(), String.join(", ", key.parentColumns())));
    }
    return Optional.empty();
  }

  private boolean required(ForeignKey key) {
    Optional<Table> table = draft.table(key.table());
    return key.columns().stream()
        .flatMap(it -> table.flatMap(known -> known.column(it)).stream())
        .anyMatch(it -> !it.nullable());
  }

  private static Stream<String> namesOf(SchemaChange change) {
    Stream<String> columns =
        switch (change) {
          case CreateTable it -> it.definition().columns().stream().map(Column::name);
          case AddColumn it -> Stream.of(it.column().name());
          case AlterColumn it -> Stream.of(it.column().name());
          case AddForeignKey it -> it.key().columns().stream();
          case CreateIndex it -> it.index().columns().stream();
          case DropForeignKey it ->
              Stream.concat(it.key().given().stream(), it.key().columns().stream());
          case DropIndex it -> Stream.of(it.index().name());
          case DropColumn it -> Stream.of(it.column().name());
          case DropTable it -> it.definition().columns().stream().map(Column::name);
        };
    Stream<String> parents =
        change
            .keys()
            .flatMap(it -> Stream.concat(Stream.of(it.parent()), it.parentColumns().stream()));
    return Stream.of(Stream.of(change.table()), columns, parents).flatMap(it -> it);
  }

  /** The indexes that a change makes. */
  static List<Index> indexesOf(SchemaChange change) {
    return switch (change) {
      case CreateTable it -> it.definition().indexes();
      case CreateIndex it -> List.of(it.index());
      case AddColumn it -> List.of();
      case AlterColumn it -> List.of();
      case AddForeignKey it -> List.of();
      case DropForeignKey it -> List.of();
      case DropIndex it -> List.of();
      case DropColumn it -> List.of();
      case DropTable it -> List.of();
    };
  }
}
