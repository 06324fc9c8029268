package dev.kinship.dialect;

import dev.kinship.diagnostic.Remark;
import dev.kinship.dialect.mysql.MySql;
import dev.kinship.dialect.postgresql.PostgreSql;
import dev.kinship.dialect.vitess.Vitess;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A database for several machines that speaks the language of {@code parent}. If {@code online}, it
 * changes every table while the table is in use, one change per transaction, so that the parent's
 * short text is the careful one. {@code limit} is what its users must know.
 */
record Relative(
    String id, String name, Dialect parent, boolean online, Basis basis, Optional<Remark> limit)
    implements Dialect {
  /**
   * How it is known that what is written for a relative works: the tests run it on a server, or it
   * follows the {@code document}. Of {@code parsed} text the tests have the parser of the database
   * read every statement.
   */
  sealed interface Basis {
    record Run() implements Basis {}

    record Documented(String document, boolean parsed) implements Basis {}
  }

  static final List<Dialect> ALL =
      List.of(
          new Relative(
              "cockroachdb",
              "CockroachDB",
              PostgreSql.withoutTableLocks(),
              true,
              new Basis.Documented(
                  "https://www.cockroachlabs.com/docs/stable/online-schema-changes", false),
              Optional.empty()),
          new Relative(
              "yugabytedb",
              "YugabyteDB",
              PostgreSql.withoutTableLocks(),
              true,
              new Basis.Documented(
                  "https://docs.yugabyte.com/stable/api/ysql/the-sql-language/statements/ddl_alter_table/",
                  false),
              Optional.empty()),
          new Relative(
              "citus",
              "Citus",
              new PostgreSql(),
              false,
              new Basis.Documented(
                  "https://docs.citusdata.com/en/stable/develop/reference_ddl.html", false),
              Optional.of(
                  new Remark(
                      "a foreign key works only between local tables, to a reference table, or if both tables are distributed by a column of the key",
                      "check how these tables are distributed before you run the migration"))),
          new Relative("vitess", "Vitess", new Vitess(), true, new Basis.Run(), Optional.empty()),
          new Relative(
              "tidb",
              "TiDB",
              new MySql(),
              true,
              new Basis.Documented(
                  "https://docs.pingcap.com/tidb/stable/sql-statement-alter-table", true),
              Optional.empty()));

  @Override
  public Profile profile() {
    Bracket bracket = online ? Bracket.NONE : parent.bracket();
    return new Profile(id, parent.wording(), bracket, parent.profile().names(), List.of());
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
  public boolean refusesToLeaveEmpty() {
    return parent.refusesToLeaveEmpty();
  }

  @Override
  public Optional<String> companion() {
    return parent.companion();
  }

  @Override
  public Dialect told(String text) throws IOException {
    return new Relative(id, name, parent.told(text), online, basis, limit);
  }

  @Override
  public KeyColumns keyColumns() {
    return parent.keyColumns();
  }

  @Override
  public Rendering render(List<SchemaChange> changes, Schema known, RenderOptions manner) {
    RenderOptions how =
        online
            ? new RenderOptions(RenderOptions.Safety.NEVER, manner.backfill(), manner.dropKey())
            : manner;
    return switch (parent.render(changes, known, how)) {
      case Rendering.Steps it when it.steps().isEmpty() -> it;
      case Rendering.Steps it ->
          new Rendering.Steps(apart(it.steps()), notes(it.notes()), it.companion());
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
    if (basis instanceof Basis.Documented it) {
      all.add(
          new Remark(
              "this migration follows the documentation of %s and has not been run on it%s: %s"
                  .formatted(name, it.parsed() ? ", only read by its parser" : "", it.document()),
              "run it on a copy of your database first"));
    }
    limit.ifPresent(all::add);
    return all;
  }
}
