package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables and the doubts of the statements read so far. */
final class Catalog {
  private final Map<String, Draft> tables = new LinkedHashMap<>();
  private final List<String> doubts = new ArrayList<>();

  Collection<Draft> all() {
    return tables.values();
  }

  /** The table of this name, or the only one that differs from it in case. */
  Optional<Draft> find(String name) {
    Draft exact = tables.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    List<Draft> alike =
        tables.values().stream().filter(it -> it.name().equalsIgnoreCase(name)).toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  void put(Draft table) {
    tables.put(table.name(), table);
  }

  void drop(String name) {
    find(name).ifPresent(it -> tables.remove(it.name()));
  }

  void rename(Draft table, String to) {
    String from = table.name();
    tables.remove(from);
    table.rename(to);
    tables.put(to, table);
    tables.values().forEach(it -> it.parentRenamed(from, to));
  }

  void renameColumn(Draft table, String from, String to) {
    table.renameColumn(from, to);
    tables.values().forEach(it -> it.parentColumnRenamed(table.name(), from, to));
  }

  void doubt(Statement statement, String uncertain) {
    doubts.add("`%s`: %s".formatted(statement.brief(), uncertain));
  }

  void blurAll() {
    tables.values().forEach(Draft::blur);
  }

  Schema schema() {
    Map<String, Table> all = new LinkedHashMap<>();
    tables
        .values()
        .forEach(it -> all.put(it.name(), it.table(it.keys().map(key -> whole(it, key)).toList())));
    return new Schema(all, doubts.stream().distinct().toList());
  }

  private ForeignKey whole(Draft table, ForeignKey key) {
    Optional<Draft> parent = find(key.parent());
    List<String> columns = key.parentColumns();
    if (columns.isEmpty()) {
      columns = parent.map(Draft::primaryKey).orElse(List.of());
    }
    if (columns.size() != key.columns().size()) {
      doubts.add(
          "%s refers to %s, of which the migrations do not tell the primary key: taken for id"
              .formatted(table.name(), key.parent()));
      columns = key.columns().stream().map(it -> "id").toList();
    }
    List<String> spelled =
        columns.stream().map(it -> parent.map(owner -> owner.asDeclared(it)).orElse(it)).toList();
    return table.asDeclared(
        new ForeignKey(
            table.name(),
            key.columns(),
            parent.map(Draft::name).orElse(key.parent()),
            spelled,
            key.onDelete()));
  }
}
