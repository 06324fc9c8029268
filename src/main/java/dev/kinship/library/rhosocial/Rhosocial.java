package dev.kinship.library.rhosocial;

import dev.kinship.library.Library;
import dev.kinship.library.Models;
import dev.kinship.source.Sources;

/** rhosocial-activerecord for Python, sync and async. */
public final class Rhosocial implements Library {
  @Override
  public String id() {
    return "rhosocial";
  }

  @Override
  public Models models(Sources sources) {
    return new RhosocialModels(sources);
  }
}
