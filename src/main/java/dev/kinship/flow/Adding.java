package dev.kinship.flow;

import dev.kinship.database.LiveDatabase;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Models;
import dev.kinship.model.Sentence;
import dev.kinship.plan.Plan;
import dev.kinship.plan.relate.Planner;
import dev.kinship.plan.schema.LiveInput;
import dev.kinship.request.DatabaseWish;
import dev.kinship.request.MigrationWish;
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
    Plan plan = noted();
    return plan.isEmpty()
        ? new Outcome(plan, Outcome.Status.ALREADY_SO)
        : workspace.plans().keep(plan);
  }

  private Plan noted() {
    return UnreadNotes.told(workspace.project(), this::plan);
  }

  /** The plan, without notes on files that were not read. */
  Plan plan() {
    MigrationWish migration = wish.migration();
    Optional<DatabaseWish> wanted = migration.database().filter(it -> migration.wanted());
    if (wanted.isEmpty()) {
      return plan(Optional.empty());
    }
    try (LiveDatabase database = LiveDatabase.open(wanted.get().access())) {
      return plan(Optional.of(new LiveInput(database, wanted.get().keepOrphans())));
    }
  }

  private Plan plan(Optional<LiveInput> live) {
    Planner planner = planner(wish.migration(), live);
    try {
      return planner.plan(wish.sentences()).derivedFrom(workspace.project().reads());
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
      planner(MigrationWish.NONE, Optional.empty()).plan(sentences);
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(e);
    }
  }

  private Planner planner(MigrationWish migration, Optional<LiveInput> live) {
    Models models = workspace.models();
    return new Planner(models, workspace.names(models), workspace.migrations(migration, live));
  }
}
