package dev.kinship.source.python;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of how one file imports another. */
public final class PathRules {
  static final Rule NO_PATH = new Rule("KIN267", Severity.ERROR, "a file that no import can name");

  static final Rule TWO_PATHS =
      new Rule("KIN268", Severity.ERROR, "a file that the project imports in two ways");

  /** All of them. */
  public static final List<Rule> ALL = List.of(NO_PATH, TWO_PATHS);

  private PathRules() {}
}
