package dev.kinship.target.rhosocial;

import dev.kinship.target.Models;
import dev.kinship.target.Sources;
import dev.kinship.target.Target;

/** rhosocial-activerecord for Python, sync and async. */
public final class Rhosocial implements Target {
  @Override
  public String id() {
    return "rhosocial";
  }

  @Override
  public Models models(Sources sources) {
    return new RhosocialModels(sources);
  }
}
