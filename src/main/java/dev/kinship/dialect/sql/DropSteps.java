package dev.kinship.dialect.sql;

import dev.kinship.dialect.sql.OnlineSteps.Provable;
import dev.kinship.dialect.step.Fact;
import dev.kinship.dialect.step.Filling;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.dialect.step.StepTitles;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.SchemaChange.DropTable;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is dropped from a database that changes its tables in place: keys first, since they need
 * their indexes, then indexes, columns and tables. The keys and indexes of a table are dropped one
 * by one, so that every step of the down migration is one statement.
 */
final class DropSteps {
  private final String database;
  private final SqlClauses writer;
  private final InPlaceWords words;
  private final Function<List<String>, Optional<OnlineSteps>> online;
  private final List<MigrationStep> steps = new ArrayList<>();

  /** {@code online} is the way to change some tables, where one of them is in use. */
  DropSteps(
      String database,
      SqlClauses writer,
      InPlaceWords words,
      Function<List<String>, Optional<OnlineSteps>> online) {
    this.database = database;
    this.writer = writer;
    this.words = words;
    this.online = online;
  }

  /** Why one of them cannot go. */
  Optional<String> obstacle(List<SchemaChange> changes) {
    return changes.stream()
        .filter(DropForeignKey.class::isInstance)
        .map(it -> ((DropForeignKey) it).key())
        .filter(it -> name(it).isEmpty())
        .map(
            it ->
                "The migrations do not show the name of the key %s: %s generated it."
                    .formatted(StepComments.path(it), database))
        .findFirst();
  }

  List<MigrationStep> steps(List<SchemaChange> changes) {
    for (SchemaChange change : changes) {
      if (change instanceof DropForeignKey it && !isAddedAgain(it.key(), changes)) {
        key(it.key());
      } else if (change instanceof DropTable it) {
        named(it.definition()).forEach(this::key);
      }
    }
    for (SchemaChange change : changes) {
      if (change instanceof DropIndex it) {
        index(it.index());
      } else if (change instanceof DropTable it) {
        it.definition().indexes().stream()
            .filter(index -> !index.constraint())
            .forEach(this::index);
      }
    }
    for (SchemaChange change : changes) {
      if (change instanceof DropColumn it) {
        column(it);
      }
    }
    for (SchemaChange change : changes) {
      if (change instanceof DropTable it) {
        table(it.definition());
      }
    }
    return steps;
  }

  private static boolean isAddedAgain(ForeignKey key, List<SchemaChange> changes) {
    return KeyChange.in(changes).stream().anyMatch(it -> it.from().equals(key));
  }

  private List<ForeignKey> named(Table table) {
    return table.foreignKeys().stream().filter(it -> name(it).isPresent()).toList();
  }

  private Optional<String> name(ForeignKey key) {
    return key.given().or(() -> words.usualName(key).filter(it -> isNameOfOne(it, key.table())));
  }

  /** The database numbers a name that it would give to a second key. */
  private boolean isNameOfOne(String name, String table) {
    Predicate<ForeignKey> has =
        it -> it.given().or(() -> words.usualName(it)).filter(name::equals).isPresent();
    return writer.keys(table).filter(has).count() <= 1;
  }

  private void key(ForeignKey key) {
    String name = name(key).orElseThrow();
    Provable drop =
        new Provable(
            words.dropKey(writer.quote(key.table()), writer.quote(name)),
            new Fact.NoConstraint(key.table(), name));
    Provable undo = new Provable(writer.addAgain(key, name), new Fact.HasKey(key, name));
    steps.add(
        online
            .apply(List.of(key.table(), key.parent()))
            .map(it -> it.dropKey(key, drop, undo))
            .orElseGet(() -> new MigrationStep(drop.sql(), undo.sql(), ""))
            .titled("drop " + StepTitles.key(key)));
  }

  private void index(Index index) {
    String table = writer.quote(index.table());
    String name = writer.quote(index.name());
    Optional<String> rule = index.constraint() ? words.dropUnique(table, name) : Optional.empty();
    String undo =
        rule.isEmpty()
            ? writer.createAgain(index)
            : "ALTER TABLE %s ADD CONSTRAINT %s UNIQUE %s"
                .formatted(table, name, writer.quoted(index.columns()));
    Provable drop =
        new Provable(
            rule.orElseGet(() -> words.dropIndex(index, index.name(), writer)),
            new Fact.NoIndex(index.table(), index.name()));
    boolean plain = !rule.isEmpty() || undo.equals(writer.createPlain(index));
    Provable again =
        new Provable(
            undo,
            plain
                ? new Fact.HasIndex(index, index.name())
                : new Fact.HasNamedIndex(index.table(), index.name()));
    Optional<OnlineSteps> way = online.apply(List.of(index.table()));
    if (way.isPresent() && rule.isEmpty()) {
      String title = "drop " + StepTitles.index(index);
      steps.add(way.get().dropIndex(index, drop, again, "").titled(title));
    } else {
      add(List.of(index.table()), drop, again, "", "drop " + StepTitles.index(index));
    }
  }

  private void column(DropColumn change) {
    String name = change.column().name();
    String type = writer.typeOfExisting(change.table(), change.column());
    add(
        List.of(change.table()),
        new Provable(
            writer.dropColumn(change.table(), change.column()),
            new Fact.NoColumn(change.table(), name)),
        new Provable(
            writer.restore(change.table(), change.column()),
            new Fact.HasColumn(change.table(), name, type)),
        StepComments.noColumn(change.table(), change.column()) + required(change),
        "drop %s of %s".formatted(name, change.table()));
  }

  /** What makes the column required again after the down migration, as a sentence. */
  private String required(DropColumn change) {
    AlterColumn again = new AlterColumn(change.table(), change.column());
    Filling filling =
        writer.filling(again, words.unrepeated().orElseGet(Set::of), Optional.empty());
    String statement = words.require(filling, true);
    boolean known = words.unrepeated().isEmpty() || !filling.definition().isEmpty();
    return change.column().nullable() || !known || statement.matches("(?s).*[;\\p{Cntrl}].*")
        ? ""
        : " Fill it, then run: " + statement;
  }

  private void table(Table table) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    add(
        List.of(table.name()),
        new Provable(writer.dropTable(table.name()), new Fact.NoTable(table.name())),
        new Provable(
            writer.createAgain(table, named(table)),
            new Fact.HasTable(table.name(), columns, List.of(), List.of())),
        StepComments.noTable(table.name()),
        "drop " + table.name());
  }

  private void add(List<String> tables, Provable drop, Provable undo, String reason, String title) {
    steps.add(
        online
            .apply(tables)
            .map(it -> it.drop(drop, undo, reason))
            .orElseGet(() -> new MigrationStep(drop.sql(), undo.sql(), reason))
            .titled(title));
  }
}
