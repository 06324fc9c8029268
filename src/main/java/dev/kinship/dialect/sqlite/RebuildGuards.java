package dev.kinship.dialect.sqlite;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Source;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The statements that stop a rebuild before it changes anything: {@code source} is how the table is
 * written without what was dropped before.
 */
record RebuildGuards(Table table, Source source, TableDifference difference, SqlClauses writer) {
  /** All of them, for a table of so many columns, in one direction or the other. */
  Stream<String> all(int columns, boolean forward) {
    List<ForeignKey> keys = forward ? difference.more() : difference.fewer();
    Stream<Stream<String>> guards =
        Stream.of(
            asMigrated(columns, difference.required(forward)),
            orphanGuards(filledBefore(keys, forward)),
            forward ? filledGuards() : Stream.empty(),
            Stream.of("DROP TABLE temp.kin_guard"));
    return guards.flatMap(it -> it);
  }

  private String name() {
    return writer.quote(table.name());
  }

  /** Those whose columns have values: an added column has none yet, a dropped one none any more. */
  private List<ForeignKey> filledBefore(List<ForeignKey> keys, boolean forward) {
    List<String> without =
        forward
            ? difference.added().stream().map(it -> it.column().name()).toList()
            : difference.columns().stream().map(Column::name).toList();
    return keys.stream().filter(it -> it.columns().stream().noneMatch(without::contains)).toList();
  }

  /** The names of the checks are what the user reads where one fails. */
  private Stream<String> asMigrated(int columns, List<Column> required) {
    String literal = literal(table.name());
    String value =
        required.isEmpty()
            ? ""
            : ",\n    every_row_has_a_value INTEGER CHECK (every_row_has_a_value)";
    Stream<String> guards =
        Stream.of(
            """
        -- Unless each of these is true, it ends here and has changed nothing.
        CREATE TEMP TABLE kin_guard (
            foreign_keys_are_off INTEGER CHECK (foreign_keys_are_off),
            columns_are_as_migrated INTEGER CHECK (columns_are_as_migrated),
            indexes_and_triggers_are_as_migrated INTEGER CHECK (indexes_and_triggers_are_as_migrated),
            every_row_has_its_parent INTEGER CHECK (every_row_has_its_parent)%s
        )"""
                .formatted(value),
            """
        INSERT INTO temp.kin_guard (foreign_keys_are_off)
            SELECT NOT foreign_keys FROM pragma_foreign_keys WHERE EXISTS (
                SELECT 1 FROM sqlite_master AS child, pragma_foreign_key_list(child.name) AS key
                WHERE child.type = 'table' AND key."table" = %s COLLATE NOCASE)"""
                .formatted(literal),
            """
        INSERT INTO temp.kin_guard (columns_are_as_migrated)
            SELECT count(*) = %d FROM pragma_table_xinfo(%s)"""
                .formatted(columns, literal),
            """
        INSERT INTO temp.kin_guard (indexes_and_triggers_are_as_migrated)
            SELECT count(*) = %d FROM sqlite_master
            WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name = %s COLLATE NOCASE"""
                .formatted(source.attached().size(), literal));
    return Stream.concat(guards, required.stream().map(this::filled));
  }

  private String filled(Column column) {
    return """
        INSERT INTO temp.kin_guard (every_row_has_a_value)
            SELECT NOT EXISTS (SELECT 1 FROM %s WHERE %s IS NULL)"""
        .formatted(name(), writer.quote(column.name()));
  }

  private Stream<String> orphanGuards(List<ForeignKey> keys) {
    return keys.stream()
        .map(
            it ->
                """
                INSERT INTO temp.kin_guard (every_row_has_its_parent)
                    SELECT NOT EXISTS (SELECT 1 FROM %s AS child WHERE %s AND NOT EXISTS (
                        SELECT 1 FROM %s AS parent WHERE %s))"""
                    .formatted(name(), filled(it), writer.quote(it.parent()), joined(it)))
        .distinct();
  }

  /** A key that is off meanwhile does not look at what rows are filled with. */
  private Stream<String> filledGuards() {
    return Stream.concat(difference.more().stream(), table.foreignKeys().stream())
        .filter(it -> it.columns().size() == 1)
        .flatMap(
            key ->
                difference.filled(key.columns().getFirst()).stream()
                    .map(
                        it ->
                            """
                            INSERT INTO temp.kin_guard (every_row_has_its_parent)
                                SELECT NOT EXISTS (SELECT 1 FROM %1$s WHERE %2$s(%3$s) NOT IN (
                                    SELECT %4$s FROM %5$s WHERE %4$s IS NOT NULL))"""
                                .formatted(
                                    name(),
                                    empty(key.columns().getFirst()),
                                    it,
                                    writer.quote(key.parentColumns().getFirst()),
                                    writer.quote(key.parent()))))
        .distinct();
  }

  /** An added column is empty in all rows. */
  private String empty(String column) {
    boolean altered = difference.altered().stream().anyMatch(it -> it.name().equals(column));
    return altered ? writer.quote(column) + " IS NULL AND " : "";
  }

  private String filled(ForeignKey key) {
    return key.columns().stream()
        .map(it -> "child.%s IS NOT NULL".formatted(writer.quote(it)))
        .collect(joining(" AND "));
  }

  private String joined(ForeignKey key) {
    return IntStream.range(0, key.columns().size())
        .mapToObj(
            it ->
                "parent.%s = child.%s"
                    .formatted(
                        writer.quote(key.parentColumns().get(it)),
                        writer.quote(key.columns().get(it))))
        .collect(joining(" AND "));
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
