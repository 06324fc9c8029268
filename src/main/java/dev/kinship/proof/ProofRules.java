package dev.kinship.proof;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of {@code kin verify}. */
public final class ProofRules {
  public static final Rule NOT_TRUSTED =
      new Rule("KIN280", Severity.ERROR, "code that you have not allowed kin to run");

  public static final Rule NO_PYTHON =
      new Rule("KIN281", Severity.ERROR, "a Python that cannot run the models");

  public static final Rule DOES_NOT_WORK =
      new Rule("KIN282", Severity.ERROR, "a relationship that does not work");

  public static final Rule NOT_IMPORTED =
      new Rule("KIN283", Severity.ERROR, "a module that cannot be imported");

  public static final Rule MIGRATION_FAILS =
      new Rule("KIN284", Severity.ERROR, "a migration that does not run");

  public static final Rule NOT_TRIED =
      new Rule("KIN285", Severity.NOTE, "something that kin verify did not try");

  public static final Rule TAKEN_BACK =
      new Rule("KIN286", Severity.ERROR, "a commit that was taken back, since its proof failed");

  public static final Rule REACHES_OUTSIDE =
      new Rule("KIN288", Severity.ERROR, "a migration that reaches outside the new database");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          NOT_TRUSTED,
          NO_PYTHON,
          DOES_NOT_WORK,
          NOT_IMPORTED,
          MIGRATION_FAILS,
          NOT_TRIED,
          TAKEN_BACK,
          REACHES_OUTSIDE);

  private ProofRules() {}
}
