package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of the support module. */
public final class RhosocialRules {
  public static final Rule SUPPORT_MODULE_EDITED =
      new Rule("KIN222", Severity.ERROR, "a support module that was edited");

  /** All of them. */
  public static final List<Rule> ALL = List.of(SUPPORT_MODULE_EDITED);

  private RhosocialRules() {}
}
