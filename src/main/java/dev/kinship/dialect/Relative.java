package dev.kinship.dialect;

import dev.kinship.dialect.mysql.MySql;
import dev.kinship.dialect.postgresql.PostgreSql;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A database for several machines that speaks the language of {@code parent}; written from its
 * documentation, not run. If {@code online}, it changes every table while the table is in use, one
 * change per transaction, so that the parent's short text is the careful one. Without {@code keys},
 * foreign keys are only in the models. {@code advice} is a sentence for the user, or empty.
 */
record Relative(String id, String name, Dialect parent, boolean online, boolean keys, String advice)
    implements Dialect {
  static final List<Dialect> ALL =
      List.of(
          new Relative(
              "cockroachdb", "CockroachDB", PostgreSql.withoutTableLocks(), true, true, ""),
          new Relative("yugabytedb", "YugabyteDB", PostgreSql.withoutTableLocks(), true, true, ""),
          new Relative(
              "citus",
              "Citus",
              new PostgreSql(),
              false,
              true,
              "A foreign key works only between local tables, to a reference table, or if both tables are distributed by a column of the key."),
          new Relative(
              "vitess",
              "Vitess",
              new MySql(),
              true,
              false,
              "Only the models have the foreign keys, the database does not: neither Vitess nor PlanetScale can change them online."),
          new Relative("tidb", "TiDB", new MySql(), true, true, ""));

  @Override
  public Profile profile() {
    Bracket bracket = online ? Bracket.NONE : parent.bracket();
    return new Profile(id, parent.wording(), bracket, parent.profile().names(), Optional.empty());
  }

  @Override
  public boolean speaks(String other) {
    return parent.speaks(other);
  }

  @Override
  public boolean runs(String other) {
    return id.equals(other) || parent.runs(other);
  }

  @Override
  public Optional<Pattern> borrowed() {
    return parent.borrowed();
  }

  @Override
  public KeyColumns keyColumns() {
    return keys ? parent.keyColumns() : KeyColumns.ANY;
  }

  @Override
  public Rendering render(List<SchemaChange> changes, Schema known, RenderOptions manner) {
    List<SchemaChange> wanted =
        keys ? changes : changes.stream().flatMap(it -> it.without(key -> true).stream()).toList();
    RenderOptions how =
        online
            ? new RenderOptions(RenderOptions.Safety.NEVER, manner.backfill(), manner.dropKey())
            : manner;
    return switch (parent.render(wanted, known, how)) {
      case Rendering.Steps it when it.steps().isEmpty() -> it;
      case Rendering.Steps it -> new Rendering.Steps(apart(it.steps()), notes(it.notes()));
      case Rendering.Refusal it -> it;
      case Rendering.Unshown it -> it;
    };
  }

  /**
   * The last change shares its transaction with the guards of the down migration, which change
   * nothing.
   */
  private List<MigrationStep> apart(List<MigrationStep> steps) {
    if (!online) {
      return steps;
    }
    List<MigrationStep> changing = steps.stream().filter(it -> !it.sql().isEmpty()).toList();
    return steps.stream()
        .map(
            it ->
                it.sql().isEmpty() || it.equals(changing.getLast())
                    ? it
                    : new MigrationStep(
                        it.sql(), it.undo(), it.reason(), Transaction.OWN, it.title()))
        .toList();
  }

  private List<String> notes(List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    all.add(
        "This migration follows the documentation of %s and has not been run on it."
            .formatted(name));
    Optional.of(advice).filter(it -> !it.isEmpty()).ifPresent(all::add);
    return all;
  }
}
