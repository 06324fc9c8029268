package dev.kinship.database;

import static java.util.stream.Collectors.joining;

import dev.kinship.diagnostic.Refused;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of the relations a connection finds. The catalog shows all of them, while a name without a
 * schema means what the search_path leads to, past schemas that the user may not use.
 */
record PostgreSqlSight(Session session, List<Relation> relations) {
  private static final String RELATIONS =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind, c.reltuples, pg_table_is_visible(c.oid),
        has_schema_privilege(n.oid, 'USAGE'), c.relpersistence = 'u'
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE lower(c.relname::text COLLATE "C") IN ($names) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'
      ORDER BY n.nspname, c.relname""";

  /** A table or what else has such a name; it may be called otherwise than its name. */
  record Relation(
      long id,
      String schema,
      String name,
      String kind,
      long rows,
      boolean visible,
      boolean usable,
      boolean unlogged) {
    String whole() {
      return schema + "." + name;
    }

    Relation called(String other) {
      return new Relation(id, schema, other, kind, rows, visible, usable, unlogged);
    }
  }

  /** With what has the names that are asked for, in any case and schema. */
  static PostgreSqlSight of(Session session, AskedTables asked) {
    Set<String> names = asked.folded();
    List<Relation> relations =
        session.rows(
            RELATIONS.replace("$names", names.stream().map(it -> "?").collect(joining(", "))),
            PostgreSqlSight::relation,
            names.toArray());
    return new PostgreSqlSight(session, relations);
  }

  /** The columns of a row in this order. */
  static Relation relation(ResultSet row) throws SQLException {
    return new Relation(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        (long) row.getDouble(5),
        row.getBoolean(6),
        row.getBoolean(7),
        row.getBoolean(8));
  }

  /** The relation that a model's table is, if there is one. */
  Optional<Relation> find(String table) {
    Optional<Relation> found = named(table).filter(it -> means(it, table)).findFirst();
    found
        .filter(it -> TableName.schema(table).equals("public") && !it.visible())
        .ifPresent(
            it -> {
              throw AskedTables.unseen(
                  "`%s` is not what the search_path of this connection finds as `%s`"
                      .formatted(it.whole(), it.name()),
                  "add ?options=-csearch_path%3Dpublic to the URL");
            });
    return found;
  }

  private static boolean means(Relation relation, String table) {
    return TableName.schema(table).isEmpty()
        ? relation.visible()
        : relation.schema().equals(TableName.schema(table));
  }

  private Stream<Relation> named(String table) {
    return relations.stream().filter(it -> it.name().equals(TableName.bare(table)));
  }

  /** What else has the name of a table that names no schema. */
  private List<Relation> others(String table) {
    return TableName.schema(table).isEmpty()
        ? named(table).filter(it -> !it.visible()).toList()
        : List.of();
  }

  /** Notes what else has such a name. */
  void remark(String table, Findings findings) {
    Optional<Relation> found = find(table);
    if (found.isEmpty()) {
      spelled(table, findings);
    } else {
      others(table).forEach(it -> elsewhere(it, found.get(), table, findings));
    }
  }

  /** A name that differs in case is another one. */
  private void spelled(String wanted, Findings findings) {
    relations.stream()
        .filter(it -> it.visible() && TableName.schema(wanted).isEmpty())
        .filter(it -> SqlName.same(it.name(), wanted) && !it.name().equals(wanted))
        .forEach(
            it ->
                findings.remark(
                    wanted,
                    DatabaseRules.TABLE_ELSEWHERE,
                    "there is a table `%s`, and to PostgreSQL that is not `%s`"
                        .formatted(it.name(), wanted),
                    "if you mean that table, name it in the model: `%s`".formatted(it.name())));
  }

  private static void elsewhere(Relation hidden, Relation taken, String wanted, Findings findings) {
    findings.remark(
        wanted,
        DatabaseRules.TABLE_ELSEWHERE,
        "`%s` is used, not `%s`: the search_path finds it first"
            .formatted(taken.whole(), hidden.whole()),
        "if you mean the other one, add ?options=-csearch_path%%3D%s to the URL, or name the schema in the model"
            .formatted(hidden.schema()));
  }

  /** Refuses a table that is not found if the database has it, or has no place for it. */
  void requireNone(String table) {
    Optional<Relation> other = others(table).stream().findFirst();
    if (other.isPresent()) {
      throw other.get().usable() ? hidden(other.get()) : barred(other.get());
    }
    if (TableName.schema(table).isEmpty() && ask("SELECT current_schema()").isEmpty()) {
      throw AskedTables.unseen(
          "the search_path of this connection leads to no schema, so `%s` can neither be found nor made"
              .formatted(table),
          "add ?options=-csearch_path%3Dpublic to the URL, with the schema of your tables");
    }
  }

  private static Refused hidden(Relation table) {
    return AskedTables.unseen(
        "the search_path of this connection does not find `%s`, but the database has it"
            .formatted(table.whole()),
        "add ?options=-csearch_path%%3D%s to the URL, or name a schema in the model: `%s`, or that of a new table"
            .formatted(table.schema(), table.schema()));
  }

  private Refused barred(Relation table) {
    return AskedTables.unseen(
        "the database has `%s`, and this user may not use its schema".formatted(table.whole()),
        "GRANT USAGE ON SCHEMA %1$s TO %2$s; GRANT SELECT ON ALL TABLES IN SCHEMA %1$s TO %2$s;"
            .formatted(
                AskedTables.quoted(table.schema()),
                AskedTables.quoted(ask("SELECT current_user").orElse("…"))));
  }

  private Optional<String> ask(String query) {
    return session.rows(query, it -> Optional.ofNullable(it.getString(1))).getFirst();
  }
}
