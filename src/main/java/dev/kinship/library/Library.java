package dev.kinship.library;

import dev.kinship.source.Sources;

/** A library whose models Kinship can read and write; each lives in a package of its own. */
public interface Library {
  /** Its name, as in {@code target = "rhosocial"}. */
  String id();

  /** The models in those files, each read when it is asked for. */
  Models models(Sources sources);
}
