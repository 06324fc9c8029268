package dev.kinship.project.sentences;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of files of sentences. */
public final class SentenceFileRules {
  public static final Rule BAD_SENTENCES =
      new Rule("KIN010", Severity.USAGE, "a file of sentences that is not understood");

  /** All of them. */
  public static final List<Rule> ALL = List.of(BAD_SENTENCES);

  private SentenceFileRules() {}
}
