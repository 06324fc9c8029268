package dev.kinship.dialect.mysql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.dialect.sql.Partitions;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tables of MySQL and MariaDB that cannot have foreign keys, nor be referred to by them. {@code
 * elsewhere} says why a relative of them has no such new key.
 */
record Keyless(String database, Function<ForeignKey, Optional<String>> elsewhere, Schema known) {
  boolean has(ForeignKey key) {
    return why(key).isPresent();
  }

  /** A sentence on the first of a key's tables that is such a one, or on all tables. */
  Optional<String> why(ForeignKey key) {
    boolean there =
        known.table(key.table()).filter(it -> it.foreignKeys().contains(key)).isPresent();
    return elsewhere
        .apply(key)
        .filter(it -> !there)
        .or(() -> Stream.of(key.table(), key.parent()).flatMap(it -> why(it).stream()).findFirst());
  }

  private Optional<String> why(String table) {
    String shown = TableName.shown(table);
    if (new Partitions(known).has(table)) {
      return Optional.of(
          "%s allows no foreign keys from or to partitioned tables, such as %s"
              .formatted(database, shown));
    }
    return known
        .table(table)
        .map(Table::storage)
        .flatMap(Table.Storage::keylessEngine)
        .map(it -> "%s is a table of %s, which has no foreign keys".formatted(shown, it));
  }

  /** How the database could have the key after all, or else which rows have no parent. */
  String remedy(ForeignKey key, Identifiers names) {
    return elsewhere.apply(key).isPresent()
        ? "rows without their parent: " + orphans(key, names)
        : changed(key);
  }

  private String changed(ForeignKey key) {
    return Stream.of(key.table(), key.parent())
        .filter(it -> why(it).isPresent())
        .findFirst()
        .filter(it -> !new Partitions(known).has(it))
        .map(
            it ->
                "to have it there too, change that first: ALTER TABLE %s ENGINE=InnoDB"
                    .formatted(TableName.shown(it)))
        .orElse("let the application check what the database does not");
  }

  /** As a join, which Vitess can do across shards. */
  private static String orphans(ForeignKey key, Identifiers names) {
    String child = names.quote(key.table());
    String parent = names.quote(key.parent());
    String same =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                it ->
                    "parent.%s = child.%s"
                        .formatted(
                            names.quote(key.parentColumns().get(it)),
                            names.quote(key.columns().get(it))))
            .collect(joining(" AND "));
    String first = names.quote(key.columns().getFirst());
    return "SELECT child.* FROM %s AS child LEFT JOIN %s AS parent ON %s WHERE child.%s IS NOT NULL AND parent.%s IS NULL"
        .formatted(child, parent, same, first, names.quote(key.parentColumns().getFirst()));
  }
}
