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

  /**
   * The files that the tool would run on an empty database, in that order, each with the text that
   * it would run.
   */
  List<MigrationFile> inOrder(List<MigrationFile> files);

  /** What the tool would run on an empty database, in that order. */
  default List<String> ups(List<MigrationFile> files) {
    return inOrder(files).stream().map(MigrationFile::text).toList();
  }

  /** The files that carry {@code migration} on after {@code files}. */
  Written next(List<MigrationFile> files, Migration migration);
}
