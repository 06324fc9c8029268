package dev.kinship.flow;

import dev.kinship.database.LiveDatabase;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.library.Libraries;
import dev.kinship.library.Models;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.naming.Plurals;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.Plan;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.plan.describe.Listing;
import dev.kinship.plan.describe.SentenceExport;
import dev.kinship.plan.relate.CodePlan;
import dev.kinship.plan.relate.Planner;
import dev.kinship.plan.remove.RemovalPlanner;
import dev.kinship.plan.remove.RemovalWish;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.plan.schema.ReversePlanner;
import dev.kinship.project.Project;
import dev.kinship.project.Settings;
import dev.kinship.project.Trust;
import dev.kinship.project.file.Unread;
import dev.kinship.text.Change;
import dev.kinship.transaction.Commit;
import dev.kinship.transaction.Recovery;
import dev.kinship.transaction.Seal;
import dev.kinship.transaction.Transaction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What Kinship does, one short method a command. */
public final class Kinship {
  private final Project project;
  private final Transaction transaction;
  private final StoredPlans plans;
  private final Clock clock;
  private @Nullable Settings settings;

  private Kinship(Project project, Seal seal, Clock clock) {
    this.project = project;
    this.transaction = Transaction.in(project.root(), seal);
    this.plans = new StoredPlans(project.root(), seal);
    this.clock = clock;
  }

  /** Kinship in the project around {@code folder}, if {@code trust} covers it. */
  public static Kinship in(Path folder, Trust trust, Seal seal, Clock clock) {
    return new Kinship(Project.around(folder, trust), seal, clock);
  }

  /** Whether the project has a {@code .kinship} that this user's runs here did not make. */
  public boolean hasForeignFolder() {
    return transaction.hasForeignFolder();
  }

  /** The files in the history that this user's runs here did not write: they count for nothing. */
  public List<String> foreignHistory() {
    return transaction.foreignHistory();
  }

  /** Settles what a run that died has left; to be called before anything else. */
  public Optional<Recovery> recover() {
    return transaction.recover();
  }

  /** What the project's own files say, read once. Refuses what is not understood. */
  public Settings settings() {
    Settings known = settings;
    if (known == null) {
      known = project.settings();
      settings = known;
    }
    return known;
  }

  /** What could not be read of all that was asked for so far. */
  public List<Unread> unread() {
    return project.unread();
  }

  /** Makes the sentences so: in the models, and in a migration. */
  public Outcome add(Wish wish, Consent consent) {
    return write(UnreadNotes.told(project, () -> plan(wish)), consent);
  }

  /** Keeps what {@link #add} would write, so that {@link #commit} can write exactly that. */
  public Outcome rehearse(Wish wish) {
    Plan plan = UnreadNotes.told(project, () -> plan(wish));
    return plan.isEmpty() ? new Outcome(plan, Outcome.Status.ALREADY_SO) : plans.keep(plan);
  }

  /**
   * Writes the plan that is kept under that id, byte for byte. Refuses, with the edits, where a
   * file has changed since it was made.
   */
  public Outcome commit(String id, Consent consent) {
    Plan plan = plans.find(id);
    if (transaction.isDone(plan.changes())) {
      return new Outcome(plan, Outcome.Status.ALREADY_SO);
    }
    List<Change> edits = transaction.changedSince(plan.changes());
    Set<String> changed = new TreeSet<>(project.changedSince(plan.reads()));
    edits.forEach(it -> changed.add(it.name()));
    if (!changed.isEmpty()) {
      throw StoredPlans.stale(plan, changed, edits);
    }
    return write(plan, consent);
  }

  private Outcome write(Plan plan, Consent consent) {
    if (plan.isEmpty()) {
      return new Outcome(plan, Outcome.Status.ALREADY_SO);
    }
    if (!consent.to(plan)) {
      return new Outcome(plan, Outcome.Status.NOT_WRITTEN);
    }
    transaction.commit(
        plan.changes(), plan.sentences(), clock.instant(), () -> requireUnchanged(plan));
    return new Outcome(plan, Outcome.Status.WRITTEN);
  }

  /** Refuses if an answer that the plan was derived from is another one by now. */
  private void requireUnchanged(Plan plan) {
    List<String> changed = project.changedSince(plan.reads());
    if (!changed.isEmpty()) {
      throw new Refused(
          Rule.CHANGED_MEANWHILE,
          "`%s` changed since the plan was made".formatted(String.join("`, `", changed)),
          "run the command again: it plans with the files as they are now");
    }
  }

  /** Takes a relationship away: from the models, and from the database by a migration. */
  public Outcome remove(RemovalWish wish, MigrationWish migration, Consent consent) {
    return write(removal(wish, migration), consent);
  }

  /** Keeps what {@link #remove} would write. */
  public Outcome rehearse(RemovalWish wish, MigrationWish migration) {
    return plans.keep(removal(wish, migration));
  }

  private Plan removal(RemovalWish wish, MigrationWish migration) {
    Models models = models();
    Optional<MigrationTarget> target = target(migration, Optional.empty());
    RemovalPlanner planner = new RemovalPlanner(models, target, this::removed);
    return UnreadNotes.told(project, () -> planner.plan(wish)).derivedFrom(project.reads());
  }

  /** When a relationship was taken away by the history, as the rest of a sentence. */
  private Optional<String> removed(String name) {
    return log().stream()
        .filter(
            it ->
                it.undoes().isEmpty()
                    && it.sentences().stream().anyMatch(one -> removes(one, name)))
        .findFirst()
        .map(
            it ->
                "it was removed by commit %s, on %s"
                    .formatted(it.id(), it.time().truncatedTo(ChronoUnit.SECONDS)));
  }

  private static boolean removes(String sentence, String name) {
    return sentence.startsWith("remove ") && List.of(sentence.split(" ", -1)).contains(name);
  }

  /** Every commit, newest first. */
  public List<Commit> log() {
    return transaction.log();
  }

  /**
   * Takes the newest commit back that was not taken back yet. Refuses, with the edits, where a file
   * of it has changed since. A migration that a database has run stays, and another one takes back
   * what it made.
   */
  public Outcome undo(MigrationWish migration, Applied applied, Consent consent) {
    Optional<Commit> newest = transaction.undoable();
    if (newest.isEmpty()) {
      return new Outcome(Plan.EMPTY, Outcome.Status.ALREADY_SO);
    }
    Commit commit = newest.get();
    Reversals reversal = new Reversals(commit, transaction.reversal(commit));
    boolean keeps = applied.by(reversal.migrations());
    Plan bare = keeps ? reversal.keeping(back(reversal, migration)) : reversal.plan();
    Plan plan = bare.derivedFrom(project.reads());
    if (!consent.to(plan)) {
      return new Outcome(plan, Outcome.Status.NOT_WRITTEN);
    }
    transaction.undo(commit, plan.changes(), clock.instant(), () -> requireUnchanged(plan));
    return new Outcome(plan, Outcome.Status.WRITTEN);
  }

  /** The migration that reverses those that {@code reversal} keeps. */
  private PlannedMigration back(Reversals reversal, MigrationWish migration) {
    return target(migration, Optional.empty())
        .map(it -> ReversePlanner.plan(it, reversal.names()))
        .orElse(PlannedMigration.NONE);
  }

  /** The models and their relationships, all of them or one. */
  public Listing list(Optional<ModelName> only) {
    Models models = models();
    List<Entity> all = models.all();
    List<Entity> wanted =
        only.map(it -> List.of(UnreadNotes.explained(project, () -> models.find(it)))).orElse(all);
    return Listing.of(wanted, all, models);
  }

  /** The relationships of all models, or of one, as sentences that would make them. */
  public SentenceExport retell(Optional<ModelName> only) {
    Listing listing = list(only);
    return SentenceExport.of(listing, names(listing.source()));
  }

  /** What {@link #add} would write. */
  public Plan plan(Wish wish) {
    Optional<DatabaseWish> wanted = wish.migration().databaseToOpen();
    if (wanted.isEmpty()) {
      return plan(wish, Optional.empty());
    }
    try (LiveDatabase database = LiveDatabase.open(wanted.get().access())) {
      return plan(wish, Optional.of(database));
    }
  }

  private Plan plan(Wish wish, Optional<LiveDatabase> database) {
    Planner planner = planner();
    boolean keepOrphans = wish.migration().database().filter(DatabaseWish::keepOrphans).isPresent();
    Optional<MigrationStory> migration =
        target(wish.migration(), database).map(it -> new MigrationStory(it, database, keepOrphans));
    CodePlan code = code(planner, wish);
    return migration.map(it -> it.complete(code)).orElse(code.plan()).derivedFrom(project.reads());
  }

  private CodePlan code(Planner planner, Wish wish) {
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
      planner().plan(sentences);
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(e);
    }
  }

  private Planner planner() {
    Models models = models();
    return new Planner(models, names(models));
  }

  private Models models() {
    return Libraries.ALL.of(settings().library(), project).models(project);
  }

  private RelationNames names(Models models) {
    return new RelationNames(models.library().spelling(), new Plurals(settings().plurals()));
  }

  private Optional<MigrationTarget> target(MigrationWish wish, Optional<LiveDatabase> database) {
    return new ProjectMigrations(project, settings(), wish)
        .target(database, LocalDateTime.now(clock));
  }
}
