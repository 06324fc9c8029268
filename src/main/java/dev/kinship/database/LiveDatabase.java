package dev.kinship.database;

import static java.util.stream.Collectors.joining;

import dev.kinship.database.url.DatabaseErrors;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.schema.ForeignKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** A user's database, opened to be read: nothing is ever written to it. */
public final class LiveDatabase implements AutoCloseable {
  private static final int SHOWN = 10;
  private static final int LONGEST_VALUE = 60;

  private final Session session;
  private final CatalogReader catalog;

  private LiveDatabase(Session session, CatalogReader catalog) {
    this.session = session;
    this.catalog = catalog;
  }

  /** Refuses, with the reason, where the database cannot be reached or does not let one in. */
  public static LiveDatabase open(Access access) {
    DatabaseUrl url = access.url();
    DatabaseErrors failure = new DatabaseErrors(url, url.password().or(access::password));
    Session session = new Session(Connector.open(access), failure);
    return new LiveDatabase(
        session,
        switch (url.system()) {
          case SQLITE -> new SqliteCatalog();
          case POSTGRESQL -> new PostgreSqlCatalog();
          case MYSQL -> new MySqlCatalog();
          case H2 -> new H2Catalog();
        });
  }

  /** What may be shown of where it is. */
  public String name() {
    return session.name();
  }

  /** The dialect that the server speaks; behind one protocol there may be MySQL or MariaDB. */
  public String dialect() {
    return catalog.dialect(session);
  }

  /** What it has of these tables, in whatever case, and maybe of others. */
  public Snapshot read(Collection<String> tables) {
    return tables.isEmpty() ? new Findings().snapshot() : catalog.read(session, tables).snapshot();
  }

  /**
   * The rows that {@code key}, of one column, would refuse. {@code primaryKey} is the child's;
   * where the parent is not {@code there} yet, each value is without one.
   */
  public Orphans orphans(
      ForeignKey key, List<String> primaryKey, boolean there, UnaryOperator<String> quoted) {
    String condition = condition(key, there, quoted);
    String from = "FROM %s AS kin_child WHERE ".formatted(quoted.apply(key.table()));
    try {
      long count =
          session.attempt("SELECT count(*) " + from + condition, it -> it.getLong(1)).getFirst();
      List<String> columns = new ArrayList<>(primaryKey);
      columns.addAll(key.columns());
      String selected =
          columns.stream().map(it -> "kin_child." + quoted.apply(it)).collect(joining(", "));
      String order =
          primaryKey.isEmpty()
              ? ""
              : primaryKey.stream()
                  .map(it -> "kin_child." + quoted.apply(it))
                  .collect(joining(", ", " ORDER BY ", ""));
      List<Orphans.Row> first =
          count == 0
              ? List.of()
              : session.attempt(
                  "SELECT %s %s%s LIMIT %d".formatted(selected, from + condition, order, SHOWN),
                  it -> row(it, primaryKey));
      return new Orphans.Counted(count, first);
    } catch (Session.TooLong e) {
      return new Orphans.NotCounted("it took longer than %d seconds".formatted(Session.SECONDS));
    } catch (SQLException e) {
      boolean incomparable = String.valueOf(e.getSQLState()).equals("42883");
      String reason = session.said(e);
      return incomparable
          ? new Orphans.Incomparable(reason)
          : new Orphans.NotCounted("the database said: " + reason);
    }
  }

  /** How many values of a column stand in more than one row; empty where it would not tell. */
  public OptionalLong duplicates(String table, String column, UnaryOperator<String> quoted) {
    String name = quoted.apply(column);
    String query =
        """
        SELECT count(*) FROM (SELECT %s FROM %s WHERE %s IS NOT NULL
        GROUP BY %s HAVING count(*) > 1) AS kin_duplicates"""
            .formatted(name, quoted.apply(table), name, name);
    try {
      return OptionalLong.of(session.attempt(query, it -> it.getLong(1)).getFirst());
    } catch (SQLException e) {
      return OptionalLong.empty();
    }
  }

  private static String condition(ForeignKey key, boolean there, UnaryOperator<String> quoted) {
    String value = "kin_child." + quoted.apply(key.columns().getFirst());
    String present = value + " IS NOT NULL";
    return !there
        ? present
        : "%s AND NOT EXISTS (SELECT 1 FROM %s AS kin_parent WHERE kin_parent.%s = %s)"
            .formatted(
                present,
                quoted.apply(key.parent()),
                quoted.apply(key.parentColumns().getFirst()),
                value);
  }

  private static Orphans.Row row(ResultSet row, List<String> primaryKey) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < primaryKey.size(); i++) {
      parts.add("%s = %s".formatted(primaryKey.get(i), shown(row.getString(i + 1))));
    }
    return new Orphans.Row(String.join(", ", parts), shown(row.getString(primaryKey.size() + 1)));
  }

  /** A value as it may be printed: in one line, and not too long. */
  private static String shown(String value) {
    String line = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line;
  }

  @Override
  public void close() {
    session.close();
  }
}
