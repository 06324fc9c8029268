package dev.kinship.report.json;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Fix;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.schema.MigrationStep;
import dev.kinship.text.Change;
import dev.kinship.text.Place;
import java.util.Map;

/** The parts of a plan that answers and its file say in the same fields. */
public final class PlanFields {
  private PlanFields() {}

  /** One side of a relationship. */
  public static Map<String, Object> side(PlannedSide side) {
    return new Fields()
        .with("model", side.model())
        .with("name", side.name())
        .with("type", side.kind().word())
        .with("target", side.target())
        .with("foreign_key", side.foreignKey())
        .ifAny("inverse_of", side.inverse())
        .with("meaning", side.meaning())
        .map();
  }

  /** One step of what the migration does. */
  public static Map<String, Object> step(MigrationStep step) {
    return new Fields()
        .with("sql", step.sql())
        .with("undo", step.undo())
        .with("reason", step.reason())
        .with("transaction", step.transaction().word())
        .map();
  }

  /** What is done to a file. */
  public static String action(Change change) {
    return switch (change) {
      case Change.Create it -> "create";
      case Change.Rewrite it -> "edit";
      case Change.Delete it -> "delete";
    };
  }

  /** All that a diagnostic says. */
  public static Map<String, Object> diagnostic(Diagnostic diagnostic) {
    return new Fields()
        .with("code", diagnostic.rule().code())
        .with("title", diagnostic.rule().title())
        .with("message", diagnostic.message())
        .ifAny("places", diagnostic.labels().stream().map(PlanFields::place).toList())
        .with("help", diagnostic.help())
        .ifAny("suggestions", diagnostic.suggestions())
        .ifAny("next", diagnostic.next())
        .ifAny("fixes", diagnostic.fixes().stream().map(PlanFields::fix).toList())
        .map();
  }

  private static Map<String, Object> place(Diagnostic.Label label) {
    Place place = label.place();
    return new Fields()
        .with("file", place.file())
        .with("line", place.line())
        .with("column", place.column())
        .with("length", place.length())
        .with("line_text", place.lineText())
        .with("text", label.text())
        .map();
  }

  private static Map<String, Object> fix(Fix fix) {
    return new Fields()
        .with("title", fix.title())
        .with("safety", fix.safety().word())
        .with("text", fix.text())
        .map();
  }
}
