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
  public MigrationStep column(Provable add, Provable drop, String reason) {
    return drop(add, drop, reason);
  }

  @Override
  public List<MigrationStep> index(Index index) {
    return List.of(
        apart(
            built(index, writer.createIndex(index), writer.name(index)),
            dropped(index, writer.name(index)),
            StepComments.index(index)
                + " It is built while others read and write. What a failed attempt has left is dropped first."));
  }

  @Override
  public List<MigrationStep> key(ForeignKey key) {
    String table = writer.quote(key.table());
    String name = writer.name(key);
    String quoted = writer.quote(name);
    return List.of(
        drop(
            new Provable(writer.addConstraint(key) + " NOT VALID", new Fact.HasKey(key, name)),
            new Provable(
                "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, quoted),
                new Fact.NoConstraint(key.table(), name)),
            StepComments.key(key)),
        step(
            NO_LIMIT + ";\nALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(table, quoted),
            "",
            StepComments.validation(key)));
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
                it.updateEmpty("kin_first", "kin_last"));
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
  public MigrationStep drop(Provable drop, Provable undo, String reason) {
    return step(
        patiently(List.of(drop.sql()), facts.holds(drop.done())),
        patiently(List.of(undo.sql()), facts.holds(undo.done())),
        reason);
  }

  @Override
  public MigrationStep dropIndex(Index index, Provable drop, Provable undo, String reason) {
    return apart(dropped(index, index.name()), built(index, undo.sql(), index.name()), reason);
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
  private String built(Index index, String create, String name) {
    String invalid =
        "NOT EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = %s AND relname = %s AND NOT indisvalid)"
            .formatted(facts.needed(index.table()), PostgreSqlFacts.literal(name));
    String begin =
        DoBlock.of(
            NO_LIMIT_FOR_SESSION
                + loop(
                    "DROP INDEX " + writer.quote(name) + ";",
                    "-- Only a failed attempt.",
                    invalid));
    String build = create.replaceFirst("INDEX", "INDEX CONCURRENTLY IF NOT EXISTS");
    String check =
        DoBlock.failIf(
            "NOT " + facts.holds(new Fact.HasIndex(index, name)),
            "%s exists and is not the wanted index of %s".formatted(name, index.table()));
    String end = DoBlock.of("    RESET statement_timeout;\n" + check);
    return begin + ";\n" + build + ";\n" + end;
  }

  /** Index names are those of a schema, so another table may have this one. */
  private String dropped(Index index, String name) {
    String found = facts.found(name);
    String other =
        "%1$s IS NOT NULL AND NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = %1$s AND indrelid = %2$s)"
            .formatted(found, facts.needed(index.table()));
    String message = "%s is not an index of %s".formatted(name, index.table());
    return DoBlock.of(DoBlock.failIf(other, message) + NO_LIMIT_FOR_SESSION)
        + ";\nDROP INDEX CONCURRENTLY IF EXISTS %s;\nRESET statement_timeout"
            .formatted(writer.quote(name));
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
