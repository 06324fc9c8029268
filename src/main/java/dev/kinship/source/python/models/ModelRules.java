package dev.kinship.source.python.models;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of classes that are models. */
public final class ModelRules {
  public static final Rule NOT_AT_MODULE_LEVEL =
      new Rule("KIN204", Severity.ERROR, "a class inside something else");

  public static final Rule ABSTRACT_MODEL =
      new Rule("KIN223", Severity.ERROR, "a base class that has no table");

  /** All of them. */
  public static final List<Rule> ALL = List.of(NOT_AT_MODULE_LEVEL, ABSTRACT_MODEL);

  private ModelRules() {}
}
