package dev.kinship.flow;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.flow.agents.AgentsWish;
import dev.kinship.flow.agents.Instructing;
import dev.kinship.flow.migrations.DatabasesInSight;
import dev.kinship.flow.verify.VerifyWish;
import dev.kinship.flow.verify.Verifying;
import dev.kinship.library.Libraries;
import dev.kinship.library.Models;
import dev.kinship.model.ModelName;
import dev.kinship.plan.Plan;
import dev.kinship.plan.describe.Listing;
import dev.kinship.plan.describe.SentenceExport;
import dev.kinship.plan.remove.RemovalWish;
import dev.kinship.project.Project;
import dev.kinship.project.Settings;
import dev.kinship.project.Trust;
import dev.kinship.project.file.Unread;
import dev.kinship.request.Caller;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.Wish;
import dev.kinship.transaction.Commit;
import dev.kinship.transaction.Recovery;
import dev.kinship.transaction.Seal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Kinship does, one short method a command; each story is in a class of its own. */
public final class Kinship {
  private final Workspace workspace;

  private Kinship(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Kinship in the project around {@code folder}, if {@code trust} covers it. */
  public static Kinship in(Path folder, Libraries libraries, Trust trust, Seal seal, Clock clock) {
    return new Kinship(new Workspace(Project.around(folder, trust), libraries, seal, clock));
  }

  /** The project's folder, absolute. */
  public Path root() {
    return workspace.project().root();
  }

  /** Whether the project has a {@code .kinship} that this user's runs here did not make. */
  public boolean hasForeignFolder() {
    return workspace.transaction().hasForeignFolder();
  }

  /** The files in the history that this user's runs here did not write: they count for nothing. */
  public List<String> foreignHistory() {
    return workspace.transaction().foreignHistory();
  }

  /** Recovers from an interrupted run; must be called before anything else. */
  public Optional<Recovery> recover() {
    return workspace.transaction().recover();
  }

  /** What the project's own files say. Refuses what is not understood. */
  public Settings settings() {
    return workspace.settings();
  }

  /** What could not be read of all that was asked for so far, by {@code models} for instance. */
  public List<Unread> unread(Models models) {
    return workspace.unread(models);
  }

  /** What {@code --db} could name, by what is in sight; the likeliest first. */
  public List<String> databasesInSight(MigrationWish wish) {
    DatabasesInSight sight = new DatabasesInSight(workspace.project(), wish);
    return workspace.target(wish).map(sight::forTablesOf).orElse(List.of());
  }

  /** What {@link #add} would write. */
  public Plan plan(Wish wish) {
    return new Adding(workspace, wish).plan();
  }

  /** Makes the sentences so: in the models, and in a migration. */
  public Outcome add(Wish wish, Consent consent) {
    return new Adding(workspace, wish).write(consent);
  }

  /** Keeps what {@link #add} would write, so that {@link #commit} can write exactly that. */
  public Outcome rehearse(Wish wish) {
    return new Adding(workspace, wish).rehearse();
  }

  /** Removes a relationship from the models, and from the database by a migration. */
  public Outcome remove(RemovalWish wish, MigrationWish migration, Consent consent) {
    return new Removing(workspace, wish, migration).write(consent);
  }

  /** Keeps what {@link #remove} would write. */
  public Outcome rehearse(RemovalWish wish, MigrationWish migration) {
    return new Removing(workspace, wish, migration).rehearse();
  }

  /** Writes the plan that is kept under that id, byte for byte, unless a file has changed since. */
  public Outcome commit(String id, Consent consent) {
    return new Committing(workspace).write(id, consent);
  }

  /** Writes or removes what agents read about {@code kin}. */
  public Outcome instruct(AgentsWish wish, Consent consent) {
    return new Committing(workspace)
        .write(new Instructing(workspace.project(), wish).plan(), consent);
  }

  /** Keeps what {@link #instruct} would write. */
  public Outcome rehearse(AgentsWish wish) {
    return workspace.plans().keep(new Instructing(workspace.project(), wish).plan());
  }

  /** Every commit, newest first. */
  public List<Commit> log() {
    return workspace.transaction().log();
  }

  /** The ids of the commits that are not in effect, because git took them back for instance. */
  public Set<String> notInEffect() {
    return workspace.transaction().gone();
  }

  /** The commit that {@link #undo} would revert. */
  public Optional<Commit> undoable() {
    return new Undoing(workspace, MigrationWish.NONE).newest();
  }

  /** Reverts the newest commit that was not reverted yet. */
  public Outcome undo(MigrationWish migration, Applied applied, Consent consent) {
    return new Undoing(workspace, migration).write(applied, consent);
  }

  /** Reverts a commit of this run: nothing is asked. Refuses if one of its files has changed. */
  public void takeBack(Commit commit) {
    new Undoing(workspace, MigrationWish.NONE).takeBack(commit);
  }

  /** The plans that dry runs have kept, the newest first. */
  public List<KeptPlan> plans() {
    return new Committing(workspace).kept();
  }

  /** What is found in the project, and what the next migration would be like. */
  public ProjectStatus status() {
    return new Describing(workspace, Optional.empty()).status();
  }

  /** The models and their relationships, all of them or one. */
  public Listing list(Optional<ModelName> only) {
    return new Describing(workspace, only).listing();
  }

  /** What would be proved; nothing runs before {@link Verifying#run}. */
  public Verifying verifying(VerifyWish wish, Caller caller) {
    MigrationWish existing =
        new MigrationWish(
            true,
            wish.migrations(),
            wish.database().map(it -> it.url().dialect()).or(wish::dialect),
            Optional.empty(),
            RenderOptions.DEFAULT,
            MigrationWish.Sight.OF_PROJECT);
    return Verifying.of(
        workspace.project(), workspace.models(), workspace.existing(existing), wish, caller);
  }

  /** The relationships of all models, or of one, as sentences that would make them. */
  public SentenceExport retell(Optional<ModelName> only) {
    return new Describing(workspace, only).sentences();
  }
}
