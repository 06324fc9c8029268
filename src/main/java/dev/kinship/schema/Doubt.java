package dev.kinship.schema;

import java.util.HashSet;
import java.util.Set;

/**
 * A statement of the migrations, by its beginning, that is not fully understood, and what it leaves
 * {@code uncertain}. It may change these {@code tables} and make these {@code columns} in them,
 * each in lower case and without a schema, or {@link #ANY}.
 */
public record Doubt(String statement, String uncertain, Set<String> tables, Set<String> columns) {
  /** Stands for every name. */
  public static final String ANY = "*";

  public Doubt {
    tables = Set.copyOf(tables);
    columns = Set.copyOf(columns);
  }

  /** A doubt about this table alone, whose columns are known. */
  public static Doubt of(String statement, String uncertain, String table) {
    return new Doubt(statement, uncertain, Set.of(folded(table)), Set.of());
  }

  /** The same, where columns of the table are not known. */
  public static Doubt ofColumns(String statement, String uncertain, String table) {
    return new Doubt(statement, uncertain, Set.of(folded(table)), Set.of(ANY));
  }

  /** A doubt about every table. */
  public static Doubt ofAll(String statement, String uncertain) {
    return new Doubt(statement, uncertain, Set.of(ANY), Set.of());
  }

  /** Whether the statement may change this table. */
  public boolean concerns(String table) {
    return tables.contains(ANY) || tables.contains(folded(table));
  }

  /** Whether the statement names this table and may give it this column. */
  public boolean mayMake(String table, String column) {
    return tables.contains(folded(table))
        && (columns.contains(ANY) || columns.contains(SqlName.folded(column)));
  }

  /** The same about the other tables too. */
  public Doubt and(Set<String> others) {
    Set<String> all = new HashSet<>(tables);
    others.forEach(it -> all.add(folded(it)));
    return new Doubt(statement, uncertain, all, columns);
  }

  /** The statement and what it leaves uncertain, for a message. */
  public String said() {
    return statement.isEmpty() ? uncertain : "`%s`: %s".formatted(statement, uncertain);
  }

  private static String folded(String table) {
    return SqlName.folded(TableName.bare(table));
  }
}
