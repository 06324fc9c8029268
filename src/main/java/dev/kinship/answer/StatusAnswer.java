package dev.kinship.answer;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.flow.ProjectStatus;
import dev.kinship.model.Flavour;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.project.LibraryVersion;
import dev.kinship.report.json.Fields;
import java.util.Map;

/** What is found in a project, and what the next migration would be like. */
public final class StatusAnswer {
  private StatusAnswer() {}

  /** All of the status. */
  public static Map<String, Object> of(ProjectStatus status) {
    Fields fields =
        new Fields()
            .with("project", status.root())
            .with("library", status.library())
            .ifAny("library_version", status.libraryVersion().map(LibraryVersion::number))
            .with("models", status.models().size())
            .with(
                "async_models", status.models().stream().filter(it -> it == Flavour.ASYNC).count());
    status.migrations().ifPresent(it -> fields.with(migrations(it, status.dialectReason())));
    return fields
        .ifAny("problem", status.problem().map(Diagnostic::message))
        .ifAny("unread", ListingAnswer.unread(status.unread()))
        .with("plans", status.plans())
        .with("commits", status.commits())
        .map();
  }

  private static Map<String, Object> migrations(MigrationTarget target, String dialectReason) {
    String folder = target.files().folder();
    return new Fields()
        .with("migrations", folder.isEmpty() ? "." : folder)
        .with("migration_files", target.files().all().size())
        .with("runner", target.runner().id())
        .with("dialect", target.dialect().id())
        .with("dialect_reason", dialectReason)
        .map();
  }
}
