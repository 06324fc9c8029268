package dev.kinship.flow;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.library.Models;
import dev.kinship.model.Entity;
import dev.kinship.model.Flavour;
import dev.kinship.model.ModelName;
import dev.kinship.plan.describe.Listing;
import dev.kinship.plan.describe.SentenceExport;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.project.LibraryVersion;
import dev.kinship.request.MigrationWish;
import java.util.List;
import java.util.Optional;

/** Tells what the models declare: of all, or of the model {@code only}. */
record Describing(Workspace workspace, Optional<ModelName> only) {
  Listing listing() {
    Models models = workspace.models();
    List<Entity> all = models.all();
    List<Entity> wanted =
        only.map(it -> List.of(UnreadNotes.explained(workspace.project(), () -> models.look(it))))
            .orElse(all);
    return Listing.of(wanted, all, models, workspace.names(models));
  }

  /** What is found in the project, and what the next migration would be like. */
  ProjectStatus status() {
    Models models = workspace.models();
    List<Flavour> flavours = models.all().stream().map(Entity::flavour).toList();
    MigrationWish wish =
        new MigrationWish(
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RenderOptions.DEFAULT,
            MigrationWish.Sight.OF_PROJECT);
    Optional<MigrationTarget> target = Optional.empty();
    Optional<Diagnostic> problem = Optional.empty();
    try {
      target = workspace.target(wish);
    } catch (Refused e) {
      problem = Optional.of(e.diagnostic());
    }
    String reason = target.map(it -> workspace.reasonForDialect(it.files())).orElse("");
    return new ProjectStatus(
        workspace.project().root().toString(),
        models.library().id(),
        LibraryVersion.of(models.library().distribution(), workspace.project()),
        flavours,
        target,
        reason,
        problem,
        workspace.unread(models),
        workspace.plans().count(),
        workspace.transaction().log().size());
  }

  SentenceExport sentences() {
    Listing listing = listing();
    return SentenceExport.of(listing, workspace.names(listing.source()));
  }
}
