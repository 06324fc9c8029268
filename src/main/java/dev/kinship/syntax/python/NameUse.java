package dev.kinship.syntax.python;

import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.text.Span;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first use of a name in one piece of code, in the scope that the code is in: the bodies
 * of lambdas have scopes of their own, and so have comprehensions, but for what their first loop
 * goes through.
 */
final class NameUse {
  private final int start;
  private final Tokens tokens;
  private final Predicate<String> wanted;
  private @Nullable Span found;

  private NameUse(int start, String piece, Predicate<String> wanted) {
    this.start = start;
    this.tokens = Lexer.readInline(piece);
    this.wanted = wanted;
  }

  /** In expressions, or in a simple statement, evaluated where they are. */
  static Optional<Span> code(String text, Span piece, Predicate<String> wanted) {
    NameUse use = new NameUse(piece.start(), piece.of(text), wanted);
    for (int at = 0; at < use.tokens.count(); at++) {
      at = use.walk(at, true);
    }
    return Optional.ofNullable(use.found);
  }

  /**
   * In an annotation that is evaluated later: in types that are strings, and anywhere if the
   * annotation as a whole is {@code postponed}.
   */
  static Optional<Span> late(
      String text, Span annotation, boolean postponed, Predicate<String> wanted) {
    return new NameUse(annotation.start(), annotation.of(text), wanted).late(postponed);
  }

  /** To what closes the bracket that {@code from} is in. */
  private int walk(int from, boolean sees) {
    return walk(from, sees, it -> false);
  }

  private int walk(int from, boolean sees, IntPredicate end) {
    int at = from;
    while (at < tokens.count() && !closes(at) && !end.test(at)) {
      at = step(at, sees);
    }
    return at;
  }

  private int step(int at, boolean sees) {
    if (tokens.isWord(at, "lambda")) {
      return lambda(at + 1, sees);
    }
    if (opens(at)) {
      return inside(at + 1, sees) + 1;
    }
    if (sees && found == null) {
      look(at);
    }
    return at + 1;
  }

  private void look(int at) {
    if (isName(at)) {
      found = span(at);
      return;
    }
    for (Span field : tokens.fields(at)) {
      NameUse code = new NameUse(start + field.start(), field.of(tokens.text), wanted);
      code.walk(0, true);
      found = found == null ? code.found : found;
    }
  }

  /** The defaults of its parameters belong to the scope around it. */
  private int lambda(int from, boolean sees) {
    int at = from;
    while (at < tokens.count() && !closes(at) && !tokens.is(at, ':')) {
      at = walk(at, false, it -> isAny(it, "=,:"));
      if (at < tokens.count() && tokens.is(at, '=')) {
        at = walk(at + 1, sees, it -> isAny(it, ",:"));
      }
      at += at < tokens.count() && tokens.is(at, ',') ? 1 : 0;
    }
    return walk(at + 1, false, it -> isAny(it, ",:") || tokens.isWord(it, "for"));
  }

  /** A comprehension has a scope of its own, but for what its first loop goes through. */
  private int inside(int from, boolean sees) {
    if (!sees || !isComprehension(from)) {
      return walk(from, sees);
    }
    int loop = walk(from, false, it -> tokens.isWord(it, "for"));
    int in = walk(loop, false, it -> tokens.isWord(it, "in"));
    int next = walk(in, true, it -> tokens.isWord(it, "for") || tokens.isWord(it, "if"));
    return walk(next, false);
  }

  private boolean isComprehension(int from) {
    int depth = 0;
    for (int at = from; at < tokens.count() && (depth > 0 || !closes(at)); at++) {
      depth += change(at);
      if (depth == 0 && tokens.isWord(at, "for")) {
        return true;
      }
    }
    return false;
  }

  private Optional<Span> late(boolean postponed) {
    int literal = -1;
    int depth = 0;
    for (int i = 0; i < tokens.count(); i++) {
      depth += change(i);
      literal = depth <= literal ? -1 : literal;
      boolean opens = tokens.is(i, '(') || (tokens.is(i, '[') && followsLiteral(i));
      literal = literal < 0 && opens ? depth - 1 : literal;
      boolean type = tokens.kind(i) == Tokens.Kind.STRING && literal < 0 && holds(i);
      if (type || (postponed && isName(i))) {
        return Optional.of(span(i));
      }
    }
    return Optional.empty();
  }

  private int change(int index) {
    return opens(index) ? 1 : closes(index) ? -1 : 0;
  }

  private boolean opens(int index) {
    return isAny(index, "([{");
  }

  private boolean closes(int index) {
    return isAny(index, ")]}");
  }

  private boolean isAny(int index, String operators) {
    return operators.chars().anyMatch(it -> tokens.is(index, (char) it));
  }

  /** Whether it is the name itself, neither an attribute nor the keyword of an argument. */
  private boolean isName(int index) {
    if (tokens.kind(index) != Tokens.Kind.NAME || !wanted.test(tokens.nameOf(index))) {
      return false;
    }
    int before = tokens.codeBefore(index);
    boolean argument = before >= 0 && isAny(before, "(,");
    boolean conversion = before >= 0 && tokens.textOf(before).equals("!");
    return !conversion
        && !(before >= 0 && tokens.is(before, '.'))
        && !(argument && tokens.is(after(index), '='));
  }

  private int after(int index) {
    int at = index + 1;
    while (at < tokens.count() - 1 && !tokens.isCode(at)) {
      at++;
    }
    return at;
  }

  private boolean followsLiteral(int index) {
    int before = tokens.codeBefore(index);
    return before >= 0 && tokens.isWord(before, "Literal");
  }

  /** Whether a string is a type that has the name, not after a dot. */
  private boolean holds(int index) {
    String type = tokens.textOf(index).replaceAll("^\\w*['\"]+|['\"]+$", "");
    NameUse inside = new NameUse(0, type, wanted);
    for (int i = 0; i < inside.tokens.count(); i++) {
      if (inside.isName(i)) {
        return true;
      }
    }
    return false;
  }

  private Span span(int index) {
    return new Span(start + tokens.start(index), start + tokens.end(index));
  }
}
