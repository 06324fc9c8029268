package dev.kinship.library.hazel;

import dev.kinship.library.Libraries;
import dev.kinship.library.rhosocial.Rhosocial;
import java.util.List;

/** The libraries of Kinship and Hazel: the one line that a further library takes. */
public final class TestLibraries {
  public static final Libraries ALL = new Libraries(List.of(new Rhosocial(), new Hazel()));

  private TestLibraries() {}
}
