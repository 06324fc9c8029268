package dev.kinship.plan.relate;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of relating two models. */
public final class RelateRules {
  public static final Rule MIXED_FLAVOURS =
      new Rule("KIN205", Severity.ERROR, "one model is sync, the other async");

  public static final Rule OTHER_FLAVOUR =
      new Rule("KIN206", Severity.ERROR, "a flag that contradicts the models");

  public static final Rule BAD_KEY =
      new Rule("KIN209", Severity.ERROR, "a key that cannot be used");

  public static final Rule OTHER_RELATIONSHIP =
      new Rule("KIN211", Severity.ERROR, "a relationship that is declared differently");

  public static final Rule COMPOSITE_KEY =
      new Rule("KIN214", Severity.ERROR, "a primary key of several columns");

  public static final Rule RENAMED_KEY =
      new Rule("KIN215", Severity.ERROR, "a key whose column has another name than its field");

  public static final Rule NO_KEY =
      new Rule("KIN216", Severity.ERROR, "a primary key that no field declares");

  public static final Rule NO_GOOD_NAME =
      new Rule("KIN218", Severity.ERROR, "a name that cannot be derived");

  public static final Rule MADE_WITHOUT =
      new Rule("KIN272", Severity.ERROR, "a required key that an import makes an instance without");

  public static final Rule SETS_NULL =
      new Rule("KIN273", Severity.ERROR, "an action that sets a required key to NULL");

  public static final Rule NO_NEW_MODEL =
      new Rule("KIN277", Severity.ERROR, "a field for a model that is not created");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          MIXED_FLAVOURS,
          OTHER_FLAVOUR,
          BAD_KEY,
          OTHER_RELATIONSHIP,
          COMPOSITE_KEY,
          RENAMED_KEY,
          NO_KEY,
          NO_GOOD_NAME,
          MADE_WITHOUT,
          SETS_NULL,
          NO_NEW_MODEL);

  private RelateRules() {}
}
