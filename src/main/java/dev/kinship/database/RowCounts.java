package dev.kinship.database;

import static java.util.stream.Collectors.joining;

import dev.kinship.evidence.RowAnswer;
import dev.kinship.evidence.RowQuestion;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.TableName;
import dev.kinship.text.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Answers questions about rows by counting them. {@code quoted} quotes a name for SQL; {@code own}
 * are the rows of a table that its keys and indexes see; {@code hides} tells if this user may not
 * see all rows of a table.
 */
record RowCounts(
    Session session,
    UnaryOperator<String> quoted,
    UnaryOperator<String> own,
    Predicate<String> hides) {
  private static final int SHOWN = 10;
  private static final int LONGEST_VALUE = 60;

  /** PostgreSQL has no operator for these two types. */
  private static final String INCOMPARABLE = "42883";

  /** Never fails: an error of the database is an answer, too. */
  RowAnswer answer(RowQuestion question) {
    Progress.begin("counting rows of " + String.join(" and ", tables(question).toList()));
    Optional<String> hidden = tables(question).filter(it -> hides.test(quote(it))).findFirst();
    if (hidden.isPresent()) {
      return new RowAnswer.NotCounted(
          "a policy of `%s` may hide rows from this user".formatted(TableName.shown(hidden.get())));
    }
    try {
      return switch (question) {
        case RowQuestion.Orphans it -> orphans(it);
        case RowQuestion.Duplicates it -> duplicates(it);
        case RowQuestion.Nulls it -> nulls(it);
      };
    } catch (Session.TooLong e) {
      return new RowAnswer.NotCounted("it took longer than %d seconds".formatted(Session.SECONDS));
    } catch (SQLException e) {
      String reason = session.said(e);
      return INCOMPARABLE.equals(e.getSQLState())
          ? new RowAnswer.Incomparable(reason)
          : new RowAnswer.NotCounted("the database said: " + reason);
    }
  }

  private static Stream<String> tables(RowQuestion question) {
    return switch (question) {
      case RowQuestion.Orphans it ->
          it.parentExists()
              ? Stream.of(it.key().table(), it.key().parent())
              : Stream.of(it.key().table());
      case RowQuestion.Duplicates it -> Stream.of(it.table());
      case RowQuestion.Nulls it -> Stream.of(it.table());
    };
  }

  private RowAnswer orphans(RowQuestion.Orphans question) throws SQLException {
    ForeignKey key = question.key();
    List<String> primaryKey = question.child().primaryKey();
    String from = "FROM %s AS kin_child WHERE %s".formatted(rows(key.table()), orphan(question));
    long count = count("SELECT count(*) " + from);
    List<String> columns = new ArrayList<>(primaryKey);
    columns.addAll(key.columns());
    String order = primaryKey.isEmpty() ? "" : " ORDER BY " + ofChild(primaryKey);
    List<RowAnswer.Row> first =
        count == 0
            ? List.of()
            : session.attempt(
                "SELECT %s %s%s LIMIT %d".formatted(ofChild(columns), from, order, SHOWN),
                it -> row(it, primaryKey));
    return new RowAnswer.Counted(count, first);
  }

  private String orphan(RowQuestion.Orphans question) {
    ForeignKey key = question.key();
    String value = ofChild(key.columns());
    String present = value + " IS NOT NULL";
    return !question.parentExists()
        ? present
        : "%s AND NOT EXISTS (SELECT 1 FROM %s AS kin_parent WHERE kin_parent.%s = %s)"
            .formatted(present, rows(key.parent()), quote(key.parentColumns().getFirst()), value);
  }

  private RowAnswer duplicates(RowQuestion.Duplicates question) throws SQLException {
    List<String> names = question.columns().stream().map(this::quote).toList();
    String columns = String.join(", ", names);
    String query =
        """
        SELECT count(*) FROM (SELECT %s FROM %s WHERE %s IS NOT NULL
        GROUP BY %s HAVING count(*) > 1) AS kin_duplicates"""
            .formatted(
                columns, rows(question.table()), String.join(" IS NOT NULL AND ", names), columns);
    return new RowAnswer.Counted(count(query), List.of());
  }

  private RowAnswer nulls(RowQuestion.Nulls question) throws SQLException {
    String query =
        "SELECT count(*) FROM %s WHERE %s IS NULL"
            .formatted(quote(question.table()), quote(question.column()));
    return new RowAnswer.Counted(count(query), List.of());
  }

  private long count(String query) throws SQLException {
    return session.attempt(query, it -> it.getLong(1)).getFirst();
  }

  private String ofChild(List<String> columns) {
    return columns.stream().map(it -> "kin_child." + quote(it)).collect(joining(", "));
  }

  private String rows(String table) {
    return own.apply(quote(table));
  }

  private String quote(String name) {
    return quoted.apply(name);
  }

  private static RowAnswer.Row row(ResultSet row, List<String> primaryKey) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < primaryKey.size(); i++) {
      parts.add("%s = %s".formatted(primaryKey.get(i), shown(row.getString(i + 1))));
    }
    return new RowAnswer.Row(String.join(", ", parts), shown(row.getString(primaryKey.size() + 1)));
  }

  /** A value as it may be printed: in one line, and not too long. */
  private static String shown(String value) {
    String line = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line;
  }
}
