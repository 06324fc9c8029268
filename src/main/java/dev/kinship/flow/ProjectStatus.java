package dev.kinship.flow;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.model.Flavour;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.project.LibraryVersion;
import dev.kinship.project.file.Unread;
import java.util.List;
import java.util.Optional;

/**
 * What Kinship finds in a project before anything is asked for. {@code dialectReason} is why the
 * next migration is for that database; without a target the {@code problem} is why there is none.
 */
public record ProjectStatus(
    String root,
    String library,
    Optional<LibraryVersion> libraryVersion,
    List<Flavour> models,
    Optional<MigrationTarget> migrations,
    String dialectReason,
    Optional<Diagnostic> problem,
    List<Unread> unread,
    int plans,
    int commits) {
  public ProjectStatus {
    models = List.copyOf(models);
    unread = List.copyOf(unread);
  }
}
