package dev.kinship.source.python.edit;

import dev.kinship.source.python.Guards;
import dev.kinship.source.python.PythonFile;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement;
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
import java.util.stream.Stream;

/**
 * Where a module uses a global name while it loads: in its statements and class bodies, and in the
 * decorators, defaults and annotations of functions, but not inside functions or strings.
 */
final class LoadedUses {
  private final PythonFile file;
  private final String name;
  private final boolean postponed;

  private LoadedUses(PythonFile file, String name) {
    this.file = file;
    this.name = name;
    this.postponed = file.postponesAnnotations();
  }

  /** The first such use, if any. */
  static Optional<Span> of(PythonFile file, String name) {
    return new LoadedUses(file, name).in(file.body()).findFirst();
  }

  private Stream<Span> in(List<Statement> statements) {
    return statements.stream().flatMap(this::in);
  }

  private Stream<Span> in(Statement statement) {
    return switch (statement) {
      case Import it -> Stream.empty();
      case ImportFrom it -> Stream.empty();
      case Assignment it ->
          Stream.concat(
                  it.annotation().filter(type -> !postponed).map(Expression::span).stream(),
                  it.value().map(Expression::span).stream())
              .flatMap(span -> code(span, false));
      case Conditional it ->
          it.branches().stream()
              .filter(branch -> !Guards.typingOnly(branch))
              .flatMap(branch -> in(branch.body().statements()));
      case Compound it -> it.blocks().stream().flatMap(block -> in(block.statements()));
      case ClassDefinition it ->
          Stream.concat(
              code(new Span(it.start(), it.body().colonEnd()), false),
              mayUse(it.span()) ? in(it.body().statements()) : Stream.empty());
      case FunctionDefinition it -> function(it);
      case Statement.Other it ->
          it.span().of(file.text()).startsWith("del ") ? Stream.empty() : code(it.span(), false);
    };
  }

  private boolean mayUse(Span span) {
    return span.of(file.text()).contains(name);
  }

  private Stream<Span> function(FunctionDefinition function) {
    Span header = new Span(function.nameSpan().end(), function.body().colonEnd());
    return Stream.concat(
        function.decorators().stream().flatMap(it -> code(it.span(), false)), code(header, true));
  }

  /** The uses in one piece of code; {@code header} if it is the parameters of a function. */
  private Stream<Span> code(Span piece, boolean header) {
    if (!mayUse(piece)) {
      return Stream.empty();
    }
    Tokens tokens = Lexer.readInline(piece.of(file.text()));
    Stream.Builder<Span> found = Stream.builder();
    int depth = 0;
    boolean type = false;
    boolean lambda = false;
    for (int i = 0; i < tokens.count(); i++) {
      depth += step(tokens, i);
      lambda = tokens.isWord(i, "lambda") || (lambda && !tokens.is(i, ')'));
      if (depth <= 1 && tokens.isCode(i)) {
        boolean next = tokens.is(i, ',') || tokens.is(i, ')') || tokens.is(i, '=');
        type = header && !next && (type || tokens.is(i, ':') || tokens.textOf(i).equals("->"));
      }
      boolean parameter = header && depth == 1 && begins(tokens, i);
      if (isName(tokens, i) && !lambda && !parameter && !(type && postponed)) {
        found.add(new Span(piece.start() + tokens.start(i), piece.start() + tokens.end(i)));
      }
    }
    return found.build();
  }

  private static int step(Tokens tokens, int index) {
    boolean opens = tokens.is(index, '(') || tokens.is(index, '[') || tokens.is(index, '{');
    boolean closes = tokens.is(index, ')') || tokens.is(index, ']') || tokens.is(index, '}');
    return opens ? 1 : closes ? -1 : 0;
  }

  /** Whether it is the name itself: neither an attribute nor the keyword of an argument. */
  private boolean isName(Tokens tokens, int index) {
    int before = tokens.codeBefore(index);
    return tokens.kind(index) == Tokens.Kind.NAME
        && tokens.nameOf(index).equals(name)
        && !(before >= 0 && tokens.is(before, '.'))
        && !(begins(tokens, index) && followed(tokens, index, '='));
  }

  /** Whether it is the first word of an argument or a parameter. */
  private static boolean begins(Tokens tokens, int index) {
    int before = tokens.codeBefore(index);
    return before >= 0
        && (tokens.is(before, '(') || tokens.is(before, ',') || tokens.textOf(before).equals("*"));
  }

  private static boolean followed(Tokens tokens, int index, char sign) {
    int at = index + 1;
    while (at < tokens.count() - 1 && !tokens.isCode(at)) {
      at++;
    }
    return at < tokens.count() && tokens.is(at, sign);
  }
}
