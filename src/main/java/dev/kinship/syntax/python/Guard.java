package dev.kinship.syntax.python;

import dev.kinship.text.Edits;

public final class Guard {
  private Guard() {}

  public static boolean onlyInserted(String b, Edits e, String a) {
    return Outline.of(a).problems().isEmpty();
  }
}
