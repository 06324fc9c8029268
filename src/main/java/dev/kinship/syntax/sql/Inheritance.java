package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a table inherits from, and what inherits from it; each may be a partition or not. */
final class Inheritance {
  private final Map<TableDraft, Boolean> parents = new LinkedHashMap<>();
  private final Map<TableDraft, Boolean> children = new LinkedHashMap<>();

  /** Parents that no statement makes. */
  private final Map<String, Boolean> unknown = new LinkedHashMap<>();

  /** Columns that it has whether its parents have them or not, in lower case. */
  private final Set<String> own = new HashSet<>();

  static void join(TableDraft parent, TableDraft child, boolean partition) {
    parent.lineage().children.put(child, partition);
    child.lineage().parents.put(parent, partition);
  }

  static void part(TableDraft parent, TableDraft child) {
    parent.lineage().children.remove(child);
    child.lineage().parents.remove(parent);
  }

  /** Makes a table a partition of another one, whose rules and indexes it gets if it lacks them. */
  static void attach(TableDraft parent, TableDraft child) {
    child.lineage().own.clear();
    complete(parent, child);
    join(parent, child, true);
  }

  private static void complete(TableDraft parent, TableDraft child) {
    parent
        .constraints()
        .filter(it -> !isAmong(it, child))
        .map(it -> it.in(child.name()))
        .toList()
        .forEach(child::add);
    parent
        .attached()
        .indexes()
        .filter(it -> indexes(child).noneMatch(own -> alike(own, it)))
        .toList()
        .forEach(it -> child.attached().add(alike(it, child)));
    child.blur();
    child.lineage().children(false).forEach(it -> complete(child, it));
  }

  private static boolean isAmong(Constraint rule, TableDraft child) {
    return rule.isIndex()
        ? indexes(child).anyMatch(it -> alike(it, rule.index("", child.name(), rule.columns())))
        : child
            .constraints()
            .filter(it -> it.kind() == rule.kind() && it.columns().equals(rule.columns()))
            .map(it -> it.key().map(ForeignKey::parent))
            .anyMatch(rule.key().map(ForeignKey::parent)::equals);
  }

  private static Stream<Index> indexes(TableDraft table) {
    return Stream.concat(
        table.attached().indexes(),
        table
            .constraints()
            .filter(Constraint::isIndex)
            .map(it -> it.index("", table.name(), it.columns())));
  }

  private static boolean alike(Index one, Index other) {
    return one.unique() == other.unique() && one.columns().equals(other.columns());
  }

  /** Gives a table the index that one has of which it is a partition. */
  static void give(TableDraft partition, Index index) {
    partition.attached().add(alike(index, partition));
    partition.lineage().index(index);
  }

  private static Attachments.Attached alike(Index index, TableDraft partition) {
    Index own = index.inPartition(partition.name());
    return new Attachments.Attached(own.name(), Optional.of(own), true, "");
  }

  /** Gives its partitions the index that it has got. */
  void index(Index index) {
    children(false).forEach(it -> give(it, index));
  }

  /** Drops the indexes that partitions have because their table has had this one. */
  void unindex(Index index) {
    children(false)
        .forEach(
            it -> {
              it.attached().removeIndexes(own -> alike(own, index));
              it.lineage().unindex(index);
            });
  }

  void join(String parent, boolean partition) {
    unknown.put(parent, partition);
  }

  void part(String parent) {
    unknown.remove(parent);
  }

  /** Forgets the table, which is dropped, and returns those that are dropped with it. */
  List<TableDraft> dropped(TableDraft table) {
    List<TableDraft> heirs = List.copyOf(children.keySet());
    List.copyOf(parents.keySet()).forEach(it -> part(it, table));
    heirs.forEach(it -> part(table, it));
    return heirs;
  }

  /** The partitions, and those that only inherit its columns if {@code columns} are asked for. */
  Stream<TableDraft> children(boolean columns) {
    return List.copyOf(children.entrySet()).stream()
        .filter(it -> columns || it.getValue())
        .map(Map.Entry::getKey);
  }

  void owns(String column) {
    own.add(SqlName.folded(column));
  }

  boolean isOwn(String column) {
    return own.contains(SqlName.folded(column));
  }

  void renamed(String from, String to) {
    if (own.remove(SqlName.folded(from))) {
      owns(to);
    }
  }

  Table.Parents parents() {
    Map<String, Boolean> all = new LinkedHashMap<>(unknown);
    parents.forEach((table, partition) -> all.put(table.name(), partition));
    return all.isEmpty()
        ? Table.Parents.NONE
        : new Table.Parents(List.copyOf(all.keySet()), all.containsValue(true));
  }
}
