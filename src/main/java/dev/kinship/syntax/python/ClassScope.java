package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * Where a class body uses a name that a new member of the class would hide: in what Python
 * evaluates in the class's namespace. The bodies of functions, lambdas and inner classes do not see
 * it.
 */
public final class ClassScope {
  private final String text;
  private final String name;
  private final int from;
  private final boolean postponed;

  private ClassScope(String text, String name, int from, boolean postponed) {
    this.text = text;
    this.name = name;
    this.from = from;
    this.postponed = postponed;
  }

  /**
   * The first such use, if any. What runs before the offset {@code from}, where the member would
   * be, does not count, but for annotations of fields that are evaluated when the class is
   * complete: strings, and all of them if {@code postponed}, by {@code from __future__ import
   * annotations}.
   */
  public static Optional<Span> use(
      String text, ClassDefinition definition, String name, int from, boolean postponed) {
    return new ClassScope(text, name, from, postponed).in(definition.body().statements());
  }

  private Optional<Span> in(List<Statement> statements) {
    return statements.stream().flatMap(it -> in(it).stream()).findFirst();
  }

  private Optional<Span> in(Statement statement) {
    return switch (statement) {
      case Assignment it ->
          annotation(it).or(() -> it.value().flatMap(value -> code(value.span())));
      case FunctionDefinition it -> function(it);
      case ClassDefinition it -> code(new Span(it.start(), it.body().colonEnd()));
      case Conditional it ->
          it.branches().stream()
              .flatMap(
                  branch ->
                      branch
                          .test()
                          .flatMap(test -> code(test.span()))
                          .or(() -> in(branch.body().statements()))
                          .stream())
              .findFirst();
      case Compound it -> compound(it);
      case Import it -> Optional.empty();
      case ImportFrom it -> Optional.empty();
      case Statement.Other it -> code(it.span());
    };
  }

  private Optional<Span> compound(Compound statement) {
    int colon = statement.blocks().getFirst().colonEnd();
    return code(new Span(statement.span().start(), colon))
        .or(
            () ->
                statement.blocks().stream()
                    .flatMap(it -> in(it.statements()).stream())
                    .findFirst());
  }

  private Optional<Span> annotation(Assignment statement) {
    Optional<Span> span = statement.annotation().map(Expression::span);
    Optional<Span> now = postponed ? Optional.empty() : span.flatMap(this::code);
    return now.or(() -> span.flatMap(it -> new Reading(it).late()));
  }

  private Optional<Span> function(FunctionDefinition function) {
    Optional<Span> decorator =
        function.decorators().stream().flatMap(it -> code(it.span()).stream()).findFirst();
    Span header = new Span(function.nameSpan().end(), function.body().colonEnd());
    return decorator.or(
        () -> header.start() < from ? Optional.empty() : new Reading(header).header());
  }

  private Optional<Span> code(Span span) {
    return span.start() < from ? Optional.empty() : new Reading(span).code();
  }

  /** One piece of the body, as tokens. */
  private final class Reading {
    private final int start;
    private final Tokens tokens;

    Reading(Span span) {
      this(span.start(), span.of(text));
    }

    Reading(int start, String piece) {
      this.start = start;
      this.tokens = Lexer.readInline(piece);
    }

    /** Of an expression that is evaluated where it is. */
    Optional<Span> code() {
      int depth = 0;
      int lambda = Integer.MAX_VALUE;
      for (int i = 0; i < tokens.count(); i++) {
        depth += step(i);
        boolean ends = depth < lambda || (depth == lambda && tokens.is(i, ','));
        lambda = ends ? Integer.MAX_VALUE : lambda;
        if (tokens.isWord(i, "lambda")) {
          lambda = Math.min(lambda, depth);
        } else if (lambda == Integer.MAX_VALUE && isName(i)) {
          return Optional.of(span(i));
        }
      }
      return Optional.empty();
    }

    /** Of an annotation that is evaluated when the class is complete. */
    Optional<Span> late() {
      int literal = -1;
      int depth = 0;
      for (int i = 0; i < tokens.count(); i++) {
        depth += step(i);
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

    /** Of a function's parameters and result: what follows a colon, an equals sign or an arrow. */
    Optional<Span> header() {
      int depth = 0;
      boolean value = false;
      boolean type = false;
      for (int i = 0; i < tokens.count(); i++) {
        depth += step(i);
        if (depth <= 1 && tokens.isCode(i)) {
          boolean arrow = tokens.textOf(i).equals("->");
          boolean next = tokens.is(i, ',') || tokens.is(i, ')');
          type = !next && (arrow || tokens.is(i, ':') || (type && !tokens.is(i, '=')));
          value = !next && (tokens.is(i, '=') || value);
        }
        if (isName(i) && (value || (type && !postponed))) {
          return Optional.of(span(i));
        }
      }
      return Optional.empty();
    }

    private int step(int index) {
      boolean opens = tokens.is(index, '(') || tokens.is(index, '[') || tokens.is(index, '{');
      boolean closes = tokens.is(index, ')') || tokens.is(index, ']') || tokens.is(index, '}');
      return opens ? 1 : closes ? -1 : 0;
    }

    /** Whether it is the name itself, neither an attribute nor the keyword of an argument. */
    private boolean isName(int index) {
      int before = tokens.codeBefore(index);
      boolean argument = before >= 0 && (tokens.is(before, '(') || tokens.is(before, ','));
      return tokens.kind(index) == Tokens.Kind.NAME
          && tokens.nameOf(index).equals(name)
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
      return new Reading(0, type).names();
    }

    private boolean names() {
      for (int i = 0; i < tokens.count(); i++) {
        if (isName(i)) {
          return true;
        }
      }
      return false;
    }

    private Span span(int index) {
      return new Span(start + tokens.start(index), start + tokens.end(index));
    }
  }
}
