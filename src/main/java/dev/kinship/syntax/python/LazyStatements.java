package dev.kinship.syntax.python;

import dev.kinship.syntax.python.token.TokenCursor;
import dev.kinship.syntax.python.token.Tokens;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a class or a function, read when they are asked for: they rarely are, and they
 * are most of a file. Two threads that ask at once read twice and get equal lists.
 */
final class LazyStatements extends AbstractList<Statement> {
  private final Tokens tokens;
  private final int first;
  private volatile @Nullable List<Statement> read;

  LazyStatements(Tokens tokens, int first) {
    this.tokens = tokens;
    this.first = first;
  }

  @Override
  public Statement get(int index) {
    return statements().get(index);
  }

  @Override
  public int size() {
    return statements().size();
  }

  private List<Statement> statements() {
    List<Statement> known = read;
    if (known == null) {
      known = new StatementReader(new TokenCursor(tokens, first), new ArrayList<>()).statements();
      read = known;
    }
    return known;
  }
}
