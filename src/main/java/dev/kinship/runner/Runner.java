package dev.kinship.runner;

import java.util.List;

/** A tool that runs migrations, as far as its files show it. */
public interface Runner {
  /** The name in the configuration, as in {@code runner = "flyway"}. */
  String id();

  /** Whether files of this folder bear the tool's own marks. */
  boolean recognises(List<MigrationFile> files);

  /**
   * Whether the tool would take {@code line} for one of its marks. A name or a text from elsewhere
   * that puts such a line into a migration would change what is run.
   */
  default boolean isMark(String line) {
    return false;
  }

  /** What the tool would run on an empty database, in that order. */
  List<String> ups(List<MigrationFile> files);

  /** The files that carry {@code migration} on after {@code files}. */
  Written next(List<MigrationFile> files, Migration migration);
}
