package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Step;
import dev.kinship.schema.Step.Transaction;
import java.util.List;

/**
 * PostgreSQL's way: a lock that stops others is asked for a moment at a time, and what takes long
 * takes a lock that stops nobody. Measured and argued in docs/migrations.md.
 */
record PgOnline(Writer writer) implements Online {
  private static final String INDENT = " ".repeat(12);

  @Override
  public Step table(List<String> statements, String drop, String reason) {
    return patient(statements, drop, reason);
  }

  @Override
  public Step column(String add, String drop, String reason) {
    return patient(List.of(add), drop, reason);
  }

  /** A try that failed leaves an index that is not used and has the name. */
  @Override
  public List<Step> index(Index index) {
    String drop = "DROP INDEX CONCURRENTLY IF EXISTS " + writer.quote(writer.name(index));
    String create = writer.createIndex(index).replaceFirst("INDEX", "INDEX CONCURRENTLY");
    return List.of(
        new Step(
            drop + ";\n" + create,
            drop,
            Reasons.index(index)
                + " It is built while others read and write; what a try that failed has left goes first.",
            Transaction.NONE_AT_ALL));
  }

  @Override
  public List<Step> key(ForeignKey key) {
    String table = writer.quote(key.table());
    String name = writer.quote(writer.name(key));
    return List.of(
        patient(
            List.of(writer.addConstraint(key) + " NOT VALID"),
            "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, name),
            Reasons.key(key)),
        new Step(
            "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(table, name),
            "",
            Reasons.validation(key),
            Transaction.OWN));
  }

  private static Step patient(List<String> statements, String undo, String reason) {
    return new Step(patiently(statements), patiently(List.of(undo)), reason, Transaction.OWN);
  }

  /**
   * The statements in one go, begun anew when a lock was not to be had. Each try is a transaction
   * within the transaction: when it ends the locks that it had are free, so the pause holds none.
   * Two hundred tries take about a minute and a half.
   */
  static String patiently(List<String> statements) {
    String body = statements.stream().map(it -> indented(it + ";")).collect(joining("\n"));
    String mark = "$kin$";
    while (body.contains(mark)) {
      mark = mark.replaceFirst("\\$$", "_\\$");
    }
    return """
        DO %1$s
        BEGIN
            -- Others queue behind a lock that waits, so it waits for a moment only, and is asked for again.
            SET LOCAL lock_timeout = '100ms';
            FOR try IN 1..200 LOOP
                BEGIN
        %2$s
                    EXIT;
                EXCEPTION WHEN lock_not_available THEN
                    IF try = 200 THEN RAISE; END IF;
                    PERFORM pg_sleep(0.1 + random() * 0.5);
                END;
            END LOOP;
        END
        %1$s"""
        .formatted(mark, body);
  }

  /** A line end may be part of a name. */
  private static String indented(String statement) {
    StringBuilder indented = new StringBuilder(INDENT);
    boolean quoted = false;
    for (int i = 0; i < statement.length(); i++) {
      char c = statement.charAt(i);
      quoted ^= c == '"';
      indented.append(c).append(c == '\n' && !quoted ? INDENT : "");
    }
    return indented.toString();
  }
}
