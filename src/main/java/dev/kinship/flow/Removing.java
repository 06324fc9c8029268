package dev.kinship.flow;

import dev.kinship.plan.Plan;
import dev.kinship.plan.remove.RemovalPlanner;
import dev.kinship.plan.remove.RemovalWish;
import dev.kinship.project.Project;
import dev.kinship.request.MigrationWish;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Removes a relationship from the models, and from the database by a migration. */
record Removing(Workspace workspace, RemovalWish wish, MigrationWish migration) {
  /** Shows the plan, and writes it with the user's consent. */
  Outcome write(Consent consent) {
    return new Committing(workspace).write(plan(), consent);
  }

  /** Keeps the plan instead. */
  Outcome rehearse() {
    return workspace.plans().keep(plan());
  }

  private Plan plan() {
    Project project = workspace.project();
    RemovalPlanner planner =
        new RemovalPlanner(workspace.models(), workspace.target(migration), this::removed);
    return UnreadNotes.told(project, () -> planner.plan(wish)).derivedFrom(project.reads());
  }

  /** Which commit removed {@code relationship} and when, as the rest of a sentence. */
  private Optional<String> removed(String relationship) {
    return workspace.transaction().log().stream()
        .filter(it -> it.removes(relationship))
        .findFirst()
        .map(
            it ->
                "it was removed by commit %s, on %s"
                    .formatted(it.id(), it.time().truncatedTo(ChronoUnit.SECONDS)));
  }
}
