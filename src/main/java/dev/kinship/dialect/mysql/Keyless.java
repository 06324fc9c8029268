package dev.kinship.dialect.mysql;

import dev.kinship.dialect.sql.Partitions;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of MySQL and MariaDB that cannot have foreign keys, nor be referred to by them. */
record Keyless(String database, Schema known) {
  boolean has(ForeignKey key) {
    return why(key).isPresent();
  }

  /** A sentence on the first of a key's tables that is such a one. */
  Optional<String> why(ForeignKey key) {
    return Stream.of(key.table(), key.parent()).flatMap(it -> why(it).stream()).findFirst();
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

  /** How the database could have the key after all. */
  String remedy(ForeignKey key) {
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
}
