package dev.kinship.cli.wizard;

import dev.kinship.flow.Kinship;
import dev.kinship.flow.ProjectStatus;
import dev.kinship.model.Flavour;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.request.MigrationWish;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was found, before the first question. */
final class Opening {
  private static final String KEYS =
      "Enter takes [this], ? explains, < goes back, Ctrl-C leaves and writes nothing.";

  private Opening() {}

  static List<String> lines(Kinship kinship, MigrationWish wish) {
    ProjectStatus status = kinship.status();
    String found = "%s: %s.".formatted(name(kinship.root()), models(status.models()));
    return List.of((found + " " + migration(status, wish)).strip(), KEYS, "");
  }

  private static String name(Path root) {
    return Optional.ofNullable(root.getFileName()).map(Path::toString).orElse("/");
  }

  private static String models(List<Flavour> models) {
    long async = models.stream().filter(it -> it == Flavour.ASYNC).count();
    int all = models.size();
    String sorts = async == 0 ? "all sync" : async == all ? "all async" : async + " of them async";
    return switch (all) {
      case 0 -> "no models";
      case 1 -> "1 model, " + models.getFirst().word();
      default -> "%d models, %s".formatted(all, sorts);
    };
  }

  private static String migration(ProjectStatus status, MigrationWish wish) {
    if (!wish.wanted()) {
      return "No migration.";
    }
    return status.migrations().map(it -> migration(it, status.dialectReason(), wish)).orElse("");
  }

  private static String migration(MigrationTarget target, String reason, MigrationWish wish) {
    String dialect =
        wish.dialect().map(it -> it + ", as passed").orElse(target.dialect().id() + ", " + reason);
    boolean fresh = wish.folder().isEmpty() && target.files().all().isEmpty();
    String folder = wish.folder().orElse(target.files().folder());
    return "Migrations for %s, in %s/%s."
        .formatted(dialect, folder.isEmpty() ? "." : folder, fresh ? ", which is new" : "");
  }
}
