package dev.kinship.plan.schema;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Remark;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.sql.KeyChange;
import dev.kinship.dialect.step.StepTitles;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.runner.Migration;
import dev.kinship.runner.Runner;
import dev.kinship.runner.Written;
import dev.kinship.schema.Homes.Home;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes changes as a migration in the format of the tool that will run it. */
public final class MigrationWriter {
  private final MigrationTarget target;
  private final List<Diagnostic> notes = new ArrayList<>();

  public MigrationWriter(MigrationTarget target) {
    this.target = target;
  }

  /**
   * The migration that makes these changes to {@code known}, without files if no statement is
   * needed. Refuses what the dialect or the tool cannot express, and tables of unclear location.
   */
  public PlannedMigration write(List<SchemaChange> changes, Schema known) {
    notes.addAll(target.notes());
    if (changes.isEmpty()) {
      return new PlannedMigration(List.of(), List.of(), notes);
    }
    requireClear(changes, known);
    return switch (target.dialect().render(changes, known, target.options())) {
      case Rendering.Steps it when it.steps().isEmpty() ->
          new PlannedMigration(List.of(), List.of(), notes);
      case Rendering.Steps it -> {
        it.notes().forEach(this::note);
        noteEmptiedPath(changes);
        refuseMarks(target.runner(), it.steps());
        List<Change> files = new ArrayList<>(files(changes, it.steps()));
        target
            .companion()
            .filter(file -> !it.companion().isEmpty())
            .ifPresent(file -> files.add(new Change.Rewrite(file, it.companion())));
        yield new PlannedMigration(files, it.steps(), notes);
      }
      case Rendering.Refusal it ->
          throw new Refused(
              CommonRules.NO_MIGRATION,
              "the migration cannot be written: " + it.reason(),
              made(it),
              it.help());
      case Rendering.Unshown it ->
          throw new Refused(
              CommonRules.NOT_SHOWN,
              "the migration cannot be written: " + it.reason(),
              "pass --db URL to look at the database itself, or pass --no-migration, and write it by hand");
    };
  }

  /** A dump sets no search path for its session, and other migrations may run in the same one. */
  private void noteEmptiedPath(List<SchemaChange> changes) {
    boolean bare = changes.stream().anyMatch(it -> TableName.schema(it.table()).isEmpty());
    boolean sets = target.ups().stream().anyMatch(it -> it.contains("search_path"));
    if (bare && sets && target.dialect().wording() == Wording.FOLDED) {
      new LaterUses(target.files(), target.inOrder())
          .emptiedPath()
          .ifPresent(
              it ->
                  notes.add(
                      new Diagnostic(
                          SchemaRules.NO_SEARCH_PATH,
                          "after this statement PostgreSQL finds no table without its schema in the same session, and the migration names tables without one",
                          List.of(new Label(it.place(), "for the whole session")),
                          "if your tool runs all migrations in one session, write RESET search_path; at the end of that file, or at the top of the new one")));
    }
  }

  /** The statement of the migrations that is the reason. */
  private List<Label> made(Rendering.Refusal refusal) {
    if (refusal.names().isEmpty()) {
      return List.of();
    }
    LaterUses uses = new LaterUses(target.files(), target.inOrder());
    return Optional.of(refusal.text())
        .filter(it -> !it.isEmpty())
        .flatMap(uses::containing)
        .or(() -> uses.naming(refusal.names().toArray(String[]::new)))
        .map(it -> List.of(new Label(it.place(), "made here")))
        .orElse(List.of());
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
                  CommonRules.MISREAD,
                  "the migration cannot be written: %s would read a line of it as its own mark: `%s`"
                      .formatted(runner.id(), it.strip()),
                  "pass --no-migration, and write it by hand");
            });
  }

  /** Refuses a change that could be about one of several tables. */
  private static void requireClear(List<SchemaChange> changes, Schema known) {
    Set<String> names = new TreeSet<>();
    for (SchemaChange it : changes) {
      names.add(it.table());
      it.keys().forEach(key -> names.add(key.parent()));
    }
    for (String name : names) {
      List<Home> homes = known.homes(name);
      if (homes.size() > 1) {
        throw new Refused(
            SchemaRules.SEVERAL_SCHEMAS,
            "the migration for %s cannot be written: %s".formatted(name, Home.several(homes)),
            "name the schema in the model, or pass --no-migration, and write it by hand, with the schema before each table");
      }
    }
  }

  private void note(Remark remark) {
    notes.add(
        new Diagnostic(CommonRules.DATABASE_DIFFERS, remark.fact(), List.of(), remark.advice()));
  }

  private List<Change> files(List<SchemaChange> changes, List<MigrationStep> steps) {
    Migration migration =
        new Migration(title(changes), steps, target.dialect().bracket(), target.now());
    Written written = target.runner().next(target.files().all(), migration);
    written.notes().forEach(this::note);
    return target.files().create(written.files());
  }

  /** {@code add user_id to orders}, or {@code create users, orders} where a table is made. */
  private static String title(List<SchemaChange> changes) {
    List<String> made =
        changes.stream()
            .filter(SchemaChange.CreateTable.class::isInstance)
            .map(SchemaChange::table)
            .toList();
    Optional<String> changed = changedKey(changes);
    return TableName.shown(
        made.isEmpty()
            ? changed.orElseGet(() -> title(main(changes)))
            : "create " + String.join(" and ", made.subList(0, Math.min(made.size(), 3))));
  }

  /** What the others are part of, as the index of a column that is dropped. */
  private static SchemaChange main(List<SchemaChange> changes) {
    return Stream.of(SchemaChange.DropTable.class, SchemaChange.DropColumn.class)
        .flatMap(kind -> changes.stream().filter(kind::isInstance))
        .findFirst()
        .orElse(changes.getFirst());
  }

  private static Optional<String> changedKey(List<SchemaChange> changes) {
    return changes.get(0) instanceof SchemaChange.DropForeignKey it
            && !KeyChange.in(changes).isEmpty()
        ? Optional.of(StepTitles.changed(it.key()))
        : Optional.empty();
  }

  private static String title(SchemaChange change) {
    return switch (change) {
      case SchemaChange.AddColumn it -> StepTitles.add(it.table(), it.column());
      case SchemaChange.AlterColumn it ->
          "make %s of %s %s"
              .formatted(
                  it.column().name(), it.table(), it.column().nullable() ? "optional" : "required");
      case SchemaChange.AddForeignKey it -> StepTitles.key(it.key());
      case SchemaChange.CreateIndex it -> StepTitles.index(it.index());
      case SchemaChange.CreateTable it -> StepTitles.create(it.table());
      case SchemaChange.DropForeignKey it -> "drop " + StepTitles.key(it.key());
      case SchemaChange.DropIndex it -> "drop " + StepTitles.index(it.index());
      case SchemaChange.DropColumn it -> "drop %s of %s".formatted(it.column().name(), it.table());
      case SchemaChange.DropTable it -> "drop " + it.table();
    };
  }
}
