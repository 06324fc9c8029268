package dev.kinship.plan.schema;

import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runner;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a plan knows of the project's migrations: the folder with the path of it, the files that are
 * there, the tool that runs them where the user says which, the database that they are for and the
 * manner to write them in, and the time for names that tell it; {@code live} where a database tells
 * what there is. Not {@code wanted}: none is to be written.
 */
public record Migrations(
    boolean wanted,
    String folder,
    Path path,
    List<MigrationFile> files,
    Optional<Runner> runner,
    Dialect dialect,
    RenderOptions manner,
    LocalDateTime now,
    Optional<LiveInput> live) {
  public Migrations {
    files = List.copyOf(files);
  }

  /** The name of a file of the folder, from the project's root. */
  String name(String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }
}
