package dev.kinship.project.file;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of reading files. */
public final class FileRules {
  public static final Rule TOO_LARGE =
      new Rule("KIN915", Severity.ERROR, "a file that is too large");

  /** All of them. */
  public static final List<Rule> ALL = List.of(TOO_LARGE);

  private FileRules() {}
}
