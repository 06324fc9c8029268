package dev.kinship.source.python.edit;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of editing Python. */
public final class EditRules {
  public static final Rule SYNTAX_ERROR =
      new Rule("KIN212", Severity.ERROR, "a file that cannot be read reliably");

  public static final Rule MODULE_GETATTR =
      new Rule("KIN219", Severity.ERROR, "a module with a __getattr__ of its own");

  public static final Rule SHARES_LINE =
      new Rule("KIN232", Severity.ERROR, "a statement that shares its line");

  public static final Rule UNSAFE_EDIT =
      new Rule("KIN907", Severity.ERROR, "a file that cannot be edited safely");

  public static final Rule NEEDED_AT_ONCE =
      new Rule("KIN238", Severity.ERROR, "an import that would come too late");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(SYNTAX_ERROR, MODULE_GETATTR, SHARES_LINE, UNSAFE_EDIT, NEEDED_AT_ONCE);

  private EditRules() {}
}
