package dev.kinship.evidence;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Homes;
import dev.kinship.schema.Homes.Home;
import dev.kinship.schema.Index;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.schema.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A database's schema together with what the project's migrations make and it lacks: they are taken
 * for not run yet, so that nothing is written twice. {@code missing} names that.
 */
record UnappliedMigrations(Schema schema, List<String> missing) {
  UnappliedMigrations {
    missing = List.copyOf(missing);
  }

  /** {@code migrations} is what the migrations would make of {@code live}, run on it. */
  static UnappliedMigrations of(
      Schema live, Schema migrations, Wording wording, Set<String> tables) {
    Map<String, Table> all = new LinkedHashMap<>(live.tables());
    List<String> missing = new ArrayList<>();
    Map<String, List<Home>> homes = new LinkedHashMap<>();
    for (String name : tables) {
      Optional<Table> there = live.table(live.place(name));
      Optional<Table> made = migrations.table(migrations.place(name));
      if (made.isPresent() && there.isEmpty()) {
        all.put(made.get().name(), made.get());
        homes.put(SqlName.folded(name), migrations.homes(name));
        missing.add("table `%s`".formatted(made.get().name()));
      } else if (made.isPresent()) {
        Table table = there.get();
        all.put(table.name(), together(table, made.get(), wording, missing));
      }
    }
    Homes named = new Homes(live.homes().wording(), homes);
    return new UnappliedMigrations(
        new Schema(all, live.doubts(), live.rows(), named, live.others()), missing);
  }

  private static Table together(Table there, Table made, Wording wording, List<String> missing) {
    int before = missing.size();
    List<Column> columns = new ArrayList<>(there.columns());
    columns.replaceAll(it -> altered(it, made, wording, missing));
    for (Column it : made.columns()) {
      if (columns.stream().noneMatch(column -> wording.sameColumn(column.name(), it.name()))) {
        columns.add(it);
        missing.add("column `%s.%s`".formatted(there.name(), it.name()));
      }
    }
    List<ForeignKey> keys = new ArrayList<>(there.foreignKeys());
    keys.replaceAll(it -> changed(it, made, wording, missing));
    for (ForeignKey it : made.foreignKeys()) {
      if (keys.stream().noneMatch(key -> alike(key.columns(), it.columns()))) {
        keys.add(it.of(there.name(), it.columns()));
        missing.add("key of `%s.%s`".formatted(there.name(), String.join(", ", it.columns())));
      }
    }
    List<Index> indexes = new ArrayList<>(there.indexes());
    for (Index it : made.indexes()) {
      if (indexes.stream().noneMatch(index -> covers(index, it))
          && !(it.serves() && alike(there.primaryKey(), it.columns()))) {
        indexes.add(it.with(it.name(), there.name(), it.columns()));
        missing.add("index `%s`".formatted(it.name()));
      }
    }
    return missing.size() == before ? there : there.with(columns, keys, indexes);
  }

  /** The column of a key as the migrations make it: whether it may be NULL. */
  private static Column altered(Column there, Table made, Wording wording, List<String> missing) {
    boolean key =
        made.foreignKeys().stream().anyMatch(it -> alike(it.columns(), List.of(there.name())));
    Optional<Column> other =
        made.columns().stream()
            .filter(it -> key && wording.sameColumn(it.name(), there.name()))
            .filter(it -> it.nullable() != there.nullable())
            .findFirst();
    if (other.isEmpty()) {
      return there;
    }
    missing.add(
        "%s in `%s.%s`"
            .formatted(there.nullable() ? "NOT NULL" : "NULL", made.name(), there.name()));
    return new Column(there.name(), there.type(), !there.nullable(), there.generated());
  }

  /** The key with the actions that the migrations give it, if none of theirs is the same. */
  private static ForeignKey changed(
      ForeignKey there, Table made, Wording wording, List<String> missing) {
    List<ForeignKey> alike =
        made.foreignKeys().stream()
            .filter(it -> alike(it.columns(), there.columns()))
            .filter(it -> SqlName.same(it.parent(), there.parent()))
            .toList();
    if (alike.stream().anyMatch(it -> changed(there, it, wording).equals(there.actions()))) {
      return there;
    }
    for (ForeignKey it : alike) {
      KeyActions actions = changed(there, it, wording);
      if (it.given().equals(there.given()) || alike.size() == 1) {
        missing.add(
            "%s of `%s.%s`"
                .formatted(actions.words(), there.table(), String.join(", ", there.columns())));
        return there.with(actions);
      }
    }
    return there;
  }

  private static KeyActions changed(ForeignKey there, ForeignKey made, Wording wording) {
    return there.actions().changed(made.actions(), wording);
  }

  private static boolean covers(Index there, Index made) {
    return alike(there.columns(), made.columns())
        && there.whole() >= made.whole()
        && (there.unique() || !made.unique());
  }

  private static boolean alike(List<String> some, List<String> others) {
    return SqlName.same(String.join("\0", some), String.join("\0", others));
  }
}
