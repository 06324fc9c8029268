package dev.kinship.dialect.sqlite;

import static java.util.stream.Collectors.joining;

import dev.kinship.diagnostic.Remark;
import dev.kinship.dialect.sql.DataLossGuards;
import dev.kinship.dialect.sql.SqlClauses;
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

  private static final Pattern WITHOUT_ROWID = Pattern.compile("(?i)\\bWITHOUT\\s+ROWID\\b");

  private final Table table;
  private final Source source;
  private final TableDifference difference;
  private final boolean referredTo;
  private final SqlClauses writer;
  private final DataLossGuards losses;
  private final String name;
  private final String passing;

  /** The lines of the table's text, and how many of them are columns. */
  private record Shape(List<String> lines, int columns) {}

  /** Of a table with a source; the indexes called {@code gone} are no longer there. */
  SqliteRebuild(
      Table table,
      TableDifference difference,
      Set<String> gone,
      Schema known,
      SqlClauses writer,
      DataLossGuards losses) {
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
    this.losses = losses;
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

  List<Remark> notes() {
    List<Remark> notes = new ArrayList<>();
    notes.add(
        new Remark(
                "the table %s is rebuilt, which takes a while if it is large",
                "make sure that an error stops the run (the sqlite3 shell needs -bail)")
            .formatted(table.name()));
    if (referredTo) {
      notes.add(
          new Remark(
                  "to rebuild %s, the migration turns foreign keys off, which SQLite does only outside a transaction, and on at the end",
                  "if later migrations of the same run rely on foreign keys that are off, let them turn these off first")
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
    Stream<Stream<String>> parts =
        Stream.of(
            referredTo ? Stream.of("PRAGMA foreign_keys = OFF") : Stream.empty(),
            Stream.of(
                "-- Without this, the rename fails if a view names the table.\nPRAGMA legacy_alter_table = ON",
                "SAVEPOINT kin_rebuild"),
            lost(forward),
            new RebuildGuards(table, source, difference, writer).all(from.columns(), forward),
            move(to, forward),
            source.attached().stream().map(Source.Attached::sql),
            Stream.of("RELEASE kin_rebuild", "PRAGMA legacy_alter_table = OFF"),
            referredTo ? Stream.of("PRAGMA foreign_keys = ON") : Stream.empty());
    return parts.flatMap(it -> it).collect(joining(";\n"));
  }

  /** Checks that the columns that are dropped have no values. */
  private Stream<String> lost(boolean forward) {
    return (forward
            ? difference.columns().stream()
            : difference.added().stream().map(AddColumn::column))
        .flatMap(it -> losses.values(table.name(), it.name()).stream())
        .map(losses::statement);
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
    rowid()
        .ifPresent(
            it -> {
              columns.addFirst(it);
              values.addFirst(it);
            });
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

  /** What the number of a row is called, if no column is that number; something may refer to it. */
  private Optional<String> rowid() {
    boolean without = WITHOUT_ROWID.matcher(source.options()).find();
    boolean column =
        table.primaryKey().size() == 1
            && source.columns().stream()
                .filter(it -> SqlName.same(it.name(), table.primaryKey().getFirst()))
                .anyMatch(it -> it.type().equalsIgnoreCase("INTEGER"));
    return without || column
        ? Optional.empty()
        : Stream.of("rowid", "_rowid_", "oid")
            .filter(it -> table.columns().stream().noneMatch(one -> SqlName.same(one.name(), it)))
            .findFirst();
  }

  /** Else a number that was given to a deleted row would be given again. */
  private Stream<String> numbering() {
    if (source.columns().stream().noneMatch(it -> NUMBERED.matcher(it.sql()).find())) {
      return Stream.empty();
    }
    String passingName = RebuildGuards.literal("kin_new_" + table.name());
    return Stream.of(
        "DELETE FROM sqlite_sequence WHERE name = " + passingName,
        "INSERT INTO sqlite_sequence (name, seq)\n    SELECT %s, seq FROM sqlite_sequence WHERE name = %s COLLATE NOCASE"
            .formatted(passingName, RebuildGuards.literal(table.name())));
  }
}
