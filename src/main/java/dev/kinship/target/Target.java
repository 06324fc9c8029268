package dev.kinship.target;

/** A library whose models Kinship can read and write; each lives in a package of its own. */
public interface Target {
  /** Its name, as in {@code target = "rhosocial"}. */
  String id();

  /** The models in those files, each read when it is asked for. */
  Models models(Sources sources);
}
