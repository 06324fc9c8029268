package dev.kinship.dialect.postgresql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.Filling;
import dev.kinship.dialect.sql.InPlace;
import dev.kinship.dialect.sql.OnlineSteps;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.sql.SqlIndentation;
import dev.kinship.dialect.sql.StepComments;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.schema.TableName;
import java.util.List;

/**
 * Online changes for PostgreSQL: a step that blocks other sessions waits only briefly for its lock,
 * and a step that takes long uses a lock that does not block them. Measured and argued in
 * docs/migrations.md.
 */
record PostgreSqlOnline(SqlClauses writer, InPlace.Words words) implements OnlineSteps {
  private static final String INDENT = " ".repeat(12);

  @Override
  public MigrationStep table(List<String> statements, String drop, String reason) {
    return patient(statements, drop, reason);
  }

  @Override
  public MigrationStep column(String add, String drop, String reason) {
    return patient(List.of(add), drop, reason);
  }

  /** A try that failed leaves an index that is not used and has the name. */
  @Override
  public List<MigrationStep> index(Index index) {
    String drop =
        "DROP INDEX CONCURRENTLY IF EXISTS "
            + writer.quote(TableName.beside(index.table(), writer.name(index)));
    String create = writer.createIndex(index).replaceFirst("INDEX", "INDEX CONCURRENTLY");
    return List.of(
        new MigrationStep(
            drop + ";\n" + create,
            drop,
            StepComments.index(index)
                + " It is built while others read and write. What a failed attempt has left is dropped first.",
            Transaction.NONE_AT_ALL));
  }

  @Override
  public List<MigrationStep> key(ForeignKey key) {
    String table = writer.quote(key.table());
    String name = writer.quote(writer.name(key));
    return List.of(
        patient(
            List.of(writer.addConstraint(key) + " NOT VALID"),
            "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, name),
            StepComments.key(key)),
        new MigrationStep(
            "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(table, name),
            "",
            StepComments.validation(key),
            Transaction.OWN));
  }

  /** Each batch is a transaction, so that other sessions wait for one at most. */
  @Override
  public MigrationStep fill(Filling it, String reason) {
    String mark = mark(it.table() + it.update());
    String sql =
        """
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
        %1$s"""
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
    return List.of(
        patient(
            List.of(
                alter
                    + "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                        .formatted(it.rule(), it.column())),
            alter + "DROP CONSTRAINT IF EXISTS " + it.rule(),
            reason + " At first a rule applies to new rows only."),
        new MigrationStep(
            alter + "VALIDATE CONSTRAINT " + it.rule(),
            "",
            "Existing rows are checked while others read and write them.",
            Transaction.OWN),
        patient(
            List.of(words.require(it, true), alter + "DROP CONSTRAINT " + it.rule()),
            words.require(it, false),
            "The column becomes NOT NULL without another check, since the rule has checked all rows. Then the rule is dropped."));
  }

  @Override
  public MigrationStep drop(String drop, String undo, String reason) {
    return patient(List.of(drop), undo, reason);
  }

  @Override
  public MigrationStep dropIndex(String drop, String undo, String reason) {
    return new MigrationStep(
        drop.replaceFirst("INDEX", "INDEX CONCURRENTLY IF EXISTS"),
        undo.replaceFirst("INDEX", "INDEX CONCURRENTLY"),
        reason,
        Transaction.NONE_AT_ALL);
  }

  private static MigrationStep patient(List<String> statements, String undo, String reason) {
    return new MigrationStep(
        patiently(statements), patiently(List.of(undo)), reason, Transaction.OWN);
  }

  /**
   * The statements together, repeated if they did not get their locks. Each try is a transaction
   * within the transaction: when it ends, its locks are free, so the pause holds none. Two hundred
   * tries take about a minute and a half.
   */
  static String patiently(List<String> statements) {
    String body =
        statements.stream()
            .map(it -> SqlIndentation.of(it + ";", INDENT, '"'))
            .collect(joining("\n"));
    return """
        DO %1$s
        BEGIN
            -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
            SET LOCAL lock_timeout = '100ms';
            FOR try IN 1..200 LOOP
                BEGIN
        %2$s
                    EXIT;
                EXCEPTION WHEN lock_not_available THEN
                    IF try = 200 THEN RAISE; END IF;
                    PERFORM pg_sleep(0.1 + random() * 0.5);
                WHEN duplicate_table OR duplicate_column OR duplicate_object
                    OR undefined_table OR undefined_column OR undefined_object THEN
                    -- An interrupted run had come this far.
                    RAISE WARNING '%%, taken as done', SQLERRM;
                    EXIT;
                END;
            END LOOP;
        END
        %1$s"""
        .formatted(mark(body), body);
  }

  /** What ends a block is not in it. */
  private static String mark(String body) {
    String mark = "$kin$";
    while (body.contains(mark)) {
      mark = mark.replaceFirst("\\$$", "_\\$");
    }
    return mark;
  }
}
