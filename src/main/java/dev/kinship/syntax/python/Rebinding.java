package dev.kinship.syntax.python;

import dev.kinship.syntax.python.token.Keywords;
import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.text.Span;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where one statement, or the header of one, deletes a name or gives it to something else:
 * {@code del}, loops, {@code as}, patterns, {@code :=} and all forms of assignments.
 */
public final class Rebinding {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<=", ">=", ":=");

  private final Tokens tokens;
  private final int start;
  private final String name;

  private Rebinding(String text, Span piece, String name) {
    this.tokens = Lexer.readInline(piece.of(text));
    this.start = piece.start();
    this.name = name;
  }

  /** The place in {@code piece}; {@code header} tells that a block belongs to it. */
  public static Optional<Span> find(String text, Span piece, boolean header, String name) {
    if (!piece.of(text).contains(name)) {
      return Optional.empty();
    }
    return new Rebinding(text, piece, name).find(header);
  }

  private Optional<Span> find(boolean header) {
    int first = next(-1);
    first = tokens.isWord(first, "async") ? next(first) : first;
    boolean deletes = tokens.isWord(first, "del");
    int end = deletes ? tokens.count() : header ? first : lastAssignment();
    if (header && tokens.isWord(first, "for")) {
      end = wordAfter(first, "in");
    }
    Optional<Span> found = within(first, end);
    for (int at = first; at < tokens.count() && found.isEmpty(); at = next(at)) {
      if (tokens.textOf(at).equals(":=")) {
        found = within(tokens.codeBefore(at), at);
      } else if (tokens.isWord(at, "as")) {
        int last = next(at);
        found = within(last, opens(last) ? close(last) : last + 1);
      } else if (header && tokens.isWord(at, "case")) {
        found = within(next(at), Math.min(wordAfter(at, "if"), colonAfter(at)));
      }
    }
    return found;
  }

  /** The first target of that name from one token to another. */
  private Optional<Span> within(int from, int end) {
    int inside = 0;
    for (int at = from; at < end; at = next(at)) {
      if (opens(at)) {
        boolean item = at > from && isValue(tokens.codeBefore(at));
        inside += inside > 0 || item ? 1 : 0;
      } else if (closes(at)) {
        inside -= inside > 0 ? 1 : 0;
      } else if (inside == 0 && isTarget(at)) {
        return Optional.of(new Span(start + tokens.start(at), start + tokens.end(at)));
      }
    }
    return Optional.empty();
  }

  private boolean isTarget(int at) {
    int before = tokens.codeBefore(at);
    int after = next(at);
    boolean attribute = before >= 0 && tokens.is(before, '.');
    boolean more = tokens.is(after, '.') || tokens.is(after, '[') || tokens.is(after, '(');
    return tokens.kind(at) == Tokens.Kind.NAME
        && tokens.nameOf(at).equals(name)
        && !attribute
        && !more;
  }

  /** What a bracket after it takes an item of, or calls. */
  private boolean isValue(int at) {
    boolean word = tokens.kind(at) == Tokens.Kind.NAME;
    return closes(at) || (word && !Keywords.contains(tokens.textOf(at)));
  }

  /** The last operator that assigns, outside brackets; 0 if there is none. */
  private int lastAssignment() {
    int last = 0;
    int depth = 0;
    for (int at = 0; at < tokens.count() && !tokens.isWord(at, "lambda"); at++) {
      depth += opens(at) ? 1 : closes(at) ? -1 : 0;
      String operator = tokens.kind(at) == Tokens.Kind.OPERATOR ? tokens.textOf(at) : "";
      boolean assigns = operator.endsWith("=") && !COMPARISONS.contains(operator);
      last = depth == 0 && assigns ? at : last;
    }
    return last;
  }

  private int wordAfter(int from, String word) {
    int at = from;
    while (at < tokens.count() && !tokens.isWord(at, word)) {
      at++;
    }
    return at;
  }

  private int colonAfter(int from) {
    int depth = 0;
    int at = from;
    while (at < tokens.count() && !(depth == 0 && tokens.is(at, ':'))) {
      depth += opens(at) ? 1 : closes(at) ? -1 : 0;
      at++;
    }
    return at;
  }

  private int close(int open) {
    int depth = 0;
    int at = open;
    do {
      depth += opens(at) ? 1 : closes(at) ? -1 : 0;
      at++;
    } while (at < tokens.count() && depth > 0);
    return at;
  }

  private int next(int index) {
    int at = index + 1;
    while (at < tokens.count() - 1 && !tokens.isCode(at)) {
      at++;
    }
    return at;
  }

  private boolean opens(int at) {
    return tokens.is(at, '(') || tokens.is(at, '[') || tokens.is(at, '{');
  }

  private boolean closes(int at) {
    return tokens.is(at, ')') || tokens.is(at, ']') || tokens.is(at, '}');
  }
}
