package dev.kinship.syntax.sql;

import dev.kinship.schema.Doubt;
import dev.kinship.schema.Homes.Home;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.token.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tables that statements change or refer to and that none of them creates. */
final class Foreign {
  private final Map<String, TableDraft> drafts = new LinkedHashMap<>();
  private final Map<String, Doubt> doubts = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> unknown = new LinkedHashMap<>();
  private final Map<String, Doubt> parents = new LinkedHashMap<>();

  /** The table as the statements before have it; {@code made} begins one that does not exist. */
  TableDraft changed(SqlStatement statement, String table, Supplier<TableDraft> made) {
    homes(unknown, table).putIfAbsent(table, statement.brief());
    doubts.putIfAbsent(SqlName.folded(table), doubt(statement, table));
    return drafts.computeIfAbsent(SqlName.folded(table), it -> made.get());
  }

  /** Notes the tables that keys in the statement lead to. */
  void referring(SqlStatement statement, Wording wording) {
    List<Token> tokens = statement.tokens();
    for (int i = 0; i < tokens.size() - 1; i++) {
      if (tokens.get(i).is("REFERENCES") && tokens.get(i + 1).isName()) {
        List<Token> parent = tokens.subList(i + 1, tokens.size());
        String table = new SqlCursor(new SqlStatement(statement.text(), parent), wording).table();
        parents.putIfAbsent(SqlName.folded(table), doubt(statement, table));
      }
    }
  }

  private static Doubt doubt(SqlStatement statement, String table) {
    String uncertain = "the migrations do not create " + TableName.shown(table);
    return Doubt.ofColumns(statement.brief(), uncertain, table);
  }

  boolean has(TableDraft table) {
    return drafts.get(SqlName.folded(table.name())) == table;
  }

  /** It is created, or dropped. */
  void remove(String table) {
    drafts.remove(SqlName.folded(table));
    doubts.remove(SqlName.folded(table));
  }

  void rename(TableDraft table, String to) {
    Doubt doubt = doubts.get(SqlName.folded(table.name()));
    remove(table.name());
    table.rename(to);
    drafts.put(SqlName.folded(to), table);
    if (doubt != null) {
      doubts.put(SqlName.folded(to), doubt);
    }
  }

  Stream<TableDraft> drafts() {
    return drafts.values().stream();
  }

  /** The locations of each table that has a schema, or may have one. */
  Map<String, List<Home>> homes(Collection<TableDraft> tables) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    tables.forEach(it -> homes(all, it.name()).put(it.name(), it.made()));
    unknown
        .values()
        .forEach(it -> it.forEach((name, said) -> homes(all, name).putIfAbsent(name, said)));
    Map<String, List<Home>> homes = new LinkedHashMap<>();
    all.forEach(
        (name, places) -> {
          if (places.keySet().stream().anyMatch(it -> !TableName.schema(it).isEmpty())) {
            List<Home> found = new ArrayList<>();
            places.forEach((place, said) -> found.add(new Home(place, said)));
            homes.put(name, List.copyOf(found));
          }
        });
    return homes;
  }

  /** The names in {@code all} that differ from this in their schemas, or in case, alone. */
  private static Map<String, String> homes(Map<String, Map<String, String>> all, String table) {
    return all.computeIfAbsent(SqlName.folded(TableName.bare(table)), it -> new LinkedHashMap<>());
  }

  /** What shows that the table exists, or existed. */
  Doubt shown(String table) {
    Doubt changed = doubts.get(SqlName.folded(table));
    return changed != null
        ? changed
        : parents.getOrDefault(
            SqlName.folded(table),
            Doubt.ofColumns("", "the migrations do not create " + TableName.shown(table), table));
  }
}
