package dev.kinship.syntax.sql;

import dev.kinship.schema.Index;
import dev.kinship.schema.SqlName;
import dev.kinship.syntax.sql.Constraint.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The indexes that MySQL and MariaDB make for keys without one, among the constraints of a table;
 * {@code attached} are those with statements of their own.
 */
record ImpliedIndexes(List<Constraint> constraints, List<Index> attached, String table) {
  /** After a statement: those that another index replaces are dropped, and missing ones made. */
  void settle() {
    for (int i = 0; i < constraints.size(); i++) {
      Constraint it = constraints.get(i);
      if (it.isIndex() && it.name().isEmpty()) {
        constraints.set(i, it.called(free(it.columns().getFirst())));
      }
    }
    constraints.removeIf(it -> it.kind() == Kind.IMPLIED && indexed(it.columns(), Kind.IMPLIED));
    List<Constraint> keys = constraints.stream().filter(it -> it.key().isPresent()).toList();
    for (Constraint it : keys.reversed()) {
      if (!indexed(it.columns(), Kind.OTHER)) {
        constraints.add(new Constraint(Kind.IMPLIED, name(it), it.columns(), Optional.empty(), ""));
      }
    }
  }

  /** Whether an index or the primary key begins with these columns, apart from those of a kind. */
  private boolean indexed(List<String> wanted, Kind apart) {
    return Stream.concat(
            constraints.stream()
                .filter(it -> it.kind() != apart && (it.isIndex() || it.kind() == Kind.PRIMARY))
                .map(it -> it.index(it.name(), table, it.columns())),
            attached.stream())
        .anyMatch(it -> it.beginsWith(wanted));
  }

  private String name(Constraint key) {
    return key.name().isEmpty() ? free(key.columns().getFirst()) : key.name();
  }

  /** The column's name, with a number if an index is called so. */
  private String free(String column) {
    String name = column;
    for (int i = 2; isTaken(name); i++) {
      name = column + "_" + i;
    }
    return name;
  }

  private boolean isTaken(String name) {
    return Stream.concat(
            constraints.stream().filter(Constraint::isIndex).map(Constraint::name),
            attached.stream().map(Index::name))
        .anyMatch(it -> SqlName.same(it, name));
  }
}
