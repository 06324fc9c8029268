package dev.kinship.plan.existing;

import static java.util.stream.Collectors.joining;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.Sentence;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.Column;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;

/**
 * Notes on keys that may be NULL in the database after {@code changes} and may not in the model, or
 * the other way round, and on those that a table with rows cannot get; {@code filled} if rows get a
 * value.
 */
public record NullNotes(
    WantedSchema wanted, Schema known, List<SchemaChange> changes, boolean filled) {
  /** A plan of more sentences is too long for a help line. */
  private static final int MOST_NAMED = 3;

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

  /** The notes, each with the command that makes the database agree. */
  public List<Diagnostic> notes() {
    return wanted.links().stream().flatMap(it -> note(it).stream()).toList();
  }

  private Optional<Diagnostic> note(PlannedLink planned) {
    Entity child = planned.link().child();
    Optional<String> table = child.table();
    Optional<KeyColumn> key = child.key(planned.link().foreignKey());
    if (table.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    String column = key.get().column();
    Optional<Column> there = known.table(table.get()).flatMap(it -> column(it, column));
    return there.isPresent()
        ? existing(planned, table.get(), there.get())
        : changes.stream()
            .filter(SchemaChange.AddColumn.class::isInstance)
            .map(SchemaChange.AddColumn.class::cast)
            .filter(it -> SqlName.same(it.table(), table.get()))
            .filter(it -> SqlName.same(it.column().name(), column))
            .findFirst()
            .flatMap(it -> added(planned, it));
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
                planned,
                "%s may be NULL in the database, but the key of `%s` is required"
                    .formatted(path, model),
                "make it NOT NULL: %s, and add --backfill EXPR if it is NULL in a row"
                    .formatted(command(planned, "--required")))
            : note(
                planned,
                "%s is NOT NULL in the database, but the key of `%s` is optional"
                    .formatted(path, model),
                "allow NULL: " + command(planned, "--optional")));
  }

  private Optional<Diagnostic> added(PlannedLink planned, SchemaChange.AddColumn change) {
    Column column = change.column();
    String path = "`%s.%s`".formatted(change.table(), column.name());
    if (column.nullable()) {
      return planned.optional()
          ? Optional.empty()
          : Optional.of(
              note(
                  planned,
                  "%s may be NULL in the database, but the key of `%s` is required: rows that exist have no value for it"
                      .formatted(path, planned.link().child().name()),
                  "fill it and make it NOT NULL, now or later: "
                      + command(planned, "--backfill EXPR")
                      + (canBeOptional(planned)
                          ? "; or pass --optional if it may stay empty"
                          : "")));
    }
    boolean sure = filled || known.rows(change.table()).orElse(1) == 0;
    return sure || known.table(change.table()).isEmpty()
        ? Optional.empty()
        : Optional.of(
            note(
                planned,
                "%s is NOT NULL from the start, so the migration fails, and changes nothing, if `%s` has a row"
                    .formatted(path, change.table()),
                "if it has one, run kin undo, then "
                    + again("--backfill EXPR")
                    + (canBeOptional(planned)
                        ? ", or with --optional%s instead".formatted(where())
                        : "")));
  }

  /** Whether the model gets the field now, by a sentence that can make it optional. */
  private boolean canBeOptional(PlannedLink planned) {
    boolean joins = wanted.sentences().stream().anyMatch(it -> it.kind() == Kind.HAS_MANY_THROUGH);
    return field(planned).isEmpty() && !joins;
  }

  private String where() {
    return wanted.sentences().size() == 1 ? "" : " in its sentence";
  }

  /** The command for the whole plan, which is what {@code kin undo} reverts. */
  private String again(String flag) {
    List<Sentence> all = wanted.sentences();
    return all.size() > MOST_NAMED
        ? "the same command with " + flag
        : "kin add %s %s"
            .formatted(all.stream().map(Sentence::toString).collect(joining(" --and ")), flag);
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

  private static Diagnostic note(PlannedLink planned, String message, String help) {
    List<Label> labels = field(planned).stream().map(it -> new Label(it, "this key")).toList();
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
