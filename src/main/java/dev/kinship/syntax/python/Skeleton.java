package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.Branch;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import java.util.Arrays;
import java.util.List;

/**
 * Which kept statement is in which block, and which kept block belongs to which statement. A
 * statement is identified by its first token, a block by its colon, both by their number among the
 * kept tokens.
 */
final class Skeleton {
  /** What is in no block is in the module. */
  private static final int MODULE = -2;

  private static final int NOT_KEPT = -1;

  private final Kept kept;

  /** Inner and outer by turns; the first {@code count} are filled. */
  private int[] pairs = new int[64];

  private int count;

  /** Whether something kept is in a block that is not kept. */
  private boolean intruded;

  private Skeleton(Kept kept) {
    this.kept = kept;
  }

  static Skeleton of(Outline outline, Kept kept) {
    Skeleton skeleton = new Skeleton(kept);
    skeleton.statements(outline.body(), MODULE);
    return skeleton;
  }

  /** Whether both are the same, and nothing kept is in a block that is new. */
  boolean sameAs(Skeleton other) {
    return !intruded && Arrays.equals(pairs, 0, count, other.pairs, 0, other.count);
  }

  private void statements(List<Statement> statements, int block) {
    for (Statement statement : statements) {
      int number = kept.startingAt(statement.span().start());
      add(number, block);
      blocks(statement).forEach(it -> block(it, number));
    }
  }

  private void block(Block block, int statement) {
    int number = kept.startingAt(block.colonEnd() - 1);
    add(number, statement);
    statements(block.statements(), number);
  }

  /** New code may be anywhere, as long as no old code is in it. */
  private void add(int inner, int outer) {
    if (inner >= 0) {
      pairs = count == pairs.length ? Arrays.copyOf(pairs, count * 2) : pairs;
      pairs[count++] = inner;
      pairs[count++] = outer;
      intruded |= outer == NOT_KEPT;
    }
  }

  private static List<Block> blocks(Statement statement) {
    return switch (statement) {
      case ClassDefinition it -> List.of(it.body());
      case FunctionDefinition it -> List.of(it.body());
      case Conditional it -> it.branches().stream().map(Branch::body).toList();
      case Compound it -> it.blocks();
      case Statement.Import it -> List.of();
      case Statement.ImportFrom it -> List.of();
      case Statement.Assignment it -> List.of();
      case Statement.Other it -> List.of();
    };
  }
}
