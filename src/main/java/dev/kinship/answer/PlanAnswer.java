package dev.kinship.answer;

import dev.kinship.flow.Outcome;
import dev.kinship.plan.Plan;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.report.MigrationFacts;
import dev.kinship.report.json.Fields;
import dev.kinship.report.json.PlanFields;
import dev.kinship.runner.Runners;
import dev.kinship.text.Change;
import dev.kinship.text.FileName;
import dev.kinship.transaction.Commit;
import java.util.List;
import java.util.Map;

/** What a plan would write, and what became of it. */
public final class PlanAnswer {
  private PlanAnswer() {}

  /** What {@code plan} would write. */
  public static Map<String, Object> of(Plan plan, Detail detail) {
    Fields fields = new Fields();
    if (detail == Detail.FULL) {
      fields.ifAny("sentences", plan.sentences());
      fields.ifAny("relationships", plan.sides().stream().map(PlanFields::side).toList());
    } else {
      fields.ifAny("meaning", plan.sides().stream().map(PlannedSide::meaning).toList());
    }
    if (detail != Detail.NONE) {
      fields.ifAny("files", ChangedFile.all(plan.changes(), detail));
      fields.ifAny("migration", MigrationFacts.of(plan.steps()));
    }
    if (detail == Detail.FULL) {
      fields.ifAny("steps", plan.steps().stream().map(PlanFields::step).toList());
    }
    return fields.ifAny("notes", Notes.of(plan.notes(), detail == Detail.FULL)).map();
  }

  /** The same, and what became of it. */
  public static Map<String, Object> of(Outcome outcome, Detail detail) {
    return new Fields().with(of(outcome.toldPlan(), detail)).with(end(outcome)).map();
  }

  /** What became of a plan, and what makes sense now. */
  public static Map<String, Object> end(Outcome outcome) {
    Fields fields = new Fields().with("status", status(outcome));
    Plan plan = outcome.plan();
    switch (outcome.status()) {
      case KEPT ->
          fields
              .with("plan", plan.id())
              .with("next", List.of("kin commit %s --yes --format json".formatted(plan.id())));
      case WRITTEN ->
          outcome
              .commit()
              .ifPresent(
                  it -> {
                    fields.with("commit", it.id()).ifAny("undoes", it.undoes());
                    fields.ifAny("migrate", Runners.next(plan.changes(), name -> name));
                    if (it.undoes().isEmpty()) {
                      fields.with("undo", undo(plan.changes()));
                    }
                  });
      default -> {}
    }
    return fields.map();
  }

  private static String status(Outcome outcome) {
    return switch (outcome.status()) {
      case ALREADY_SO -> "already_so";
      case NOT_WRITTEN -> "not_written";
      case KEPT -> "planned";
      case WRITTEN -> outcome.commit().flatMap(Commit::undoes).isPresent() ? "reverted" : "written";
    };
  }

  private static String undo(List<Change> changes) {
    boolean migrates =
        changes.stream().anyMatch(it -> it instanceof Change.Create && FileName.isSql(it.name()));
    return "kin undo %s--yes --format json".formatted(migrates ? "--not-applied " : "");
  }
}
