package dev.kinship.dialect.mysql;

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
import dev.kinship.schema.SqlName;
import dev.kinship.text.SqlIndentation;
import java.util.List;
import java.util.Optional;

/**
 * Online changes for MySQL and MariaDB: each statement names the algorithm that does not block
 * other sessions, so that the database refuses rather than copies the table, and waits only briefly
 * for its lock. A key is added without checking the rows; separate steps check them before and
 * after. Measured and argued in docs/explanation/migrations.md.
 */
record MySqlOnline(
    SqlClauses writer,
    Server flavour,
    InPlaceWords words,
    KeyIndexes own,
    MySqlFacts facts,
    DataLossGuards losses)
    implements OnlineSteps {
  static final String IN_PLACE = ", ALGORITHM=INPLACE, LOCK=NONE";
  static final String INSTANT = ", ALGORITHM=INSTANT";
  private static final String STRICT =
      "-- Else NULL could become 0. The mode is restored at the end of the block.\nSET SESSION sql_mode = 'STRICT_ALL_TABLES';\n";
  private static final String HAS_ROWS =
      "the table has rows, which would have no value for the new column: add it with --backfill";

  private static final String COPIED = " Writers wait while the table is copied: it %s.";

  /** How a statement is run: with rows compared with a new key or not, in one way or another. */
  private enum Manner {
    PLAIN,
    /** Rows are not compared with a new key. */
    UNCHECKED,
    /** Instantly, or in place if the table does not allow that. */
    INSTANT_FIRST
  }

  /** Its indexes are in its own text. */
  @Override
  public MigrationStep table(
      Provable create, List<Provable> indexes, Provable drop, String reason) {
    return drop(create, drop, reason);
  }

  @Override
  public MigrationStep column(
      String table, Provable add, Provable drop, boolean onlyIfEmpty, String reason) {
    String first = onlyIfEmpty ? stopIf("SELECT 1 FROM " + writer.quote(table), HAS_ROWS) : "";
    String done = facts.holds(add.done());
    Optional<String> copied = flavour.copies(writer.storage(table));
    if (copied.isPresent()) {
      return own(
          block(loop(first, add.sql(), done, Manner.PLAIN)),
          block(loop(drop, Manner.PLAIN)),
          reason + COPIED.formatted(copied.get()));
    }
    return own(
        block(loop(first, add.sql() + INSTANT, done, Manner.INSTANT_FIRST)), gone(drop), reason);
  }

  /** Drops a column. */
  private String gone(Provable drop) {
    boolean instant = flavour.drop.equals(INSTANT);
    return block(loop(with(flavour.drop, drop), instant ? Manner.INSTANT_FIRST : Manner.PLAIN));
  }

  @Override
  public List<MigrationStep> index(Index index) {
    String name = writer.name(index);
    String replaces =
        own.replaced(index).map(it -> " It replaces the index %s.".formatted(it.name())).orElse("");
    Provable create = new Provable(own.create(index, writer), new Fact.HasIndex(index, name));
    Provable drop =
        new Provable(own.drop(index, name, writer), new Fact.NoIndex(index.table(), name));
    if (flavour.rebuilds(writer.storage(index.table()))) {
      return List.of(
          drop(
                  create,
                  drop,
                  (StepComments.unique(index) + replaces + " Writers wait while it is built.")
                      .strip())
              .titled(StepTitles.index(index)));
    }
    return List.of(
        drop(inPlace(create), inPlace(drop), (StepComments.unique(index) + replaces).strip())
            .titled(StepTitles.index(index)));
  }

  @Override
  public List<MigrationStep> key(ForeignKey key) {
    String name = writer.name(key);
    String way = inPlace(key);
    String drop =
        "ALTER TABLE %s DROP FOREIGN KEY %s"
            .formatted(writer.quote(key.table()), writer.quote(name));
    return List.of(
        own(block(Orphans.stop(key, writer)), "", StepComments.validation(key))
            .titled(StepTitles.checked(key)),
        own(
                block(
                    loop(
                        new Provable(writer.addConstraint(key) + way, new Fact.HasKey(key, name)),
                        Manner.UNCHECKED)),
                block(
                    loop(
                        new Provable(drop + way, new Fact.NoConstraint(key.table(), name)),
                        Manner.PLAIN)),
                "With checks, this would copy the table while writers wait: the steps before and after it check the rows.")
            .titled(StepTitles.key(key)),
        own(
                block(Orphans.stop(key, writer)),
                "",
                "Rows may have been written in the meantime. " + StepComments.validation(key))
            .titled(StepTitles.checked(key) + " again"));
  }

  @Override
  public MigrationStep fill(Filling it, String reason) {
    String body =
        """
        SET @kin_first = NULL;
        SELECT %1$s INTO @kin_first FROM %2$s ORDER BY %1$s LIMIT 1;
        WHILE @kin_first IS NOT NULL DO
            SELECT %1$s INTO @kin_last
                FROM (SELECT %1$s FROM %2$s WHERE %1$s >= @kin_first ORDER BY %1$s LIMIT %3$d) batch
                ORDER BY %1$s DESC LIMIT 1;
            %4$s;
            COMMIT;
            DO SLEEP(0.03);
            SET @kin_first = NULL;
            SELECT %1$s INTO @kin_first FROM %2$s WHERE %1$s > @kin_last ORDER BY %1$s LIMIT 1;
        END WHILE;
        """
            .formatted(
                it.key().orElseThrow(),
                it.table(),
                Filling.BATCH,
                it.updateEmpty(" FORCE INDEX (PRIMARY)", "@kin_first", "@kin_last"));
    return own(block(body), "", reason).titled(StepTitles.of("fill", it));
  }

  /** Either statement may be run again. */
  @Override
  public List<MigrationStep> require(Filling it, String reason) {
    return List.of(
        nullable(required(it), words.require(it, false), it, reason)
            .titled(StepTitles.of("require", it)));
  }

  @Override
  public MigrationStep allow(Filling it, String reason) {
    return nullable(words.require(it, false), required(it), it, reason);
  }

  private MigrationStep nullable(String sql, String undo, Filling it, String reason) {
    Optional<String> copied = flavour.copies(it.storage());
    String way = copied.isPresent() ? "" : IN_PLACE;
    // With checks MySQL does not copy a column that has a key.
    Manner manner = copied.isPresent() ? Manner.UNCHECKED : Manner.PLAIN;
    return own(
        block(loop("", sql + way, "", manner)),
        block(loop("", undo + way, "", manner)),
        reason + copied.map(COPIED::formatted).orElse(""));
  }

  /** Else MariaDB may make 0 of NULL, and MySQL copies. The mode ends with the block. */
  private String required(Filling it) {
    return STRICT
        + stopIf(it.empty(), "a required value is NULL in a row")
        + words.require(it, true);
  }

  private static String check(DataLossGuards.Loss loss) {
    return "-- %s\n%s"
        .formatted(
            loss.comment().replace('`', ' '),
            stopIf(loss.query(), MySqlFamily.shortened(loss.message())));
  }

  private static String stopIf(String query, String message) {
    return """
        IF EXISTS (%s) THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s';
        END IF;
        """
        .formatted(query, message);
  }

  /** The rows need no check: there is a key all the time. */
  @Override
  public List<MigrationStep> change(Provable drop, Provable undo, ForeignKey to, String reason) {
    return KeySwap.steps(writer, undo, to).stream()
        .map(
            it ->
                own(
                    block(loop(with(inPlace(to), it.sql()), Manner.UNCHECKED)),
                    block(loop(with(inPlace(to), it.undo()), Manner.UNCHECKED)),
                    it.reason(reason)))
        .toList();
  }

  /** With checks, adding it again would copy the table while writers wait. */
  @Override
  public MigrationStep dropKey(ForeignKey key, Provable drop, Provable undo) {
    String check = block(Orphans.stop(key, writer));
    String again = block(loop(with(inPlace(key), undo), Manner.UNCHECKED));
    String gone = block(loop(with(inPlace(key), drop), Manner.PLAIN));
    return own(gone, String.join(";\n", check, again, check), "");
  }

  @Override
  public MigrationStep drop(Provable drop, Provable undo, String reason) {
    if (drop.done() instanceof Fact.NoColumn it) {
      return dropColumn(it.table(), drop, undo, reason);
    }
    return own(block(loop(drop, Manner.PLAIN)), block(loop(undo, Manner.PLAIN)), reason);
  }

  /** To add it again may take two statements, the second one for its default. */
  private MigrationStep dropColumn(String table, Provable drop, Provable undo, String reason) {
    Optional<String> copied = flavour.copies(writer.storage(table));
    if (copied.isPresent()) {
      return own(
          block(loop(drop, Manner.PLAIN)),
          block(loop(undo, Manner.PLAIN)),
          reason + COPIED.formatted(copied.get()));
    }
    String again = undo.sql().replace(";\nALTER TABLE ", INSTANT + ";\nALTER TABLE ");
    Provable instant = with(INSTANT, new Provable(again, undo.done()));
    return own(gone(drop), block(loop(instant, Manner.INSTANT_FIRST)), reason);
  }

  @Override
  public MigrationStep dropIndex(Index index, Provable drop, Provable undo, String reason) {
    return flavour.rebuilds(writer.storage(index.table()))
        ? drop(drop, undo, reason)
        : drop(
            inPlace(new Provable(own.drop(index, index.name(), writer), drop.done())),
            inPlace(undo),
            reason);
  }

  /** Unless it says how already, as one of the migrations may. */
  private static Provable inPlace(Provable statement) {
    String way = statement.sql().startsWith("ALTER") ? IN_PLACE : IN_PLACE.replace(",", "");
    return with(SqlName.capitals(statement.sql()).contains("ALGORITHM") ? "" : way, statement);
  }

  private static MigrationStep own(String sql, String undo, String reason) {
    return new MigrationStep(sql, undo, reason, Transaction.OWN);
  }

  private static Provable with(String algorithm, Provable statement) {
    return new Provable(statement.sql() + algorithm, statement.done());
  }

  private String inPlace(ForeignKey key) {
    return flavour.rebuilds(writer.storage(key.table())) ? "" : IN_PLACE;
  }

  private String loop(Provable statement, Manner manner) {
    String check = losses.of(statement.done()).map(MySqlOnline::check).orElse("");
    return loop(check, statement.sql(), facts.holds(statement.done()), manner);
  }

  /**
   * The statement, repeated if it did not get its lock. At first MariaDB does not wait at all; if
   * that never succeeds, or if the lock is needed at the end of a long build, it waits for a
   * second. {@code first} is run before. Neither is run if {@code done}, a condition, is true.
   */
  private String loop(String first, String statement, String done, Manner manner) {
    boolean unchecked = manner == Manner.UNCHECKED;
    String all =
        first + (manner == Manner.INSTANT_FIRST ? eitherWay(statement) : statement + ";\n");
    // DEFAULT would turn the checks off: within, MySQL has that variable the other way round.
    String restore =
        "SET SESSION lock_wait_timeout = wait_before"
            + (unchecked ? ", SESSION foreign_key_checks = checks_before;\n" : ";\n");
    return """
        -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
        DECLARE tries INT DEFAULT 0;
        DECLARE done BOOLEAN;
        DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
        """
        + (unchecked ? "DECLARE checks_before INT DEFAULT @@SESSION.foreign_key_checks;\n" : "")
        + flavour.declarations
        + "DECLARE EXIT HANDLER FOR SQLEXCEPTION\nBEGIN\n    %s    RESIGNAL;\nEND;\n"
            .formatted(restore)
        + (unchecked ? "SET SESSION foreign_key_checks = 0;\n" : "")
        + """
        REPEAT
            attempt: BEGIN
                DECLARE EXIT HANDLER FOR 1205
                BEGIN
                    SET tries = tries + 1, done = FALSE;
                    IF tries = 100 THEN RESIGNAL; END IF;
        """
        + flavour.impatience
        + """
                    DO SLEEP(0.2 + RAND());
                END;
        """
        + flavour.timeout
        + indented((done.isEmpty() ? "" : leaveIf(done)) + all)
        + """
            END;
        UNTIL done END REPEAT;
        """
        + restore;
  }

  /** A compressed table and one with a FULLTEXT index do not change instantly. */
  private static String eitherWay(String statement) {
    return """
        BEGIN
            -- This table does not change instantly.
            DECLARE EXIT HANDLER FOR 1845, 1846
        %s
            %s;
        END;
        """
        .formatted(handler(statement.replace(INSTANT, IN_PLACE)), statement);
  }

  /** One statement, or several as a block. */
  private static String handler(String statement) {
    return statement.contains(";\n")
        ? "    BEGIN\n        %s;\n    END;".formatted(statement.replace(";\n", ";\n        "))
        : "        %s;".formatted(statement);
  }

  private static String leaveIf(String done) {
    return """
        -- An interrupted run may have done this.
        IF %s THEN LEAVE attempt; END IF;
        """
        .formatted(done);
  }

  private static String indented(String statements) {
    return SqlIndentation.of(statements, " ".repeat(8), '`');
  }

  private String block(String body) {
    String whole = "BEGIN\n" + SqlIndentation.of(body, "    ", '`') + "END";
    return switch (flavour) {
      case MARIADB -> whole.replaceFirst("BEGIN", "BEGIN NOT ATOMIC");
      case MYSQL ->
          """
          DROP PROCEDURE IF EXISTS kin_step;
          CREATE PROCEDURE kin_step()
          %s;
          CALL kin_step();
          DROP PROCEDURE kin_step"""
              .formatted(whole);
    };
  }
}
