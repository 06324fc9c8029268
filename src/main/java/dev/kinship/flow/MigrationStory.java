package dev.kinship.flow;

import dev.kinship.database.LiveDatabase;
import dev.kinship.evidence.Evidence;
import dev.kinship.evidence.RowAnswer;
import dev.kinship.evidence.RowQuestion;
import dev.kinship.plan.Plan;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.plan.SchemaFacts;
import dev.kinship.plan.WantedSchema;
import dev.kinship.plan.relate.CodePlan;
import dev.kinship.plan.schema.MigrationPlanner;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.plan.schema.TablePlaces;
import dev.kinship.schema.SchemaChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plans the migration for a plan of the code. Only this class reads tables and rows of a database
 * while a plan is made. {@code keepOrphans} allows a migration although rows have no parent.
 */
record MigrationStory(
    MigrationTarget target, Optional<LiveDatabase> database, boolean keepOrphans) {
  /**
   * The plan with its migration, which has what the schema lacks. {@code again} plans the code with
   * the facts that the schema shows, for the code alone does not tell.
   */
  Plan complete(CodePlan code, Function<SchemaFacts, CodePlan> again) {
    Evidence evidence = evidence(code.wanted());
    MigrationPlanner planner = planner(code.wanted(), evidence);
    SchemaFacts facts = planner.facts(evidence);
    if (facts.equals(SchemaFacts.NONE)) {
      return with(code.plan(), migration(planner, evidence));
    }
    CodePlan told = again.apply(facts);
    return with(told.plan(), migration(planner(told.wanted(), evidence), evidence));
  }

  /** The first migration of a project has the line ends of the code that changes with it. */
  private Plan with(Plan code, PlannedMigration migration) {
    boolean first = target.files().newline().isEmpty();
    return code.with(first ? migration.endedAs(code.changes()) : migration);
  }

  private MigrationPlanner planner(WantedSchema wanted, Evidence evidence) {
    return new MigrationPlanner(wanted, target).placed(evidence.known());
  }

  /** A straight line: changes, the answers to their questions, migration. */
  private PlannedMigration migration(MigrationPlanner planner, Evidence evidence) {
    List<SchemaChange> changes = planner.changes(evidence);
    Evidence counted = evidence.with(answers(planner.questions(changes, evidence)));
    return planner.migration(changes, counted, keepOrphans);
  }

  // No lambda takes a LiveDatabase: it would load that class in a run without one.

  private Evidence evidence(WantedSchema wanted) {
    Set<String> tables = wanted.tables();
    Supplier<Stream<String>> named = () -> TablePlaces.named(wanted.relationships().models());
    return database.isPresent()
        ? Evidence.of(
            database.get().read(tables, target.dialect().wording()), target.ups(), tables, named)
        : Evidence.of(target.schema().told(tables, named));
  }

  private Map<RowQuestion, RowAnswer> answers(List<RowQuestion> questions) {
    return database.isPresent()
        ? database.get().answer(questions, target.dialect()::quote)
        : Map.of();
  }
}
