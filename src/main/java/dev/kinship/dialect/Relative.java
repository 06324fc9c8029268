package dev.kinship.dialect;

import dev.kinship.diagnostic.Remark;
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
 * foreign keys are only in the models. {@code limit} is what its users must know.
 */
record Relative(
    String id, String name, Dialect parent, boolean online, boolean keys, Optional<Remark> limit)
    implements Dialect {
  static final List<Dialect> ALL =
      List.of(
          new Relative(
              "cockroachdb",
              "CockroachDB",
              PostgreSql.withoutTableLocks(),
              true,
              true,
              Optional.empty()),
          new Relative(
              "yugabytedb",
              "YugabyteDB",
              PostgreSql.withoutTableLocks(),
              true,
              true,
              Optional.empty()),
          new Relative(
              "citus",
              "Citus",
              new PostgreSql(),
              false,
              true,
              Optional.of(
                  new Remark(
                      "a foreign key works only between local tables, to a reference table, or if both tables are distributed by a column of the key",
                      "check how these tables are distributed before you run the migration"))),
          new Relative(
              "vitess",
              "Vitess",
              new MySql(),
              true,
              false,
              Optional.of(
                  new Remark(
                      "only the models have the foreign keys, the database does not: neither Vitess nor PlanetScale can change them online",
                      "let the application check what the database does not"))),
          new Relative("tidb", "TiDB", new MySql(), true, true, Optional.empty()));

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

  private List<Remark> notes(List<Remark> notes) {
    List<Remark> all = new ArrayList<>(notes);
    all.add(
        new Remark(
            "this migration follows the documentation of %s and has not been run on it"
                .formatted(name),
            "run it on a copy of your database first"));
    limit.ifPresent(all::add);
    return all;
  }
}
