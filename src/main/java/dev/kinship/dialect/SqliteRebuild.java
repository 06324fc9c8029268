package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Source;
import dev.kinship.schema.Step;
import dev.kinship.schema.Step.Transaction;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of SQLite built again with more keys: made under another name, filled, put in the old
 * one's place. What the making of a table drags along (indexes, triggers, the mark of
 * AUTOINCREMENT) is made again; a guard stops everything before the first change where the database
 * has something that the migrations did not tell of, where rows have no parent, and where dropping
 * the old table would delete the rows that refer to it.
 */
final class SqliteRebuild {
  private static final Pattern NUMBERED = Pattern.compile("(?i)\\bAUTOINCREMENT\\b");

  private final Table table;
  private final Source source;
  private final List<ForeignKey> keys;
  private final boolean referredTo;
  private final Writer writer;
  private final String name;
  private final String passing;

  /** Of a table with a source; {@code keys} are the new ones. */
  SqliteRebuild(Table table, List<ForeignKey> keys, Schema known, Writer writer) {
    this.table = table;
    this.source = table.source().orElseThrow();
    this.keys = List.copyOf(keys);
    this.referredTo =
        Stream.concat(
                keys.stream(),
                known.tables().values().stream().flatMap(it -> it.foreignKeys().stream()))
            .anyMatch(it -> it.parent().equalsIgnoreCase(table.name()));
    this.writer = writer;
    this.name = writer.quote(table.name());
    this.passing = writer.quote("kin_new_" + table.name());
  }

  Step step() {
    List<String> constraints = new ArrayList<>(source.constraints());
    keys.forEach(it -> constraints.add(writer.constraint(it)));
    String reason = keys.stream().map(Reasons::key).collect(joining(" "));
    return new Step(
        script(constraints, orphanGuards()),
        script(source.constraints(), Stream.empty()),
        reason + " SQLite has no other way to this than building the table again.",
        referredTo ? Transaction.NONE : Transaction.SHARED);
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "The table %s is built again, which takes a while where it is large; run it so that an error stops the run (the sqlite3 shell needs -bail)."
            .formatted(table.name()));
    if (referredTo) {
      notes.add(
          "Rebuilding %s needs foreign keys off, which SQLite does only outside a transaction; it turns them on again at the end."
              .formatted(table.name()));
    }
    return notes;
  }

  private String script(List<String> constraints, Stream<String> moreGuards) {
    Stream<Stream<String>> parts =
        Stream.of(
            referredTo ? Stream.of("PRAGMA foreign_keys = OFF") : Stream.empty(),
            // Else the renaming fails where a view names the table, which is gone for a moment.
            Stream.of("PRAGMA legacy_alter_table = ON", "SAVEPOINT kin_rebuild"),
            guards(),
            moreGuards,
            Stream.of("DROP TABLE temp.kin_guard"),
            move(constraints),
            source.attached().stream(),
            Stream.of("RELEASE kin_rebuild", "PRAGMA legacy_alter_table = OFF"),
            referredTo ? Stream.of("PRAGMA foreign_keys = ON") : Stream.empty());
    return parts.flatMap(it -> it).collect(joining(";\n"));
  }

  /** The names of the checks are what the user reads where one fails. */
  private Stream<String> guards() {
    String literal = literal(table.name());
    return Stream.of(
        """
        CREATE TEMP TABLE kin_guard (
            foreign_keys_are_off INTEGER CHECK (foreign_keys_are_off),
            columns_are_as_migrated INTEGER CHECK (columns_are_as_migrated),
            indexes_and_triggers_are_as_migrated INTEGER CHECK (indexes_and_triggers_are_as_migrated),
            every_row_has_its_parent INTEGER CHECK (every_row_has_its_parent)
        )""",
        """
        INSERT INTO temp.kin_guard (foreign_keys_are_off)
            SELECT NOT foreign_keys FROM pragma_foreign_keys WHERE EXISTS (
                SELECT 1 FROM sqlite_master AS child, pragma_foreign_key_list(child.name) AS key
                WHERE child.type = 'table' AND key."table" = %s COLLATE NOCASE)"""
            .formatted(literal),
        """
        INSERT INTO temp.kin_guard (columns_are_as_migrated)
            SELECT count(*) = %d FROM pragma_table_xinfo(%s)"""
            .formatted(source.columns().size(), literal),
        """
        INSERT INTO temp.kin_guard (indexes_and_triggers_are_as_migrated)
            SELECT count(*) = %d FROM sqlite_master
            WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name = %s COLLATE NOCASE"""
            .formatted(source.attached().size(), literal));
  }

  private Stream<String> orphanGuards() {
    return keys.stream()
        .map(
            it ->
                """
                INSERT INTO temp.kin_guard (every_row_has_its_parent)
                    SELECT NOT EXISTS (SELECT 1 FROM %s AS child WHERE %s AND NOT EXISTS (
                        SELECT 1 FROM %s AS parent WHERE %s))"""
                    .formatted(name, filled(it), writer.quote(it.parent()), joined(it)));
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

  private Stream<String> move(List<String> constraints) {
    List<String> lines = new ArrayList<>();
    source.columns().forEach(it -> lines.add(it.sql()));
    lines.addAll(constraints);
    String options = source.options().isEmpty() ? "" : " " + source.options();
    String columns =
        source.columns().stream()
            .filter(it -> !it.computed())
            .map(it -> writer.quote(it.name()))
            .collect(joining(", "));
    return Stream.of(
            Stream.of(
                writer.createTable("kin_new_" + table.name(), lines) + options,
                "INSERT INTO %s (%s)\n    SELECT %s FROM %s"
                    .formatted(passing, columns, columns, name)),
            numbering(),
            Stream.of("DROP TABLE " + name, "ALTER TABLE %s RENAME TO %s".formatted(passing, name)))
        .flatMap(it -> it);
  }

  /** Else a number that was given to a deleted row would be given again. */
  private Stream<String> numbering() {
    if (source.columns().stream().noneMatch(it -> NUMBERED.matcher(it.sql()).find())) {
      return Stream.empty();
    }
    String passingName = literal("kin_new_" + table.name());
    return Stream.of(
        "DELETE FROM sqlite_sequence WHERE name = " + passingName,
        "INSERT INTO sqlite_sequence (name, seq)\n    SELECT %s, seq FROM sqlite_sequence WHERE name = %s COLLATE NOCASE"
            .formatted(passingName, literal(table.name())));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
