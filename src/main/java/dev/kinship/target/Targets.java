package dev.kinship.target;

import dev.kinship.target.rhosocial.Rhosocial;
import java.util.List;

/** Every target there is, the default first. */
public final class Targets {
  public static final List<Target> ALL = List.of(new Rhosocial());

  private Targets() {}
}
