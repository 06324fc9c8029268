package dev.kinship.dialect.mysql;

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
import java.util.List;
import java.util.stream.Stream;

/**
 * Online changes for MySQL and MariaDB: each statement names the algorithm that does not block
 * other sessions, so that the database refuses rather than copies the table, and waits only briefly
 * for its lock. A key is added without checking the rows; separate steps check them before and
 * after. Measured and argued in docs/migrations.md.
 */
record MySqlOnline(SqlClauses writer, Server flavour, InPlace.Words words) implements OnlineSteps {
  /**
   * The errors for a table, column, index or key that already exists, and for one that no longer
   * exists.
   */
  private static final String ALREADY = "1050, 1060, 1061, 1826, 1051, 1091";

  private static final String IN_PLACE = ", ALGORITHM=INPLACE, LOCK=NONE";

  /** DEFAULT would mean off: MySQL has the variable the other way round within. */
  private static final String CHECKS_AGAIN =
      """
      DECLARE checks_before INT DEFAULT @@SESSION.foreign_key_checks;
      DECLARE EXIT HANDLER FOR SQLEXCEPTION
      BEGIN
          SET SESSION foreign_key_checks = checks_before;
          RESIGNAL;
      END;
      """;

  /** What the two say differently. */
  enum Server {
    /** Has blocks without a name, and locks that are not waited for at all. */
    MARIADB(
        "INSTANT",
        """
        DECLARE patience INT DEFAULT 0;
        DECLARE began DATETIME;
        """,
        """
                    IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
        """,
        """
                SET began = SYSDATE();
                SET SESSION lock_wait_timeout = patience;
        """),
    /** Drops columns instantly only from 8.0.29 on, and waits for a second at least. */
    MYSQL("INPLACE, LOCK=NONE", "", "", "        SET SESSION lock_wait_timeout = 1;\n");

    private final String drop;
    private final String declarations;
    private final String impatience;
    private final String timeout;

    Server(String drop, String declarations, String impatience, String timeout) {
      this.drop = drop;
      this.declarations = declarations;
      this.impatience = impatience;
      this.timeout = timeout;
    }
  }

  @Override
  public MigrationStep table(List<String> statements, String drop, String reason) {
    List<String> indexes = statements.subList(1, statements.size());
    return new MigrationStep(
        block(loop(statements.getFirst(), false) + lines(indexes)),
        block(loop(drop, false)),
        reason,
        Transaction.OWN);
  }

  @Override
  public MigrationStep column(String add, String drop, String reason) {
    return step(add + ", ALGORITHM=INSTANT", drop + ", ALGORITHM=" + flavour.drop, reason);
  }

  @Override
  public List<MigrationStep> index(Index index) {
    String drop =
        "ALTER TABLE %s DROP INDEX %s"
            .formatted(writer.quote(index.table()), writer.quote(writer.name(index)));
    return List.of(
        step(
            writer.createIndex(index) + IN_PLACE.replace(",", ""),
            drop + IN_PLACE,
            StepComments.index(index) + " It is built while others read and write."));
  }

  @Override
  public List<MigrationStep> key(ForeignKey key) {
    String drop =
        "ALTER TABLE %s DROP FOREIGN KEY %s"
            .formatted(writer.quote(key.table()), writer.quote(writer.name(key)));
    return List.of(
        new MigrationStep(block(orphans(key)), "", StepComments.validation(key), Transaction.OWN),
        new MigrationStep(
            block(loop(writer.addConstraint(key) + IN_PLACE, true)),
            block(loop(drop + IN_PLACE, false)),
            StepComments.key(key) + " Existing rows are checked before and after, not here.",
            Transaction.OWN),
        new MigrationStep(
            block(orphans(key)),
            "",
            "Rows may have been written in the meantime. " + StepComments.validation(key),
            Transaction.OWN));
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
                it.updateAll("@kin_first", "@kin_last"));
    return new MigrationStep(block(body), "", reason, Transaction.OWN);
  }

  @Override
  public List<MigrationStep> require(Filling it, String reason) {
    return List.of(step(required(it), words.require(it, false) + IN_PLACE, reason));
  }

  @Override
  public MigrationStep allow(Filling it, String reason) {
    return step(words.require(it, false) + IN_PLACE, required(it), reason);
  }

  /** Not in a strict mode, MariaDB would make 0 of NULL. */
  private String required(Filling it) {
    return """
        IF EXISTS (%s) THEN
                    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a required value is NULL in a row';
                END IF;
                %s"""
        .formatted(it.empty(), words.require(it, true) + IN_PLACE);
  }

  /** Neither takes the name of a key that is dropped by the same statement. */
  @Override
  public List<MigrationStep> change(MigrationStep drop, ForeignKey to) {
    MigrationStep gone =
        new MigrationStep(
            block(loop(drop.sql() + IN_PLACE, false)),
            block(loop(drop.undo() + IN_PLACE, true)),
            drop.reason(),
            Transaction.OWN);
    return Stream.concat(Stream.of(gone), key(to).stream()).toList();
  }

  @Override
  public MigrationStep drop(String drop, String undo, String reason) {
    return step(drop, undo, reason);
  }

  @Override
  public MigrationStep dropIndex(String drop, String undo, String reason) {
    return step(drop, undo, reason);
  }

  private MigrationStep step(String sql, String undo, String reason) {
    return new MigrationStep(
        block(loop(sql, false)), block(loop(undo, false)), reason, Transaction.OWN);
  }

  /** Reads as others read, so it does not block them. */
  private String orphans(ForeignKey key) {
    String path = StepComments.path(key).replace("\\", "\\\\").replace("'", "''");
    String joined =
        Stream.iterate(0, it -> it + 1)
            .limit(key.columns().size())
            .map(
                it ->
                    "parent.%s = child.%s"
                        .formatted(
                            writer.quote(key.parentColumns().get(it)),
                            writer.quote(key.columns().get(it))))
            .collect(joining(" AND "));
    String filled =
        key.columns().stream()
            .map(it -> "child.%s IS NOT NULL".formatted(writer.quote(it)))
            .collect(joining(" AND "));
    return """
        DECLARE orphans BIGINT;
        SELECT COUNT(*) INTO orphans FROM %s child WHERE %s
            AND NOT EXISTS (SELECT 1 FROM %s parent WHERE %s);
        IF orphans > 0 THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s points to no row in some rows';
        END IF;
        """
        .formatted(
            writer.quote(key.table()), filled, writer.quote(key.parent()), joined, shortened(path));
  }

  /** A message has at most 128 characters. */
  private static String shortened(String path) {
    return path.length() <= 90 ? path : "a key";
  }

  /**
   * The statement, repeated if it did not get its lock. At first MariaDB does not wait at all; if
   * that never succeeds, or if the lock is needed at the end of a long build, it waits for a
   * second. With {@code unchecked} rows are not compared with a new key.
   */
  private String loop(String statement, boolean unchecked) {
    return """
        -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
        DECLARE tries INT DEFAULT 0;
        DECLARE done BOOLEAN DEFAULT FALSE;
        """
        + flavour.declarations
        + (unchecked ? CHECKS_AGAIN : "")
        + """
        WHILE NOT done DO
            BEGIN
                DECLARE EXIT HANDLER FOR 1205
                BEGIN
                    SET tries = tries + 1;
                    IF tries = 100 THEN RESIGNAL; END IF;
        """
        + flavour.impatience
        + """
                    DO SLEEP(0.2 + RAND());
                END;
                -- An interrupted run had come this far: it exists already, or is dropped already.
                DECLARE EXIT HANDLER FOR %s SET done = TRUE;
        """
            .formatted(ALREADY)
        + flavour.timeout
        + (unchecked ? "        SET SESSION foreign_key_checks = 0;\n" : "")
        + "        %s;\n".formatted(statement)
        + """
                SET done = TRUE;
            END;
        END WHILE;
        SET SESSION lock_wait_timeout = DEFAULT;
        """
        + (unchecked ? "SET SESSION foreign_key_checks = checks_before;\n" : "");
  }

  /** Indexes of a new table, each of which a run that was broken off may have made. */
  private static String lines(List<String> statements) {
    return statements.stream()
        .map(
            it ->
                """
                BEGIN
                    DECLARE EXIT HANDLER FOR 1061 BEGIN END;
                    %s;
                END;
                """
                    .formatted(it))
        .collect(joining());
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
