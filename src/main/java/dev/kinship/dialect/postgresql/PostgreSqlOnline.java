package dev.kinship.dialect.postgresql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.DataLossGuards;
import dev.kinship.dialect.sql.InPlaceWords;
import dev.kinship.dialect.sql.OnlineSteps;
import dev.kinship.dialect.sql.OnlineSteps.Provable;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.step.Fact;
import dev.kinship.dialect.step.Filling;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.dialect.step.StepTitles;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.schema.TableName;
import dev.kinship.text.SqlIndentation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Online changes for PostgreSQL: a step that blocks other sessions waits only briefly for its lock,
 * and a step that takes long uses a lock that does not block them. Each file is one transaction, so
 * an interrupted run leaves nothing; only an index that is built concurrently may be left, which
 * its own step looks at. A limit on the time of statements is lifted for all of them: it would end
 * the repetitions, and leave an index that is not valid. Measured and argued in
 * docs/explanation/migrations.md.
 */
record PostgreSqlOnline(SqlClauses writer, InPlaceWords words, DataLossGuards losses)
    implements OnlineSteps {
  private static final String INDENT = " ".repeat(12);
  private static final String NO_LIMIT = "SET LOCAL statement_timeout = 0";
  private static final String NO_LIMIT_FOR_SESSION =
      "    PERFORM set_config('statement_timeout', '0', false);\n";
  private static final String WRITERS_WAIT = "Writers wait until %s: the table is partitioned.";

  @Override
  public MigrationStep table(
      Provable create, List<Provable> indexes, Provable drop, String reason) {
    List<String> all =
        Stream.concat(Stream.of(create), indexes.stream()).map(Provable::sql).toList();
    return step(patiently(all), patiently(guarded(drop)), reason);
  }

  @Override
  public MigrationStep column(
      String table, Provable add, Provable drop, boolean onlyIfEmpty, String reason) {
    return drop(add, drop, reason);
  }

  @Override
  public List<MigrationStep> index(Index index) {
    String name = writer.name(index);
    String create = writer.createIndex(index);
    MigrationStep step =
        writer.isPartitioned(index.table())
            ? step(
                patiently(List.of(create)),
                patiently(List.of("DROP INDEX " + quoted(index, name))),
                WRITERS_WAIT.formatted("it is built"))
            : apart(
                built(index, create, name, true), dropped(index, name), StepComments.unique(index));
    return List.of(step.titled(StepTitles.index(index)));
  }

  @Override
  public List<MigrationStep> key(ForeignKey key) {
    String add = writer.addConstraint(key);
    String drop =
        "ALTER TABLE %s DROP CONSTRAINT %s"
            .formatted(writer.quote(key.table()), writer.quote(writer.name(key)));
    if (writer.isPartitioned(key.table())) {
      String reason = WRITERS_WAIT.formatted("its rows are checked");
      return List.of(
          step(patiently(List.of(add)), patiently(List.of(drop)), reason)
              .titled(StepTitles.key(key)));
    }
    return List.of(
        step(
                patiently(List.of(add + " NOT VALID")),
                patiently(List.of(drop)),
                "Existing rows are checked in the next step, while others write.")
            .titled(StepTitles.key(key)),
        validation(key));
  }

  /** Dropped and added in one transaction, so that a key checks every row that is written. */
  @Override
  public List<MigrationStep> change(Provable drop, Provable undo, ForeignKey to, String reason) {
    String alter = "ALTER TABLE %s ".formatted(writer.quote(to.table()));
    String dropNew = alter + "DROP CONSTRAINT " + writer.quote(writer.name(to));
    String addNew = writer.addConstraint(to);
    if (writer.isPartitioned(to.table()) || !(undo.done() instanceof Fact.HasKey old)) {
      return List.of(
          step(
              patiently(List.of(drop.sql(), addNew)),
              patiently(List.of(dropNew, undo.sql())),
              reason));
    }
    List<String> drops =
        Stream.of(drop.sql(), dropNew).map(PostgreSqlOnline::ifExists).distinct().toList();
    return List.of(
        apart(
            replaced(drops, addNew, validate(to.table(), writer.name(to))),
            replaced(drops.reversed(), undo.sql(), validate(to.table(), old.name())),
            reason));
  }

  @Override
  public MigrationStep dropKey(ForeignKey key, Provable drop, Provable undo) {
    if (writer.isPartitioned(key.table()) || !(undo.done() instanceof Fact.HasKey it)) {
      return drop(drop, undo, "");
    }
    List<String> drops = List.of(ifExists(drop.sql()));
    return apart(
        forSession(drops) + ";\nRESET statement_timeout",
        replaced(drops, undo.sql(), validate(key.table(), it.name())),
        "");
  }

  /** The first try may have ended before its rows were checked. */
  private static String ifExists(String drop) {
    return drop.replaceFirst("DROP CONSTRAINT ", "DROP CONSTRAINT IF EXISTS ");
  }

  /** A key is added and then, in a transaction of its own, compared with the rows. */
  private String replaced(List<String> drops, String add, String validate) {
    int comment = add.indexOf(";\nCOMMENT ON ");
    String key = comment < 0 ? add : add.substring(0, comment);
    String rest = comment < 0 ? "" : add.substring(comment);
    String invalid = key.endsWith(" NOT VALID") ? key : key + " NOT VALID";
    List<String> all = Stream.concat(drops.stream(), Stream.of(invalid + rest)).toList();
    return forSession(all) + ";\n" + validate + ";\nRESET statement_timeout";
  }

  private String validate(String table, String name) {
    return "ALTER TABLE %s VALIDATE CONSTRAINT %s"
        .formatted(writer.quote(table), writer.quote(name));
  }

  private MigrationStep validation(ForeignKey key) {
    return step(
            NO_LIMIT + ";\n" + validate(key.table(), writer.name(key)),
            "",
            StepComments.validation(key))
        .titled(StepTitles.validation(key));
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
    return new MigrationStep(sql, "", reason, Transaction.NONE_AT_ALL)
        .titled(StepTitles.of("fill", it));
  }

  /** A rule that the rows keep already spares the last step from looking at them under its lock. */
  @Override
  public List<MigrationStep> require(Filling it, String reason) {
    String alter = "ALTER TABLE %s ".formatted(it.table());
    String noRule = alter + "DROP CONSTRAINT IF EXISTS " + it.rule();
    String rule =
        alter
            + "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                .formatted(it.rule(), it.column());
    return List.of(
        step(
                patiently(List.of(rule)),
                patiently(List.of(noRule)),
                reason + " At first a rule applies to new rows only.")
            .titled(StepTitles.of("check", it)),
        step(
                NO_LIMIT + ";\n" + alter + "VALIDATE CONSTRAINT " + it.rule(),
                "",
                "Existing rows are checked while others read and write them.")
            .titled(StepTitles.of("validate check of", it)),
        step(
                patiently(List.of(words.require(it, true), noRule)),
                patiently(List.of(words.require(it, false))),
                "The rule has checked all rows, so NOT NULL does not look at them again.")
            .titled(StepTitles.of("require", it)));
  }

  @Override
  public MigrationStep allow(Filling it, String reason) {
    return step(
        patiently(List.of(words.require(it, false))),
        patiently(List.of(words.require(it, true))),
        reason);
  }

  @Override
  public MigrationStep drop(Provable drop, Provable undo, String reason) {
    return step(patiently(guarded(drop)), patiently(guarded(undo)), reason);
  }

  /** A statement after the check of what it loses, which runs under the lock of the statement. */
  private List<String> guarded(Provable statement) {
    return losses
        .of(statement.done())
        .map(
            it ->
                List.of(
                    "-- %s\n%s".formatted(it.comment().replace('"', ' '), check(it)),
                    statement.sql()))
        .orElseGet(() -> List.of(statement.sql()));
  }

  /** Statements that fail if there is something to lose, and keep others from writing it. */
  static String check(DataLossGuards.Loss loss) {
    return """
        LOCK TABLE %s IN ACCESS EXCLUSIVE MODE;
        IF EXISTS (%s) THEN
            RAISE EXCEPTION %s;
        END IF"""
        .formatted(loss.table(), loss.query(), DoBlock.message(loss.message()));
  }

  @Override
  public MigrationStep dropIndex(Index index, Provable drop, Provable undo, String reason) {
    return writer.isPartitioned(index.table())
        ? drop(drop, undo, reason)
        : apart(
            dropped(index, index.name()),
            built(index, undo.sql(), index.name(), undo.done() instanceof Fact.HasIndex),
            reason);
  }

  private static MigrationStep step(String sql, String undo, String reason) {
    return new MigrationStep(sql, undo, reason, Transaction.OWN);
  }

  private static MigrationStep apart(String sql, String undo, String reason) {
    return new MigrationStep(sql, undo, reason, Transaction.NONE_AT_ALL);
  }

  /**
   * An index that is built while others write. {@code IF NOT EXISTS} lets a run that was
   * interrupted after the build go on; it is content with any index of that name, so what has the
   * name is looked at before.
   */
  private String built(Index index, String create, String name, boolean plain) {
    String message =
        "%s exists and is not the wanted index of %s"
            .formatted(name, TableName.shown(index.table()));
    String body =
        """
            -- A build that failed leaves an INVALID index.
            IF EXISTS (SELECT FROM pg_index WHERE indexrelid = %1$s AND indrelid = %2$s AND NOT indisvalid) THEN
                SET LOCAL lock_timeout = '500ms';
                DROP INDEX %3$s;
            ELSIF %4$s THEN
                RAISE EXCEPTION %5$s;
            END IF;
        """
            .formatted(
                found(index, name),
                regclass(index.table()),
                quoted(index, name),
                plain ? isOther(index, name) : isElsewhere(index, name),
                DoBlock.message(message));
    String build = create.replaceFirst("INDEX", "INDEX CONCURRENTLY IF NOT EXISTS");
    return DoBlock.of(body + NO_LIMIT_FOR_SESSION) + ";\n" + build + ";\nRESET statement_timeout";
  }

  /** What has the name is defined otherwise. */
  private String isOther(Index index, String name) {
    String columns = index.columns().stream().map(it -> "%I").collect(joining(", "));
    String names =
        Stream.of(
                Stream.of(literal(name), regclass(index.table())),
                index.columns().stream().map(PostgreSqlOnline::literal))
            .flatMap(it -> it)
            .collect(joining(", "));
    return "%1$s IS NOT NULL AND pg_get_indexdef(%1$s, 0, true)\n            IS DISTINCT FROM format('CREATE %2$sINDEX %%I ON %%s USING btree (%3$s)', %4$s)"
        .formatted(found(index, name), index.unique() ? "UNIQUE " : "", columns, names);
  }

  private String isElsewhere(Index index, String name) {
    return "(SELECT indrelid FROM pg_index WHERE indexrelid = %s) <> %s"
        .formatted(found(index, name), regclass(index.table()));
  }

  /** Index names are those of a schema, so another table may have this one. */
  private String dropped(Index index, String name) {
    String message = "%s is not an index of %s".formatted(name, TableName.shown(index.table()));
    return DoBlock.of(DoBlock.failIf(isElsewhere(index, name), message) + NO_LIMIT_FOR_SESSION)
        + ";\nDROP INDEX CONCURRENTLY IF EXISTS %s;\nRESET statement_timeout"
            .formatted(quoted(index, name));
  }

  private String quoted(Index index, String name) {
    return writer.quote(TableName.beside(index.table(), name));
  }

  /** The index of this name as an object, NULL if it does not exist. */
  private String found(Index index, String name) {
    return "to_regclass(%s)".formatted(literal(quoted(index, name)));
  }

  private String regclass(String table) {
    return literal(writer.quote(table)) + "::regclass";
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * The statements, repeated if they did not get their locks. Each try is a transaction within the
   * transaction: when it ends, its locks are free, so the pause holds none. Two hundred tries take
   * about a minute and a half.
   */
  private static String patiently(List<String> statements) {
    return NO_LIMIT + ";\n" + DoBlock.of(loop(statements));
  }

  /** The same for a file without a transaction, whose next statements have no limit either. */
  private static String forSession(List<String> statements) {
    return "SET statement_timeout = 0;\n" + DoBlock.of(loop(statements));
  }

  private static String loop(List<String> statements) {
    String body =
        statements.stream()
            .map(it -> SqlIndentation.of(it + ";", INDENT, '"'))
            .collect(joining("\n"));
    return """
            -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
            SET LOCAL lock_timeout = '100ms';
            FOR try IN 1..200 LOOP
                BEGIN
        %s
                    EXIT;
                EXCEPTION WHEN lock_not_available THEN
                    IF try = 200 THEN RAISE; END IF;
                    PERFORM pg_sleep(0.1 + random() * 0.5);
                END;
            END LOOP;
        """
        .formatted(body);
  }
}
