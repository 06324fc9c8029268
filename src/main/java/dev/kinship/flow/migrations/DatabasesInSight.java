package dev.kinship.flow.migrations;

import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.project.Project;
import dev.kinship.request.MigrationWish;
import dev.kinship.text.FileNames;
import java.util.List;
import java.util.stream.Stream;

/** The databases that may have the project's tables. None of them is opened for it. */
public record DatabasesInSight(Project project, MigrationWish wish) {
  private static final String SQLITE = "sqlite";
  private static final int MOST = 2;

  /** What to pass with {@code --db} for each, the likeliest first. */
  public List<String> forTablesOf(MigrationTarget target) {
    Stream<String> variable =
        wish.sight().hasUrl() ? Stream.of("env:" + MigrationWish.URL_VARIABLE) : Stream.empty();
    FileNames names = new FileNames(project.root(), wish.sight().folder().normalize());
    Stream<String> files =
        target.dialect().id().equals(SQLITE)
            ? project.databaseFiles().stream().map(names::of)
            : Stream.empty();
    return Stream.concat(variable, files).limit(MOST).toList();
  }
}
