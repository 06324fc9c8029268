package dev.kinship.database;

import dev.kinship.database.PostgreSqlSight.Relation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What tables inherit from: a column of theirs belongs to another table then. Parents that no model
 * names are read too, by {@code reader}.
 */
final class PostgreSqlParents {
  private static final String PARENTS =
      """
      SELECT p.oid, n.nspname, p.relname, p.relkind, p.reltuples, pg_table_is_visible(p.oid),
        true, p.relpersistence = 'u', c.relispartition
      FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
      JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = p.relnamespace
      WHERE i.inhrelid = ? ORDER BY i.inhseqno""";

  private final Session session;
  private final AskedTables asked;
  private final Consumer<Relation> reader;
  private final Map<Long, Relation> read = new HashMap<>();
  private final List<Relation> tables = new ArrayList<>();

  private record Parent(Relation relation, boolean partitioned) {}

  PostgreSqlParents(Session session, AskedTables asked, Consumer<Relation> reader) {
    this.session = session;
    this.asked = asked;
    this.reader = reader;
  }

  /** A table that was read. */
  void add(Relation table) {
    if (read.putIfAbsent(table.id(), table) == null) {
      tables.add(table);
    }
  }

  /** The statements that tell what these tables inherit from, once all of them were read. */
  List<String> statements() {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) { // It grows.
      Relation child = tables.get(i);
      for (Parent it : session.rows(PARENTS, PostgreSqlParents::parent, child.id())) {
        Relation parent = known(it.relation());
        statements.add(statement(child, parent, it.partitioned()));
      }
    }
    return statements;
  }

  private static Parent parent(ResultSet row) throws SQLException {
    return new Parent(PostgreSqlSight.relation(row), row.getBoolean(9));
  }

  private Relation known(Relation parent) {
    Relation known = read.get(parent.id());
    if (known != null) {
      return known;
    }
    Relation called =
        parent.called(asked.reference(parent.schema(), parent.name(), parent.visible()));
    reader.accept(called);
    add(called);
    return called;
  }

  private static String statement(Relation child, Relation parent, boolean partition) {
    String heir = AskedTables.quoted(child.name());
    String table = AskedTables.quoted(parent.name());
    return partition
        ? "ALTER TABLE %s ATTACH PARTITION %s DEFAULT".formatted(table, heir)
        : "ALTER TABLE %s INHERIT %s".formatted(heir, table);
  }
}
