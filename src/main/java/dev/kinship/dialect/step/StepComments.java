package dev.kinship.dialect.step;

import dev.kinship.diagnostic.Remark;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.TableName;

/** The sentences that explain what a step is for; names are written as in the models. */
public final class StepComments {
  public static final String LOCK_LIMIT =
      "Others queue behind a lock request that waits, so this gives up after two seconds. Nothing has changed then: run it again.";

  /** How a sentence begins that asks to deploy something before the migration runs. */
  public static final String DEPLOY = "Deploy code that no longer uses ";

  public static final String REPLACED = "The new index serves these columns too.";

  private StepComments() {}

  public static String column(String table, Column column) {
    return "%s gets the column %s.".formatted(TableName.shown(table), column.name());
  }

  public static String key(ForeignKey key) {
    return "%s gets a foreign key to %s.".formatted(path(key), TableName.shown(key.parent()));
  }

  public static String noKey(ForeignKey key) {
    return "%s loses its foreign key to %s.".formatted(path(key), TableName.shown(key.parent()));
  }

  public static String noRule(Index rule) {
    return "%s loses the rule that %s is unique."
        .formatted(TableName.shown(rule.table()), String.join(", ", rule.columns()));
  }

  public static String noColumn(String table, Column column) {
    String again =
        column.nullable()
            ? ""
            : " The down migration adds the column again empty, so it may be NULL then.";
    return (DEPLOY + "%s.%s first.").formatted(TableName.shown(table), column.name()) + again;
  }

  public static String noTable(String table) {
    return DEPLOY + TableName.shown(table) + " first.";
  }

  public static String lostValues(String table, String column) {
    return "%s.%s has a value".formatted(TableName.shown(table), column);
  }

  public static String lostRows(String table) {
    return "%s has a row".formatted(TableName.shown(table));
  }

  public static Remark staysNullable(String table, Column column) {
    return new Remark(
            "%1$s.%2$s may be NULL in the database: SQLite makes it NOT NULL only by rebuilding %1$s, and the migrations do not show exactly how that is defined now",
            "pass --db URL: kin then reads how %1$s is defined, and rebuilds it")
        .formatted(table, column.name());
  }

  public static String optional(String table, Column column) {
    return "Rows of %s no longer need a value in %s.".formatted(table, column.name());
  }

  public static String changed(ForeignKey from, ForeignKey to) {
    return "The key %s is %s now, and was %s."
        .formatted(path(to), to.actions().words(), from.actions().words());
  }

  public static Remark writersWait(Index index, long rows) {
    return new Remark(
            "SQLite blocks all writers while it builds the index of about %,d rows of %s, some seconds for every five million",
            "run the migration when few write; readers are not blocked if the journal mode is WAL")
        .formatted(rows, index.table());
  }

  public static Remark attached(String schema, String quoted) {
    return new Remark(
            "in SQLite %1$s is a file of its own",
            "attach it before the migration, on the same connection: ATTACH DATABASE 'FILE' AS %2$s")
        .formatted(schema, quoted);
  }

  public static Remark newSchema(String schema, String quoted) {
    return new Remark(
            "no table in the schema %1$s is known yet",
            "make sure that the schema exists before the migration runs, or begin it with CREATE SCHEMA %2$s")
        .formatted(schema, quoted);
  }

  public static String filled(String table, Column column) {
    return "Existing rows of %s get their %s. By now the application must write it for new rows."
        .formatted(table, column.name());
  }

  public static String required(String table, Column column) {
    return "Every row of %s must have a value in %s.".formatted(table, column.name());
  }

  public static String onlyIfEmpty(String table, Column column) {
    return "Fails if %1$s has rows: it was empty when this was written, and they would have 0 or nothing in %2$s. If it has, add the column with --backfill instead."
        .formatted(TableName.shown(table), column.name());
  }

  public static Remark threeSteps(String table, Column column) {
    return new Remark(
            "%1$s.%2$s becomes required in three steps: the column is added, existing rows are filled, and it is made NOT NULL",
            "stop before the second step and deploy an application that writes the column for new rows: an older one cannot insert any after the third")
        .formatted(table, column.name());
  }

  /** What a unique index needs; nothing for another one. */
  public static String unique(Index index) {
    return index.unique()
        ? "Fails if two rows of %s have the same %s: fix them, and run this again."
            .formatted(TableName.shown(index.table()), String.join(", ", index.columns()))
        : "";
  }

  public static String validation(ForeignKey key) {
    return "Fails if a value of %s points to no row: fix that row, and run this again."
        .formatted(path(key));
  }

  public static String path(ForeignKey key) {
    return TableName.shown(key.table()) + "." + String.join(", ", key.columns());
  }
}
