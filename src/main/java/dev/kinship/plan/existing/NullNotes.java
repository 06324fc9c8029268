package dev.kinship.plan.existing;

import static java.util.stream.Collectors.groupingBy;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Series;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.Column;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notes on keys that may be NULL in the database after {@code changes} and may not in the model, or
 * the other way round, and on those that a table with rows cannot get; {@code filled} if rows get a
 * value.
 */
public record NullNotes(
    WantedSchema wanted, Schema known, List<SchemaChange> changes, boolean filled) {
  /** A key whose column the migration adds. */
  private record Added(PlannedLink planned, AddColumn change) {
    String path() {
      return "`%s.%s`".formatted(change.table(), change.column().name());
    }

    String table() {
      return "`%s`".formatted(change.table());
    }
  }

  /** Refuses a value for rows without one if no key is required. */
  public static void requireUse(WantedSchema wanted, Optional<String> backfill) {
    if (backfill.isPresent() && wanted.links().stream().allMatch(PlannedLink::optional)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "--backfill fills a required key, and %s optional"
              .formatted(wanted.links().size() == 1 ? "this one is" : "all of these are"),
          "leave one of --backfill and --optional out");
    }
  }

  /** The notes, each with what makes the database agree. */
  public List<Diagnostic> notes() {
    Map<String, List<AddColumn>> byTable =
        changes.stream()
            .flatMap(it -> it instanceof AddColumn add ? Stream.of(add) : Stream.empty())
            .collect(groupingBy(it -> SqlName.folded(it.table())));
    List<Added> added = wanted.links().stream().flatMap(it -> added(it, byTable).stream()).toList();
    return Stream.of(
            wanted.links().stream().flatMap(it -> existing(it).stream()),
            added.stream().flatMap(it -> nullable(it).stream()),
            refusedByRows(added).stream())
        .flatMap(it -> it)
        .toList();
  }

  private Optional<Diagnostic> existing(PlannedLink planned) {
    Entity child = planned.link().child();
    Optional<String> table = child.table();
    Optional<KeyColumn> key = child.key(planned.link().foreignKey());
    if (table.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    String column = key.get().column();
    return known
        .table(table.get())
        .flatMap(it -> column(it, column))
        .flatMap(it -> existing(planned, table.get(), it));
  }

  private static Optional<Added> added(PlannedLink planned, Map<String, List<AddColumn>> byTable) {
    Entity child = planned.link().child();
    Optional<String> column = child.key(planned.link().foreignKey()).map(KeyColumn::column);
    return child.table().stream()
        .flatMap(it -> byTable.getOrDefault(SqlName.folded(it), List.of()).stream())
        .filter(it -> column.filter(name -> SqlName.same(it.column().name(), name)).isPresent())
        .findFirst()
        .map(it -> new Added(planned, it));
  }

  private Optional<Column> column(Table table, String name) {
    return table.columns().stream()
        .filter(it -> known.homes().wording().sameColumn(it.name(), name))
        .findFirst();
  }

  private Optional<Diagnostic> existing(PlannedLink planned, String table, Column column) {
    boolean altered =
        changes.stream()
            .anyMatch(
                it ->
                    it instanceof SchemaChange.AlterColumn alter
                        && SqlName.same(alter.table(), table)
                        && alter.column().name().equals(column.name()));
    if (altered || column.nullable() == planned.optional()) {
      return Optional.empty();
    }
    String path = "`%s.%s`".formatted(table, column.name());
    String model = planned.link().child().name();
    return Optional.of(
        column.nullable()
            ? note(
                List.of(planned),
                "%s may be NULL in the database, but the key of `%s` is required"
                    .formatted(path, model),
                "make it NOT NULL: %s, and add --backfill EXPR if it is NULL in a row"
                    .formatted(command(planned, "--required")))
            : note(
                List.of(planned),
                "%s is NOT NULL in the database, but the key of `%s` is optional"
                    .formatted(path, model),
                "allow NULL: " + command(planned, "--optional")));
  }

  private Optional<Diagnostic> nullable(Added key) {
    return !key.change().column().nullable() || key.planned().optional()
        ? Optional.empty()
        : Optional.of(
            note(
                List.of(key.planned()),
                "%s may be NULL in the database, but the key of `%s` is required: rows that exist have no value for it"
                    .formatted(key.path(), key.planned().link().child().name()),
                "fill it and make it NOT NULL, now or later: "
                    + command(key.planned(), "--backfill EXPR")
                    + (canBeOptional(key) ? "; or pass --optional if it may stay empty" : "")));
  }

  /** One note for all keys, since one migration adds them. */
  private Optional<Diagnostic> refusedByRows(List<Added> added) {
    List<Added> keys = added.stream().filter(this::mayMeetRows).toList();
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    List<String> tables = keys.stream().map(Added::table).distinct().toList();
    boolean optional = keys.stream().anyMatch(this::canBeOptional);
    return Optional.of(
        note(
            keys.stream().map(Added::planned).toList(),
            "%s %s NOT NULL from the start, so the migration fails, and changes nothing, if %s has a row"
                .formatted(
                    Series.of(keys.stream().map(Added::path).toList(), "and"),
                    keys.size() == 1 ? "is" : "are",
                    Series.of(tables, "or")),
            "if it has one, pass --backfill EXPR%s; run kin undo first if this is written already"
                .formatted(optional ? ", or --optional" + where() : "")));
  }

  private String where() {
    return wanted.sentences().size() == 1 ? "" : " in the key's sentence";
  }

  private boolean mayMeetRows(Added key) {
    AddColumn change = key.change();
    boolean sure = filled || known.rows(change.table()).orElse(1) == 0;
    return !change.column().nullable() && !sure && known.table(change.table()).isPresent();
  }

  /** Whether the model gets the field now, by a sentence that can make it optional. */
  private boolean canBeOptional(Added key) {
    boolean joins = wanted.sentences().stream().anyMatch(it -> it.kind() == Kind.HAS_MANY_THROUGH);
    return field(key.planned()).isEmpty() && !joins;
  }

  /** The place of the key's field in the code as it is. */
  private static Optional<Place> field(PlannedLink planned) {
    Entity child = planned.link().child();
    return child
        .key(planned.link().foreignKey())
        .flatMap(KeyColumn::field)
        .map(Field::place)
        .filter(it -> !it.equals(child.place()));
  }

  private static Diagnostic note(List<PlannedLink> planned, String message, String help) {
    List<Label> labels =
        planned.stream()
            .flatMap(it -> field(it).stream())
            .map(it -> new Label(it, "this key"))
            .toList();
    return new Diagnostic(ExistingRules.NULLS, message, labels, help);
  }

  /** A sentence about this very key, with the flag. */
  private static String command(PlannedLink planned, String flag) {
    Entity child = planned.link().child();
    return child.isTable()
        ? "the same command with " + flag
        : "kin add %s belongs_to %s --foreign-key %s%s %s"
            .formatted(
                child.name(),
                planned.link().parent().name(),
                planned.link().foreignKey(),
                planned.there().isEmpty() ? " --inverse-of none" : "",
                flag);
  }
}
