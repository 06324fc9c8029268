package dev.kinship.dialect.sql;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;

/** The sentences that say what a step is for; names stand in them as the models have them. */
public final class StepComments {
  private StepComments() {}

  public static String newTable(String table) {
    return "The table %s does not exist yet.".formatted(table);
  }

  public static String newColumn(String table, Column column) {
    return "The table %s does not have the column %s yet.".formatted(table, column.name());
  }

  public static String key(ForeignKey key) {
    return "The database keeps %s pointing at rows of %s that exist."
        .formatted(path(key), key.parent());
  }

  public static String index(Index index) {
    String columns = String.join(", ", index.columns());
    return index.unique()
        ? "No two rows of %s may share %s.".formatted(index.table(), columns)
        : "Rows of %s are looked up by %s.".formatted(index.table(), columns);
  }

  public static String noKey(ForeignKey key) {
    return "%s need not point at rows of %s any more.".formatted(path(key), key.parent());
  }

  public static String noIndex(Index index) {
    String columns = String.join(", ", index.columns());
    return index.unique()
        ? "Rows of %s may share %s again.".formatted(index.table(), columns)
        : "Rows of %s are not looked up by %s any more.".formatted(index.table(), columns);
  }

  public static String noColumn(String table, Column column) {
    return "The column %s of %s goes, and its values with it.".formatted(column.name(), table);
  }

  public static String noTable(String table) {
    return "The table %s goes, and its rows with it.".formatted(table);
  }

  static String lostValues(String table, Column column) {
    return "%s.%s has a value".formatted(table, column.name());
  }

  static String lostRows(String table) {
    return "%s has a row".formatted(table);
  }

  public static String nullable(String database, String table, Column column) {
    return "%s.%s may be NULL in the database: rows that are there already have no value for it, and %s"
            .formatted(table, column.name(), database)
        + " adds a required column to an empty table at most."
        + " Fill it, then make it NOT NULL in a migration of its own.";
  }

  public static String writersWait(Index index, long rows) {
    return "SQLite lets nobody write while it builds the index of about %,d rows of %s, some seconds for each five million; readers go on where the journal mode is WAL."
        .formatted(rows, index.table());
  }

  static String fillable(String database, String table, Column column) {
    return nullable(database, table, column) + " Or say --backfill EXPR, which writes both.";
  }

  public static String filled(String table, Column column) {
    return "Rows of %s that are there get their %s. The application must write it for new rows by now."
        .formatted(table, column.name());
  }

  static String required(String table, Column column) {
    return "No row of %s may be without %s.".formatted(table, column.name());
  }

  static String threeSteps(String table, Column column) {
    return "%1$s.%2$s becomes required in three steps: the column is added, the rows that are there are filled, then it is made NOT NULL."
            .formatted(table, column.name())
        + " Stop before the filling, and deploy the application that writes it for new rows: one that does not could insert none in the end.";
  }

  public static String validation(ForeignKey key) {
    return "The rows that are there are looked through while others read and write them. Where one of %s points nowhere this fails, and is run again once that is mended."
        .formatted(path(key));
  }

  public static String path(ForeignKey key) {
    return key.table() + "." + String.join(", ", key.columns());
  }
}
