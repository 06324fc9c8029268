package dev.kinship.flow;

import dev.kinship.database.LiveDatabase;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.migrations.ProjectMigrations;
import dev.kinship.library.Libraries;
import dev.kinship.library.Models;
import dev.kinship.naming.Plurals;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.Plan;
import dev.kinship.plan.schema.MigrationFiles;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.project.Project;
import dev.kinship.project.Settings;
import dev.kinship.project.file.Unread;
import dev.kinship.request.MigrationWish;
import dev.kinship.transaction.Seal;
import dev.kinship.transaction.Transaction;
import dev.kinship.transaction.TransactionRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all stories share: a project, its settings and models, and what was kept and written. */
final class Workspace {
  private final Project project;
  private final Transaction transaction;
  private final StoredPlans plans;
  private final Libraries libraries;
  private final Clock clock;
  private @Nullable Settings settings;

  Workspace(Project project, Libraries libraries, Seal seal, Clock clock) {
    this.project = project;
    this.libraries = libraries;
    this.transaction = Transaction.in(project.root(), seal);
    this.plans = new StoredPlans(project.root(), seal);
    this.clock = clock;
  }

  Project project() {
    return project;
  }

  Transaction transaction() {
    return transaction;
  }

  StoredPlans plans() {
    return plans;
  }

  Instant now() {
    return clock.instant();
  }

  /** What the project's own files say, read once. Refuses what is not understood. */
  Settings settings() {
    Settings known = settings;
    if (known == null) {
      known = project.settings();
      settings = known;
    }
    return known;
  }

  /** The models as the files are now. */
  Models models() {
    return libraries.of(settings().library(), project).models(project);
  }

  RelationNames names(Models models) {
    return new RelationNames(models.library().spelling(), new Plurals(settings().plurals()));
  }

  /** What could not be read of all that was asked for so far, by {@code models} for instance. */
  List<Unread> unread(Models models) {
    Stream<Unread> broken =
        models.broken().stream().map(it -> new Unread(it, Unread.Reason.SYNTAX_ERROR));
    return Stream.concat(project.unread().stream(), broken).toList();
  }

  /** Why the next migration is for that database, if the command line names none. */
  String reasonForDialect(MigrationFiles files) {
    return ProjectMigrations.reasonForDialect(settings(), files);
  }

  /** Where a migration goes, if one is wanted, from files alone. */
  Optional<MigrationTarget> target(MigrationWish wish) {
    return target(wish, Optional.empty());
  }

  /** The existing migrations, to be read. */
  Optional<MigrationTarget> existing(MigrationWish wish) {
    return new ProjectMigrations(project, settings(), wish).existing(LocalDateTime.now(clock));
  }

  /** The same; {@code database} tells what files leave open. */
  Optional<MigrationTarget> target(MigrationWish wish, Optional<LiveDatabase> database) {
    return new ProjectMigrations(project, settings(), wish)
        .target(database, LocalDateTime.now(clock));
  }

  /** Refuses if what {@code plan} was derived from has changed since. */
  void requireUnchanged(Plan plan) {
    List<String> changed = project.changedSince(plan.reads());
    if (!changed.isEmpty()) {
      throw new Refused(
          TransactionRules.CHANGED_MEANWHILE,
          "`%s` changed since the plan was made".formatted(String.join("`, `", changed)),
          "run the command again: it plans with the files as they are now");
    }
  }
}
