package dev.kinship.source.python;

import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement.Branch;
import dev.kinship.syntax.python.Statement.Conditional;

/** Tells {@code if TYPE_CHECKING:} and {@code if not TYPE_CHECKING:} from other conditions. */
public final class Guards {
  private static final String FLAG = "TYPE_CHECKING";

  private Guards() {}

  /** Whether only type checkers run the branch. */
  public static boolean typingOnly(Branch branch) {
    return branch.test().filter(Guards::isFlag).isPresent();
  }

  /** Whether the statement is {@code if TYPE_CHECKING:} without an else. */
  public static boolean isTypingBlock(Conditional conditional) {
    return conditional.branches().size() == 1 && typingOnly(conditional.branches().get(0));
  }

  /** Whether the statement is {@code if not TYPE_CHECKING:} without an else. */
  public static boolean isRuntimeBlock(Conditional conditional, String text) {
    return conditional.branches().size() == 1
        && conditional.branches().get(0).test().filter(it -> negatesFlag(it, text)).isPresent();
  }

  private static boolean isFlag(Expression test) {
    return test instanceof Expression.Name name
        && (name.dotted().equals(FLAG) || name.dotted().endsWith("." + FLAG));
  }

  private static boolean negatesFlag(Expression test, String text) {
    String words = test.span().of(text);
    return words.startsWith("not ") && words.endsWith(FLAG);
  }
}
