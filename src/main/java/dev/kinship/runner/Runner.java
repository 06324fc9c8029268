package dev.kinship.runner;

import java.util.List;
import java.util.Optional;

/** A tool that runs migrations, as far as its files show it. */
public interface Runner {
  /** The name in the configuration, as in {@code runner = "flyway"}. */
  String id();

  /** Whether files of this folder bear the tool's own marks. */
  boolean recognises(List<MigrationFile> files);

  /** How the tool is told to run new migrations of {@code folder}; empty if a person runs them. */
  Optional<String> command(String folder);

  /**
   * Whether the tool would take {@code line} for one of its marks. A name or a text from elsewhere
   * that puts such a line into a migration would change what is run.
   */
  default boolean isMark(String line) {
    return false;
  }

  /** Whether the tool, given a folder, runs the files of the folders below it too. */
  default boolean looksBelow() {
    return false;
  }

  /** Whether the tool has a use for a file of SQL that is called so and has such a text. */
  boolean takes(MigrationFile file);

  /**
   * The files that the tool would run on an empty database, in that order, each with the text that
   * it would run on a database of the kind {@code database}, an id of a dialect.
   */
  List<MigrationFile> inOrder(List<MigrationFile> files, String database);

  /** What the tool would run on an empty database of that kind, in that order. */
  default List<String> ups(List<MigrationFile> files, String database) {
    return inOrder(files, database).stream().map(MigrationFile::text).toList();
  }

  /** The files that carry {@code migration} on after {@code files}. */
  Written next(List<MigrationFile> files, Migration migration);
}
