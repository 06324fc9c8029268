package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Nfkc;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a class body uses a name that a new member of the class would hide: in what is evaluated in
 * the class's namespace. The bodies of functions, lambdas and inner classes do not see it.
 */
public final class ClassScope {
  /** Which annotations of a function a decorator has evaluated in the class's namespace. */
  public enum Evaluated {
    NONE,
    /** That of the result, when the class is complete. */
    RESULT,
    /** All, where the function is. */
    ALL
  }

  private final String text;
  private final String name;
  private final Predicate<String> wanted;
  private final boolean postponed;
  private final Function<Expression, Evaluated> decorators;

  /**
   * For a text whose annotations are all {@code postponed}, by {@code from __future__ import
   * annotations}, or not; {@code decorators} tells what a decorator does.
   */
  public ClassScope(
      String text, String name, boolean postponed, Function<Expression, Evaluated> decorators) {
    this.text = text;
    this.name = name;
    this.wanted = name::equals;
    this.postponed = postponed;
    this.decorators = decorators;
  }

  /**
   * The first such use, if any. What runs before the offset {@code from}, where the member would
   * be, does not count, but for annotations that are evaluated when the class is complete: strings,
   * and all of them if they are postponed.
   */
  public Optional<Span> use(ClassDefinition definition, int from) {
    return new Below(from).in(definition.body().statements());
  }

  /** Whether the text of the class has the name in it, or may have it in another form. */
  public boolean mayUse(ClassDefinition definition) {
    return mayUse(definition.span());
  }

  /** The first such use that is evaluated again for each class that inherits from this one. */
  public Optional<Span> inheritedUse(ClassDefinition definition) {
    return definition.body().statements().stream()
        .filter(FunctionDefinition.class::isInstance)
        .flatMap(it -> result((FunctionDefinition) it).stream())
        .findFirst();
  }

  /** The first such use in the annotation of a variable, if that is evaluated later. */
  public Optional<Span> late(Assignment statement) {
    return statement.annotation().map(Expression::span).flatMap(this::late);
  }

  /** The result of a function, if it is evaluated when the class is complete. */
  private Optional<Span> result(FunctionDefinition function) {
    return evaluates(function, Evaluated.RESULT)
        ? first(signature(function).results().stream().map(this::late))
        : Optional.empty();
  }

  private boolean evaluates(FunctionDefinition function, Evaluated what) {
    return function.decorators().stream().anyMatch(it -> decorators.apply(it) == what);
  }

  private Signature signature(FunctionDefinition function) {
    int start = function.nameSpan().end();
    return Signature.of(text, new Span(start, function.body().colonEnd()));
  }

  private Optional<Span> late(Span annotation) {
    return mayUse(annotation)
        ? NameUse.late(text, annotation, postponed, wanted)
        : Optional.empty();
  }

  /** A quick look, since few pieces have the name; others may have it in another form. */
  private boolean mayUse(Span piece) {
    String code = piece.of(text);
    return code.contains(name) || code.indexOf('\\') >= 0 || !Nfkc.isPlain(code);
  }

  private static Optional<Span> first(Stream<Optional<Span>> uses) {
    return uses.flatMap(Optional::stream).findFirst();
  }

  /** What is evaluated below an offset. */
  private final class Below {
    private final int from;

    Below(int from) {
      this.from = from;
    }

    Optional<Span> in(List<Statement> statements) {
      return first(statements.stream().map(this::in));
    }

    private Optional<Span> in(Statement statement) {
      return switch (statement) {
        case Assignment it ->
            annotation(it).or(() -> it.value().flatMap(value -> code(value.span())));
        case FunctionDefinition it -> function(it);
        case ClassDefinition it ->
            code(new Span(it.start(), it.body().colonEnd())).or(() -> inner(it));
        case Conditional it -> first(it.branches().stream().map(this::branch));
        case Compound it -> compound(it);
        case Import it -> Optional.empty();
        case ImportFrom it -> Optional.empty();
        case Statement.Other it -> code(it.span());
      };
    }

    private Optional<Span> branch(Statement.Branch branch) {
      return branch
          .test()
          .flatMap(test -> code(test.span()))
          .or(() -> in(branch.body().statements()));
    }

    private Optional<Span> compound(Compound statement) {
      return first(statement.headers().stream().map(this::code))
          .or(() -> first(statement.blocks().stream().map(it -> in(it.statements()))));
    }

    private Optional<Span> annotation(Assignment statement) {
      Optional<Span> now =
          statement.annotation().filter(it -> !postponed).map(Expression::span).flatMap(this::code);
      return now.or(() -> late(statement));
    }

    private Optional<Span> function(FunctionDefinition function) {
      Optional<Span> decorator = first(function.decorators().stream().map(it -> code(it.span())));
      return decorator
          .or(() -> function.nameSpan().end() < from ? Optional.empty() : header(function))
          .or(() -> result(function));
    }

    private Optional<Span> header(FunctionDefinition function) {
      if (!mayUse(new Span(function.nameSpan().end(), function.body().colonEnd()))) {
        return Optional.empty();
      }
      Signature signature = signature(function);
      Stream<Span> types = Stream.concat(signature.types().stream(), signature.results().stream());
      boolean late = evaluates(function, Evaluated.ALL);
      return first(signature.defaults().stream().map(this::code))
          .or(
              () ->
                  first(
                      types.map(
                          it ->
                              (postponed ? Optional.<Span>empty() : code(it))
                                  .or(() -> late ? late(it) : Optional.empty()))));
    }

    /**
     * What pydantic evaluates for an inner class with a base: its annotations see the class around
     * it.
     */
    private Optional<Span> inner(ClassDefinition definition) {
      boolean heir = definition.arguments().stream().anyMatch(it -> it.keyword().isEmpty());
      return !heir || definition.start() < from
          ? Optional.empty()
          : first(definition.body().statements().stream().map(this::member));
    }

    private Optional<Span> member(Statement statement) {
      return switch (statement) {
        case Assignment it -> late(it);
        case FunctionDefinition it -> result(it);
        default -> Optional.empty();
      };
    }

    private Optional<Span> code(Span span) {
      return span.start() < from || !mayUse(span)
          ? Optional.empty()
          : NameUse.code(text, span, wanted);
    }
  }
}
