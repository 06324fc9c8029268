package dev.kinship.dialect.postgresql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.Fact;
import dev.kinship.dialect.sql.Filling;
import dev.kinship.dialect.sql.InPlace;
import dev.kinship.dialect.sql.OnlineSteps;
import dev.kinship.dialect.sql.Provable;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.sql.SqlIndentation;
import dev.kinship.dialect.sql.StepComments;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.stream.Stream;

/**
 * Online changes for PostgreSQL: a step that blocks other sessions waits only briefly for its lock,
 * and a step that takes long uses a lock that does not block them. A limit on the time of
 * statements is lifted for all of them: it would end the repetitions, and leave an index that is
 * not valid. Measured and argued in docs/migrations.md.
 */
record PostgreSqlOnline(SqlClauses writer, InPlace.Words words, PostgreSqlFacts facts)
    implements OnlineSteps {
  private static final String INDENT = " ".repeat(12);
  private static final String NO_LIMIT = "SET LOCAL statement_timeout = 0";
  private static final String NO_LIMIT_FOR_SESSION =
      "    PERFORM set_config('statement_timeout', '0', false);\n";

  PostgreSqlOnline(SqlClauses writer, InPlace.Words words) {
    this(writer, words, new PostgreSqlFacts(writer));
  }

  @Override
  public MigrationStep table(
      Provable create, List<Provable> indexes, Provable drop, String reason) {
    List<String> all =
        Stream.concat(Stream.of(create), indexes.stream()).map(Provable::sql).toList();
    return step(
        patiently(all, facts.holds(create.done())),
        patiently(List.of(drop.sql()), facts.holds(drop.done())),
        reason);
  }

  @Override
  public MigrationStep column(
      String table, Provable add, Provable drop, boolean onlyIfEmpty, String reason) {
    return drop(add, drop, reason);
  }

  @Override
  public List<MigrationStep> index(Index index) {
    if (writer.isPartitioned(index.table())) {
      String name = writer.name(index);
      return List.of(
          drop(
              new Provable(writer.createIndex(index), new Fact.HasIndex(index, name)),
              new Provable(
                  "DROP INDEX " + quoted(index, name), new Fact.NoIndex(index.table(), name)),
              StepComments.index(index)
                  + " Writers wait until it is built: the table is partitioned."));
    }
    return List.of(
        apart(
            built(
                index,
                writer.createIndex(index),
                writer.name(index),
                new Fact.HasIndex(index, writer.name(index))),
            dropped(index, writer.name(index)),
            StepComments.index(index)
                + " It is built while others read and write. What a failed attempt has left is dropped first."));
  }

  @Override
  public List<MigrationStep> key(ForeignKey key) {
    String table = writer.quote(key.table());
    String name = writer.name(key);
    String quoted = writer.quote(name);
    Provable add = new Provable(writer.addConstraint(key), new Fact.HasKey(key, name));
    Provable drop =
        new Provable(
            "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, quoted),
            new Fact.NoConstraint(key.table(), name));
    if (writer.isPartitioned(key.table())) {
      return List.of(
          drop(
              add,
              drop,
              StepComments.key(key)
                  + " Writers wait until its rows are checked: the table is partitioned."));
    }
    return List.of(
        drop(new Provable(add.sql() + " NOT VALID", add.done()), drop, StepComments.key(key)),
        validation(key));
  }

  /** Both in one transaction, so that no row is written in between that no key has checked. */
  @Override
  public List<MigrationStep> change(Provable drop, Provable undo, ForeignKey to, String reason) {
    String name = writer.name(to);
    String again =
        "ALTER TABLE %s DROP CONSTRAINT %s".formatted(writer.quote(to.table()), writer.quote(name));
    boolean partitioned = writer.isPartitioned(to.table());
    String add = writer.addConstraint(to) + (partitioned ? "" : " NOT VALID");
    MigrationStep changed =
        step(
            patiently(List.of(drop.sql(), add), facts.holds(new Fact.HasKey(to, name))),
            patiently(List.of(again, undo.sql()), facts.holds(undo.done())),
            reason);
    return partitioned ? List.of(changed) : List.of(changed, validation(to));
  }

  private MigrationStep validation(ForeignKey key) {
    return step(
        NO_LIMIT
            + ";\nALTER TABLE %s VALIDATE CONSTRAINT %s"
                .formatted(writer.quote(key.table()), writer.quote(writer.name(key))),
        "",
        StepComments.validation(key));
  }

  /** Each batch is a transaction, so that other sessions wait for one at most. */
  @Override
  public MigrationStep fill(Filling it, String reason) {
    String mark = DoBlock.mark(it.table() + it.update());
    String sql =
        """
        SET statement_timeout = 0;
        DO %1$s
        DECLARE
            kin_first %3$s.%2$s%%TYPE;
            kin_last %3$s.%2$s%%TYPE;
        BEGIN
            SELECT %2$s INTO kin_first FROM %3$s ORDER BY %2$s LIMIT 1;
            WHILE kin_first IS NOT NULL LOOP
                SELECT %2$s INTO kin_last
                    FROM (SELECT %2$s FROM %3$s WHERE %2$s >= kin_first ORDER BY %2$s LIMIT %4$d) batch
                    ORDER BY %2$s DESC LIMIT 1;
                %5$s;
                COMMIT;
                PERFORM pg_sleep(0.03);
                SELECT %2$s INTO kin_first FROM %3$s WHERE %2$s > kin_last ORDER BY %2$s LIMIT 1;
            END LOOP;
        END
        %1$s;
        RESET statement_timeout"""
            .formatted(
                mark,
                it.key().orElseThrow(),
                it.table(),
                Filling.BATCH,
                it.updateEmpty("", "kin_first", "kin_last"));
    return new MigrationStep(sql, "", reason, Transaction.NONE_AT_ALL);
  }

  /** A rule that the rows keep already spares the last step from looking at them under its lock. */
  @Override
  public List<MigrationStep> require(Filling it, String reason) {
    String alter = "ALTER TABLE %s ".formatted(it.table());
    String noRule = alter + "DROP CONSTRAINT " + it.rule();
    String ruled = facts.rule(it);
    return List.of(
        step(
            patiently(
                List.of(
                    alter
                        + "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                            .formatted(it.rule(), it.column())),
                ruled),
            patiently(List.of(noRule), "NOT " + ruled),
            reason + " At first a rule applies to new rows only."),
        step(
            NO_LIMIT + ";\n" + alter + "VALIDATE CONSTRAINT " + it.rule(),
            "",
            "Existing rows are checked while others read and write them."),
        step(
            patiently(List.of(words.require(it, true), noRule), facts.required(it)),
            patiently(List.of(words.require(it, false)), "NOT " + facts.required(it)),
            "The column becomes NOT NULL without another check, since the rule has checked all rows. Then the rule is dropped."));
  }

  @Override
  public MigrationStep allow(Filling it, String reason) {
    return step(
        patiently(List.of(words.require(it, false)), "NOT " + facts.required(it)),
        patiently(List.of(words.require(it, true)), facts.required(it)),
        reason);
  }

  @Override
  public MigrationStep drop(Provable drop, Provable undo, String reason) {
    return step(
        patiently(List.of(drop.sql()), facts.holds(drop.done())),
        patiently(List.of(undo.sql()), facts.holds(undo.done())),
        reason);
  }

  @Override
  public MigrationStep dropIndex(Index index, Provable drop, Provable undo, String reason) {
    return writer.isPartitioned(index.table())
        ? drop(drop, undo, reason)
        : apart(
            dropped(index, index.name()),
            built(index, undo.sql(), index.name(), undo.done()),
            reason);
  }

  private static MigrationStep step(String sql, String undo, String reason) {
    return new MigrationStep(sql, undo, reason, Transaction.OWN);
  }

  private static MigrationStep apart(String sql, String undo, String reason) {
    return new MigrationStep(sql, undo, reason, Transaction.NONE_AT_ALL);
  }

  /**
   * An index that is built while others write; {@code IF NOT EXISTS} would also be content with an
   * index of another table, so the last statement checks which one exists.
   */
  private String built(Index index, String create, String name, Fact wanted) {
    String invalid =
        "NOT EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = %s AND relname = %s AND NOT indisvalid)"
            .formatted(facts.needed(index.table()), PostgreSqlFacts.literal(name));
    String begin =
        DoBlock.of(
            NO_LIMIT_FOR_SESSION
                + loop(
                    "DROP INDEX " + quoted(index, name) + ";",
                    "-- Only a failed attempt.",
                    invalid));
    String build = create.replaceFirst("INDEX", "INDEX CONCURRENTLY IF NOT EXISTS");
    String check =
        DoBlock.failIf(
            "NOT " + facts.holds(wanted),
            "%s exists and is not the wanted index of %s"
                .formatted(name, TableName.shown(index.table())));
    String end = DoBlock.of("    RESET statement_timeout;\n" + check);
    return begin + ";\n" + build + ";\n" + end;
  }

  /** Index names are those of a schema, so another table may have this one. */
  private String dropped(Index index, String name) {
    String found = facts.found(TableName.beside(index.table(), name));
    String other =
        "%1$s IS NOT NULL AND NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = %1$s AND indrelid = %2$s)"
            .formatted(found, facts.needed(index.table()));
    String message = "%s is not an index of %s".formatted(name, TableName.shown(index.table()));
    return DoBlock.of(DoBlock.failIf(other, message) + NO_LIMIT_FOR_SESSION)
        + ";\nDROP INDEX CONCURRENTLY IF EXISTS %s;\nRESET statement_timeout"
            .formatted(quoted(index, name));
  }

  private String quoted(Index index, String name) {
    return writer.quote(TableName.beside(index.table(), name));
  }

  private static String patiently(List<String> statements, String done) {
    String body =
        statements.stream()
            .map(it -> SqlIndentation.of(it + ";", INDENT, '"'))
            .collect(joining("\n"));
    return NO_LIMIT
        + ";\n"
        + DoBlock.of(loop(body.strip(), "-- An interrupted run may have done this.", done));
  }

  /**
   * The statements, repeated if they did not get their locks. Each try is a transaction within the
   * transaction: when it ends, its locks are free, so the pause holds none. Two hundred tries take
   * about a minute and a half.
   */
  private static String loop(String statements, String comment, String done) {
    return """
            -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
            SET LOCAL lock_timeout = '100ms';
            FOR try IN 1..200 LOOP
                BEGIN
                    %1$s
                    EXIT WHEN %2$s;
                    %3$s
                    EXIT;
                EXCEPTION WHEN lock_not_available THEN
                    IF try = 200 THEN RAISE; END IF;
                    PERFORM pg_sleep(0.1 + random() * 0.5);
                END;
            END LOOP;
        """
        .formatted(comment, SqlIndentation.of(done, INDENT, '"').strip(), statements);
  }
}
