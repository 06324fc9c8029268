package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of the files that are added, and of relationships that the library cannot load. */
public final class RhosocialRules {
  public static final Rule SUPPORT_MODULE_EDITED =
      new Rule("KIN222", Severity.ERROR, "a support module that was edited");

  public static final Rule NOT_IMPORTABLE =
      new Rule("KIN229", Severity.ERROR, "a new import that would fail");

  public static final Rule TYPING_ONLY =
      new Rule("KIN252", Severity.ERROR, "an annotation that the library cannot evaluate");

  public static final Rule NOT_LOADABLE =
      new Rule("KIN237", Severity.ERROR, "a declaration that the library does not read");

  public static final Rule OVERRIDES =
      new Rule("KIN274", Severity.ERROR, "a member that takes the place of one of the library's");

  public static final Rule NOT_FOUND =
      new Rule("KIN275", Severity.ERROR, "a model that a relationship does not find");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          SUPPORT_MODULE_EDITED, NOT_IMPORTABLE, NOT_LOADABLE, TYPING_ONLY, OVERRIDES, NOT_FOUND);

  private RhosocialRules() {}
}
