package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runner;
import dev.kinship.runner.Runners;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.text.Change;
import java.util.List;
import java.util.Set;

/** Plans a migration that takes back what others made which a database has run. */
public final class ReversePlanner {
  private final Migrations migrations;

  public ReversePlanner(Migrations migrations) {
    this.migrations = migrations;
  }

  /** The new files, what they do, and what the user should know of them. */
  public record Reverse(List<Change> changes, List<MigrationStep> steps, List<Diagnostic> notes) {
    public Reverse {
      changes = List.copyOf(changes);
      steps = List.copyOf(steps);
      notes = List.copyOf(notes);
    }
  }

  /** Takes back the migrations of these file names; those behind them stay as they are. */
  public Reverse plan(Set<String> names) {
    List<MigrationFile> files = migrations.files();
    Runner runner = migrations.runner().orElseGet(() -> Runners.of(files));
    List<MigrationFile> others = files.stream().filter(it -> !names.contains(it.name())).toList();
    Schema without = SchemaReader.read(runner.ups(others), migrations.dialect().wording());
    MigrationPlanner planner = new MigrationPlanner(migrations);
    List<Change> changes = planner.plan(known -> SchemaDifference.between(known, without));
    return new Reverse(changes, planner.steps(), planner.notes());
  }
}
