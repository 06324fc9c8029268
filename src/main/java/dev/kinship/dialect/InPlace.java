package dev.kinship.dialect;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.SchemaChange.DropTable;
import dev.kinship.schema.Step;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One rendering for a database that changes its tables in place: first what goes, then new tables,
 * then columns, then indexes and last the keys. A key finds its parent and its index there, and on
 * the way back it is gone before them.
 */
final class InPlace {
  private final String database;
  private final Writer writer;
  private final Words words;
  private final List<SchemaChange> changes;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<ForeignKey> keys = new ArrayList<>();

  /** What the databases that change tables in place say differently. */
  interface Words {
    String dropKey(String table, String name);

    String dropIndex(String table, String name);

    /** As {@link Losses.Probe}. */
    String failing(String query, String message);

    /** How a UNIQUE of the table's own text goes; nothing where it goes as an index does. */
    default Optional<String> dropUnique(String table, String name) {
      return Optional.of(dropKey(table, name));
    }

    /** The name that the database gives to a key where none is said, if it always gives that. */
    default Optional<String> usualName(ForeignKey key) {
      return Optional.empty();
    }

    /** The key as part of its new column; nothing where it has to be a statement of its own. */
    default Optional<String> inline(ForeignKey key, Writer writer) {
      return Optional.empty();
    }
  }

  private InPlace(String database, Writer writer, Words words, List<SchemaChange> changes) {
    this.database = database;
    this.writer = writer;
    this.words = words;
    this.changes = changes;
  }

  static Rendering render(
      String database,
      Names names,
      Types types,
      Words words,
      List<SchemaChange> changes,
      Schema known,
      Manner manner) {
    Writer writer = new Writer(names, types, changes, known);
    Optional<String> obstacle =
        Obstacles.among(changes, names, known)
            .or(() -> new Drops(database, writer, words).obstacle(changes));
    return obstacle.isPresent()
        ? new Rendering.Refusal(obstacle.get())
        : new InPlace(database, writer, words, changes).rendering(manner);
  }

  private Rendering rendering(Manner manner) {
    steps.addAll(new Drops(database, writer, words).steps(changes));
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i) instanceof CreateTable it) {
        create(it.definition(), changes.subList(i + 1, changes.size()));
      }
    }
    for (SchemaChange change : changes) {
      switch (change) {
        case AddColumn it -> add(it);
        case AddForeignKey it -> keys.add(it.key());
        case CreateTable it -> {}
        case CreateIndex it -> {}
        case DropForeignKey it -> {}
        case DropIndex it -> {}
        case DropColumn it -> {}
        case DropTable it -> {}
      }
    }
    for (SchemaChange change : changes) {
      if (change instanceof CreateIndex it) {
        String name = writer.quote(writer.name(it.index()));
        index(it.index(), words.dropIndex(writer.quote(it.table()), name));
      }
    }
    keys.forEach(this::key);
    Losses losses = new Losses(writer, words::failing);
    return new Rendering.Steps(losses.guarded(steps, changes, manner), notes);
  }

  /** A key whose parent is made only {@code later} has to wait for it. */
  private void create(Table table, List<SchemaChange> later) {
    List<ForeignKey> now = new ArrayList<>(table.foreignKeys());
    List<ForeignKey> waiting =
        now.stream().filter(it -> later.stream().anyMatch(change -> makes(change, it))).toList();
    now.removeAll(waiting);
    keys.addAll(waiting);
    Table first =
        new Table(table.name(), table.columns(), table.primaryKey(), now, table.indexes());
    steps.add(
        new Step(
            writer.createTable(first),
            writer.dropTable(table.name()),
            Reasons.newTable(table.name())));
    table.indexes().forEach(it -> index(it, ""));
  }

  private static boolean makes(SchemaChange change, ForeignKey key) {
    return change instanceof CreateTable it && it.table().equals(key.parent());
  }

  private void add(AddColumn change) {
    Column column = change.column();
    Optional<String> inline = change.key().flatMap(it -> words.inline(it, writer));
    steps.add(
        new Step(
            writer.addColumn(change.table(), column, change.key())
                + inline.map(" "::concat).orElse(""),
            writer.dropColumn(change.table(), column),
            Reasons.newColumn(change.table(), column)));
    if (inline.isEmpty()) {
      change.key().ifPresent(keys::add);
    }
    if (!column.nullable()) {
      notes.add(Reasons.nullable(database, change.table(), column));
    }
  }

  private void index(Index index, String undo) {
    steps.add(new Step(writer.createIndex(index), undo, Reasons.index(index)));
  }

  private void key(ForeignKey key) {
    String name = writer.quote(writer.name(key));
    steps.add(
        new Step(
            writer.addConstraint(key),
            words.dropKey(writer.quote(key.table()), name),
            Reasons.key(key)));
  }
}
