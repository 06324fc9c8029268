package dev.kinship.plan;

import dev.kinship.dialect.Dialect;
import dev.kinship.text.SourceText;
import java.nio.file.Path;
import java.util.List;

/**
 * What a plan knows of the project's migrations: the folder with the path of it, the files that are
 * there in the order of their names, and the database that they are for. Not {@code wanted}: none
 * is to be written.
 */
public record Migrations(
    boolean wanted, String folder, Path path, List<SourceText> files, Dialect dialect) {
  public Migrations {
    files = List.copyOf(files);
  }
}
