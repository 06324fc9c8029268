package dev.kinship.library;

import dev.kinship.library.rhosocial.Rhosocial;
import java.util.List;

/** Every target there is, the default first. */
public final class Libraries {
  public static final List<Library> ALL = List.of(new Rhosocial());

  private Libraries() {}
}
