package dev.kinship.flow;

import dev.kinship.library.Models;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.plan.describe.Listing;
import dev.kinship.plan.describe.SentenceExport;
import java.util.List;
import java.util.Optional;

/** Tells what the models declare: of all, or of the model {@code only}. */
record Describing(Workspace workspace, Optional<ModelName> only) {
  Listing listing() {
    Models models = workspace.models();
    List<Entity> all = models.all();
    List<Entity> wanted =
        only.map(it -> List.of(UnreadNotes.explained(workspace.project(), () -> models.find(it))))
            .orElse(all);
    return Listing.of(wanted, all, models);
  }

  SentenceExport sentences() {
    Listing listing = listing();
    return SentenceExport.of(listing, workspace.names(listing.source()));
  }
}
