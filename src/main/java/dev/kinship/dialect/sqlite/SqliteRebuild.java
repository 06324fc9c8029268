package dev.kinship.dialect.sqlite;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.sql.StepComments;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.Source;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rebuilds a table of SQLite with other keys or other columns: creates it under another name, fills
 * it, and puts it in place of the old one. What belongs to a table (indexes, triggers, the counter
 * of AUTOINCREMENT) is created again. A guard stops everything before the first change if the
 * database has something that the migrations do not show, if rows have no parent, or if dropping
 * the old table would delete the rows that refer to it.
 */
final class SqliteRebuild {
  private static final Pattern NUMBERED = Pattern.compile("(?i)(?<!\\w)AUTOINCREMENT(?!\\w)");

  private final Table table;
  private final Source source;
  private final Difference difference;
  private final boolean referredTo;
  private final SqlClauses writer;
  private final String name;
  private final String passing;

  /**
   * What is other than before: keys that come, and keys, columns and UNIQUE rules that go; columns
   * that are {@code altered} to what they are here, and required ones that are {@code added}, both
   * with {@code value} in rows that have none.
   */
  record Difference(
      List<ForeignKey> more,
      List<ForeignKey> fewer,
      List<Column> columns,
      List<Index> rules,
      List<Column> altered,
      List<AddColumn> added,
      Optional<String> value) {
    Difference {
      more = List.copyOf(more);
      fewer = List.copyOf(fewer);
      columns = List.copyOf(columns);
      rules = List.copyOf(rules);
      altered = List.copyOf(altered);
      added = List.copyOf(added);
    }

    private Optional<Column> altered(Source.Part column) {
      return altered.stream().filter(it -> it.name().equals(column.name())).findFirst();
    }

    /** What is selected of a column that stays. */
    private String value(Source.Part column, String name) {
      return altered(column)
          .filter(it -> !it.nullable())
          .flatMap(it -> value)
          .map(it -> "COALESCE(%s, %s)".formatted(name, it))
          .orElse(name);
    }

    /** What fills the column, if something does. */
    private Optional<String> filled(String column) {
      Stream<Column> filled =
          Stream.concat(
              added.stream().map(AddColumn::column), altered.stream().filter(it -> !it.nullable()));
      return value.filter(it -> filled.anyMatch(one -> one.name().equals(column)));
    }

    /** The columns that become required, and must have a value in every row by then. */
    private List<Column> required(boolean forward) {
      return forward && value.isPresent()
          ? List.of()
          : altered.stream().filter(it -> it.nullable() != forward).toList();
    }

    boolean without(Source.Part column) {
      return columns.stream().anyMatch(it -> it.name().equals(column.name()));
    }

    boolean without(Source.Constraint rule) {
      return rule.key().filter(fewer::contains).isPresent()
          || rule.index().filter(rules::contains).isPresent();
    }

    private String reasons() {
      return Stream.of(
              added.stream().map(it -> StepComments.newColumn(it.table(), it.column())),
              more.stream().map(this::reason),
              fewer.stream()
                  .filter(it -> more.stream().noneMatch(it::same))
                  .map(StepComments::noKey),
              rules.stream().map(StepComments::noIndex))
          .flatMap(it -> it)
          .collect(joining(" "));
    }

    private String reason(ForeignKey key) {
      return fewer.stream()
          .filter(key::same)
          .findFirst()
          .map(it -> StepComments.changed(it, key))
          .orElseGet(() -> StepComments.key(key));
    }

    private Stream<String> reasons(String table) {
      Stream<Column> filled = value.isPresent() ? altered.stream() : Stream.empty();
      return Stream.of(
              Stream.of(reasons()).filter(it -> !it.isEmpty()),
              columns.stream().map(it -> StepComments.noColumn(table, it)),
              Stream.concat(added.stream().map(AddColumn::column), filled)
                  .map(it -> StepComments.filled(table, it)),
              altered.stream()
                  .map(
                      it ->
                          it.nullable()
                              ? StepComments.optional(table, it)
                              : StepComments.required(table, it)))
          .flatMap(it -> it);
    }
  }

  /** The lines of the table's text, and how many of them are columns. */
  private record Shape(List<String> lines, int columns) {}

  /** Of a table with a source; the indexes called {@code gone} are no longer there. */
  SqliteRebuild(
      Table table, Difference difference, Set<String> gone, Schema known, SqlClauses writer) {
    Source written = table.source().orElseThrow();
    this.table = table;
    this.source =
        new Source(
            written.columns(),
            written.constraints(),
            written.options(),
            written.attached().stream().filter(it -> !gone.contains(it.name())).toList());
    this.difference = difference;
    this.referredTo =
        Stream.concat(
                difference.more().stream(),
                known.tables().values().stream().flatMap(it -> it.foreignKeys().stream()))
            .anyMatch(it -> SqlName.same(it.parent(), table.name()));
    this.writer = writer;
    this.name = writer.quote(table.name());
    this.passing = writer.quote("kin_new_" + table.name());
  }

  MigrationStep step() {
    Shape now = now();
    Shape then = then();
    return new MigrationStep(
        script(now, then, true),
        script(then, now, false),
        difference.reasons(table.name()).collect(joining(" "))
            + " SQLite can do this only by rebuilding the table.",
        referredTo ? Transaction.NONE : Transaction.SHARED);
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "The table %s is rebuilt, which takes a while if it is large; make sure that an error stops the run (the sqlite3 shell needs -bail)."
            .formatted(table.name()));
    if (referredTo) {
      notes.add(
          "To rebuild %s, the migration turns foreign keys off, which SQLite does only outside a transaction, and on again at the end."
              .formatted(table.name()));
    }
    return notes;
  }

  /** As it is; a column that is dropped and added again may be empty then. */
  private Shape now() {
    List<String> lines = new ArrayList<>();
    for (Source.Part it : source.columns()) {
      boolean back = difference.without(it);
      lines.add(back ? (writer.quote(it.name()) + " " + it.type()).strip() : it.sql());
    }
    source.constraints().forEach(it -> lines.add(it.sql()));
    difference.fewer().stream()
        .filter(source::holdsInColumn)
        .filter(
            it -> difference.columns().stream().anyMatch(one -> it.columns().contains(one.name())))
        .forEach(it -> lines.add(writer.constraint(it)));
    return new Shape(lines, source.columns().size());
  }

  private Shape then() {
    List<String> lines = new ArrayList<>();
    source.columns().stream()
        .filter(it -> !difference.without(it))
        .forEach(it -> lines.add(text(it)));
    difference.added().stream()
        .map(it -> writer.filling(it, difference.value()).definition() + " NOT NULL")
        .forEach(lines::add);
    int columns = lines.size();
    source.constraints().stream()
        .filter(it -> !difference.without(it))
        .forEach(it -> lines.add(it.sql()));
    difference.more().forEach(it -> lines.add(writer.constraint(it)));
    return new Shape(lines, columns);
  }

  private String text(Source.Part column) {
    return difference
        .altered(column)
        .map(
            it ->
                source.withoutNulls(difference.fewer(), column)
                    + (it.nullable() ? "" : " NOT NULL"))
        .orElseGet(() -> source.without(difference.fewer(), column));
  }

  private String script(Shape from, Shape to, boolean forward) {
    List<ForeignKey> newKeys = forward ? difference.more() : difference.fewer();
    List<Column> required = difference.required(forward);
    Stream<Stream<String>> parts =
        Stream.of(
            referredTo ? Stream.of("PRAGMA foreign_keys = OFF") : Stream.empty(),
            // Else renaming fails if a view names the table, which does not exist for a moment.
            Stream.of("PRAGMA legacy_alter_table = ON", "SAVEPOINT kin_rebuild"),
            guards(from, required),
            orphanGuards(filledBefore(newKeys, forward)),
            forward ? filledGuards() : Stream.empty(),
            Stream.of("DROP TABLE temp.kin_guard"),
            move(to, forward),
            source.attached().stream().map(Source.Attached::sql),
            Stream.of("RELEASE kin_rebuild", "PRAGMA legacy_alter_table = OFF"),
            referredTo ? Stream.of("PRAGMA foreign_keys = ON") : Stream.empty());
    return parts.flatMap(it -> it).collect(joining(";\n"));
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
  private Stream<String> guards(Shape from, List<Column> required) {
    String literal = literal(table.name());
    String value =
        required.isEmpty()
            ? ""
            : ",\n    every_row_has_a_value INTEGER CHECK (every_row_has_a_value)";
    Stream<String> values =
        required.stream()
            .map(
                it ->
                    """
                    INSERT INTO temp.kin_guard (every_row_has_a_value)
                        SELECT NOT EXISTS (SELECT 1 FROM %s WHERE %s IS NULL)"""
                        .formatted(name, writer.quote(it.name())));
    Stream<String> guards =
        Stream.of(
            """
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
                .formatted(from.columns(), literal),
            """
        INSERT INTO temp.kin_guard (indexes_and_triggers_are_as_migrated)
            SELECT count(*) = %d FROM sqlite_master
            WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name = %s COLLATE NOCASE"""
                .formatted(source.attached().size(), literal));
    return Stream.concat(guards, values);
  }

  private Stream<String> orphanGuards(List<ForeignKey> keys) {
    return keys.stream()
        .map(
            it ->
                """
                INSERT INTO temp.kin_guard (every_row_has_its_parent)
                    SELECT NOT EXISTS (SELECT 1 FROM %s AS child WHERE %s AND NOT EXISTS (
                        SELECT 1 FROM %s AS parent WHERE %s))"""
                    .formatted(name, filled(it), writer.quote(it.parent()), joined(it)));
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
                                SELECT NOT EXISTS (SELECT 1 FROM %s WHERE (%s) NOT IN (SELECT %s FROM %s))"""
                                .formatted(
                                    name,
                                    it,
                                    writer.quote(key.parentColumns().getFirst()),
                                    writer.quote(key.parent()))))
        .distinct();
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

  private Stream<String> move(Shape to, boolean forward) {
    String options = source.options().isEmpty() ? "" : " " + source.options();
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Source.Part it : source.columns()) {
      if (!it.computed() && !difference.without(it)) {
        String column = writer.quote(it.name());
        columns.add(column);
        values.add(forward ? difference.value(it, column) : column);
      }
    }
    for (AddColumn it : forward ? difference.added() : List.<AddColumn>of()) {
      columns.add(writer.quote(it.column().name()));
      values.add(difference.value().orElseThrow());
    }
    return Stream.of(
            Stream.of(
                writer.createTable("kin_new_" + table.name(), to.lines()) + options,
                "INSERT INTO %s (%s)\n    SELECT %s FROM %s"
                    .formatted(
                        passing, String.join(", ", columns), String.join(", ", values), name)),
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
