package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.dialect.Rendering;
import dev.kinship.plan.PlanDraft;
import dev.kinship.runner.Migration;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runner;
import dev.kinship.runner.Runners;
import dev.kinship.runner.Written;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.TableLocation;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.text.Change;
import dev.kinship.text.FileName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the migration: what the database lacks, in the form of the tool that will run it. */
public final class MigrationPlanner {
  private final Migrations migrations;
  private final List<Diagnostic> notes = new ArrayList<>();
  private final List<MigrationStep> steps = new ArrayList<>();

  public MigrationPlanner(Migrations migrations) {
    this.migrations = migrations;
  }

  /** What the user should know of the migration. */
  public List<Diagnostic> notes() {
    return List.copyOf(notes);
  }

  /** What the migration does. */
  public List<MigrationStep> steps() {
    return List.copyOf(steps);
  }

  /** The files to be written; none where the schema has everything. */
  public List<Change> plan(PlanDraft draft) {
    Runner runner = runner();
    Schema known;
    List<SchemaChange> changes;
    if (migrations.live().isEmpty()) {
      known = read(runner);
      changes = SchemaPlanner.changes(draft, known, migrations.dialect().wording());
    } else {
      LivePlanner live = new LivePlanner(migrations.live().get(), migrations.dialect(), draft);
      known = live.known(runner.ups(migrations.files()));
      changes = SchemaPlanner.changes(draft, known, migrations.dialect().wording());
      live.check(changes, known);
      notes.addAll(live.notes());
    }
    notes.addAll(FieldNotes.of(draft, changes));
    return write(changes, known, runner);
  }

  /** The files that make the changes which {@code wanted} finds necessary, if any. */
  public List<Change> plan(Function<Schema, List<SchemaChange>> wanted) {
    Runner runner = runner();
    Schema known = read(runner);
    return write(wanted.apply(known), known, runner);
  }

  private Schema read(Runner runner) {
    return SchemaReader.read(runner.ups(migrations.files()), migrations.dialect().wording());
  }

  private Runner runner() {
    return migrations.runner().orElseGet(() -> Runners.of(migrations.files()));
  }

  private List<Change> write(List<SchemaChange> changes, Schema known, Runner runner) {
    if (changes.isEmpty()) {
      return List.of();
    }
    homes(changes, known);
    known.doubts().forEach(it -> note(Rule.NOT_UNDERSTOOD, it, "check whether it matters here"));
    return switch (migrations.dialect().render(changes, known, migrations.manner())) {
      case Rendering.Steps it when it.steps().isEmpty() -> List.of();
      case Rendering.Steps it -> {
        it.notes().forEach(note -> note(Rule.DATABASE_DIFFERS, note, "read the migration"));
        refuseMarks(runner, it.steps());
        steps.addAll(it.steps());
        yield files(runner.next(migrations.files(), migration(changes, it.steps())));
      }
      case Rendering.Refusal it ->
          throw new Refused(
              Rule.NO_MIGRATION,
              "the migration cannot be written: " + it.reason(),
              "pass --no-migration, and write it by hand");
    };
  }

  /** Refuses a line that a name, or a text of an earlier migration, would make the tool obey. */
  private static void refuseMarks(Runner runner, List<MigrationStep> steps) {
    steps.stream()
        .flatMap(it -> Stream.of("-- " + it.reason(), it.sql(), it.undo()))
        .flatMap(String::lines)
        .filter(runner::isMark)
        .findFirst()
        .ifPresent(
            it -> {
              throw new Refused(
                  Rule.NO_MIGRATION,
                  "the migration cannot be written: %s would read a line of it as its own mark: `%s`"
                      .formatted(runner.id(), it.strip()),
                  "pass --no-migration, and write it by hand");
            });
  }

  /** Refuses what would be about one of several tables; tells of a schema that is left unsaid. */
  private void homes(List<SchemaChange> changes, Schema known) {
    Set<String> names = new TreeSet<>();
    for (SchemaChange it : changes) {
      names.add(it.table());
      it.keys().forEach(key -> names.add(key.parent()));
    }
    for (String name : names) {
      List<TableLocation> homes = known.homes(name);
      if (homes.size() > 1) {
        throw new Refused(
            Rule.SEVERAL_SCHEMAS,
            "the migration for %s cannot be written: %s"
                .formatted(name, TableLocation.several(homes)),
            "pass --no-migration, and write it by hand, with the schema before each table");
      }
      homes.forEach(
          it ->
              note(
                  Rule.SCHEMA_UNSAID,
                  "the migrations name %s, this one only %s, so the database decides where that is"
                      .formatted(it.name(), name),
                  "make sure that the search path or the default database leads there, or write the schema into it"));
    }
  }

  private void note(Rule rule, String message, String help) {
    notes.add(new Diagnostic(rule, message, List.of(), help));
  }

  private Migration migration(List<SchemaChange> changes, List<MigrationStep> steps) {
    return new Migration(title(changes), steps, migrations.dialect().bracket(), migrations.now());
  }

  private List<Change> files(Written written) {
    written.notes().forEach(it -> note(Rule.DATABASE_DIFFERS, it, "read the migration"));
    List<String> there =
        migrations.files().stream().map(it -> it.name()).collect(Collectors.toList());
    for (MigrationFile it : written.files()) {
      if (FileName.isAmong(there, it.name())) {
        throw new Refused(
            Rule.NOT_WRITABLE,
            "`%s` cannot be created: a file there has that name, or one that is the same on some systems"
                .formatted(migrations.name(it.name())),
            "rename the other file, or pass --no-migration");
      }
      there.add(it.name());
    }
    return written.files().stream()
        .<Change>map(
            it ->
                new Change.Create(
                    migrations.path().resolve(it.name()), migrations.name(it.name()), it.text()))
        .toList();
  }

  /** {@code add user_id to orders}, or {@code create users, orders} where a table is made. */
  private static String title(List<SchemaChange> changes) {
    List<String> made =
        changes.stream()
            .filter(SchemaChange.CreateTable.class::isInstance)
            .map(SchemaChange::table)
            .toList();
    return made.isEmpty()
        ? title(changes.get(0))
        : "create " + String.join(" and ", made.subList(0, Math.min(made.size(), 3)));
  }

  private static String title(SchemaChange change) {
    return switch (change) {
      case SchemaChange.AddColumn it -> "add %s to %s".formatted(it.column().name(), it.table());
      case SchemaChange.AddForeignKey it ->
          "add key %s to %s".formatted(String.join(" ", it.key().columns()), it.table());
      case SchemaChange.CreateIndex it ->
          "index %s of %s".formatted(String.join(" ", it.index().columns()), it.table());
      case SchemaChange.CreateTable it -> "create " + it.table();
      case SchemaChange.DropForeignKey it ->
          "drop key %s of %s".formatted(String.join(" ", it.key().columns()), it.table());
      case SchemaChange.DropIndex it ->
          "drop index %s of %s".formatted(String.join(" ", it.index().columns()), it.table());
      case SchemaChange.DropColumn it -> "drop %s of %s".formatted(it.column().name(), it.table());
      case SchemaChange.DropTable it -> "drop " + it.table();
    };
  }
}
