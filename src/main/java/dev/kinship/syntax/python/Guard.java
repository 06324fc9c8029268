package dev.kinship.syntax.python;

import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.Ranges;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.text.Edits;

/** The last look at a text before it is written: what was not edited must read as it did. */
public final class Guard {
  private Guard() {}

  /**
   * Whether {@code after} is {@code before} with {@code edits} made, has no problem, and reads,
   * save what was replaced and inserted, as {@code before} does: the same tokens, and every
   * statement in the block where it was. An edit may not take the colon of a block that stays.
   */
  public static boolean onlyInserted(String before, Edits edits, String after) {
    if (!edits.applyTo(before).equals(after)) {
      return false;
    }
    Tokens oldTokens = Lexer.read(before);
    Tokens newTokens = Lexer.read(after);
    Kept old = new Kept(oldTokens, Ranges.replaced(edits));
    Kept now = new Kept(newTokens, Ranges.inserted(edits));
    Outline outline = Outline.of(newTokens);
    return outline.problems().isEmpty()
        && old.sameAs(now)
        && Skeleton.of(Outline.of(oldTokens), old).sameAs(Skeleton.of(outline, now));
  }
}
