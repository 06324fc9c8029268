package dev.kinship.project.ignore;

import dev.kinship.diagnostic.Refused;
import dev.kinship.project.file.FileRules;

/**
 * How much work the ignore files of a project may cause: each pattern is held against each path, so
 * a repository could keep every command busy for hours.
 */
final class Effort {
  /** Some seconds; a thousand patterns and twenty thousand files take a third of it. */
  private static final long MOST = 2_000_000_000L;

  private long spent;

  /** Counts {@code steps}: parts of a pattern times bytes of a path. */
  void spend(long steps) {
    spent += steps;
    if (spent > MOST) {
      throw new Refused(
          FileRules.TOO_LARGE,
          "the .gitignore files have too many patterns for the number of files in this project",
          "remove patterns that match nothing, or pass a smaller folder with --project DIR");
    }
  }
}
