package dev.kinship.flow;

import dev.kinship.database.LiveDatabase;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.migrations.DatabasesInSight;
import dev.kinship.library.Models;
import dev.kinship.model.Sentence;
import dev.kinship.plan.Plan;
import dev.kinship.plan.SchemaFacts;
import dev.kinship.plan.existing.FirstTables;
import dev.kinship.plan.relate.CodePlan;
import dev.kinship.plan.relate.Planner;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.request.DatabaseWish;
import dev.kinship.request.Wish;
import java.util.List;
import java.util.Optional;

/** Relates models as {@code wish} says. */
record Adding(Workspace workspace, Wish wish) {
  /** Shows the plan, and writes it with the user's consent. */
  Outcome write(Consent consent) {
    return new Committing(workspace).write(noted(), consent);
  }

  /** Keeps the plan instead, unless it is empty. */
  Outcome rehearse() {
    return workspace.plans().keep(noted());
  }

  private Plan noted() {
    return UnreadNotes.told(workspace.project(), this::plan);
  }

  /** The plan, without notes on files that were not read. */
  Plan plan() {
    Optional<DatabaseWish> wanted = wish.migration().databaseToOpen();
    if (wanted.isEmpty()) {
      return plan(Optional.empty());
    }
    try (LiveDatabase database = LiveDatabase.open(wanted.get().access())) {
      return plan(Optional.of(database));
    }
  }

  private Plan plan(Optional<LiveDatabase> database) {
    boolean keepOrphans = wish.migration().database().filter(DatabaseWish::keepOrphans).isPresent();
    Optional<MigrationTarget> target = workspace.target(wish.migration(), database);
    Optional<MigrationStory> migration =
        target.map(it -> new MigrationStory(it, database, keepOrphans));
    CodePlan code = code(SchemaFacts.NONE);
    Plan plan = migration.map(it -> it.complete(code, this::code)).orElse(code.plan());
    return target
        .filter(it -> FirstTables.areIn(plan))
        .map(
            it ->
                naming(
                    new DatabasesInSight(workspace.project(), wish.migration()).forTablesOf(it),
                    plan))
        .orElse(plan)
        .derivedFrom(workspace.project().reads());
  }

  private static Plan naming(List<String> databases, Plan plan) {
    return databases.isEmpty()
        ? plan
        : FirstTables.naming("pass --db " + String.join(" or --db ", databases), plan);
  }

  private CodePlan code(SchemaFacts facts) {
    Planner planner = planner(facts);
    try {
      return planner.plan(wish.sentences());
    } catch (Refused e) {
      throw planner
          .current()
          .map(it -> new Contradictions(wish, this::trial).explained(e, it))
          .orElse(e);
    }
  }

  /** Why sentences cannot be planned, if they cannot; the files are read again for it. */
  private Optional<Refused> trial(List<Sentence> sentences) {
    try {
      planner(SchemaFacts.NONE).plan(sentences);
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(e);
    }
  }

  private Planner planner(SchemaFacts facts) {
    Models models = workspace.models();
    return new Planner(models, workspace.names(models), facts);
  }
}
