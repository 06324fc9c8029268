package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables and the doubts of the statements read so far. */
final class Catalog {
  private final Map<String, Draft> tables = new LinkedHashMap<>();
  private final Map<String, List<Draft>> folded = new HashMap<>();
  private final Set<String> views = new HashSet<>();
  private final List<String> doubts = new ArrayList<>();

  Collection<Draft> all() {
    return tables.values();
  }

  /** The table of this name, or the only one that differs from it in case. */
  Optional<Draft> find(String name) {
    Optional<Draft> exact = exactly(name);
    if (exact.isPresent()) {
      return exact;
    }
    List<Draft> alike = folded.getOrDefault(fold(name), List.of());
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  Optional<Draft> exactly(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  void put(Draft table) {
    exactly(table.name()).ifPresent(this::remove);
    tables.put(table.name(), table);
    folded.computeIfAbsent(fold(table.name()), it -> new ArrayList<>()).add(table);
  }

  /** A view, whose indexes are no table's. */
  void view(String name) {
    views.add(fold(name));
  }

  boolean isView(String name) {
    return views.contains(fold(name));
  }

  /** What PostgreSQL takes along where the table, or the key that they lead to, goes. */
  void dropKeysTo(Draft table) {
    tables
        .values()
        .forEach(
            it ->
                it.dropConstraints(
                    rule ->
                        rule.key()
                            .filter(key -> key.parent().equalsIgnoreCase(table.name()))
                            .isPresent()));
  }

  void drop(String name) {
    find(name).ifPresent(this::remove);
  }

  void rename(Draft table, String to) {
    String from = table.name();
    remove(table);
    table.rename(to);
    put(table);
    tables.values().forEach(it -> it.parentRenamed(from, to));
  }

  void renameColumn(Draft table, String from, String to) {
    table.renameColumn(from, to);
    tables.values().forEach(it -> it.parentColumnRenamed(table.name(), from, to));
  }

  private void remove(Draft table) {
    tables.remove(table.name());
    folded.getOrDefault(fold(table.name()), new ArrayList<>()).remove(table);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  void doubt(Statement statement, String uncertain) {
    doubts.add("`%s`: %s".formatted(statement.brief(), uncertain));
  }

  void blurAll() {
    tables.values().forEach(Draft::blur);
  }

  Schema schema() {
    Map<String, Table> all = new LinkedHashMap<>();
    for (Draft table : tables.values()) {
      List<ForeignKey> keys = new ArrayList<>();
      for (ForeignKey key : table.keys()) {
        keys.add(whole(table, key));
      }
      all.put(table.name(), table.table(keys));
    }
    return new Schema(all, List.copyOf(new LinkedHashSet<>(doubts)));
  }

  /** The key with its parent columns, and all names as those who own them spell them. */
  private ForeignKey whole(Draft table, ForeignKey key) {
    Optional<Draft> parent = find(key.parent());
    List<String> columns = key.parentColumns();
    if (columns.isEmpty() && parent.isPresent()) {
      columns = parent.get().primaryKey();
    }
    if (columns.size() != key.columns().size()) {
      doubts.add(
          "%s refers to %s, of which the migrations do not tell the primary key: taken for id"
              .formatted(table.name(), key.parent()));
      columns = Collections.nCopies(key.columns().size(), "id");
    }
    return new ForeignKey(
        table.name(),
        table.asDeclared(key.columns()),
        parent.isPresent() ? parent.get().name() : key.parent(),
        parent.isPresent() ? parent.get().asDeclared(columns) : columns,
        key.actions(),
        key.given());
  }
}
