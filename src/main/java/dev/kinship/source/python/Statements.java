package dev.kinship.source.python;

import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks over statements. */
public final class Statements {
  private Statements() {}

  /** The statements and those in their conditions, loops and tries; not in functions or classes. */
  public static Stream<Statement> flat(List<Statement> statements) {
    return statements.stream()
        .flatMap(
            it ->
                switch (it) {
                  case Conditional one ->
                      one.branches().stream().flatMap(b -> flat(b.body().statements()));
                  case Compound one -> one.blocks().stream().flatMap(b -> flat(b.statements()));
                  default -> Stream.of(it);
                });
  }

  /** The same with those in functions and classes, which are read for this. */
  public static Stream<Statement> deep(List<Statement> statements) {
    return flat(statements)
        .flatMap(
            it ->
                switch (it) {
                  case ClassDefinition one -> deep(one.body().statements());
                  case FunctionDefinition one -> deep(one.body().statements());
                  default -> Stream.of(it);
                });
  }

  /** The same without what only type checkers run. */
  public static Stream<Statement> running(List<Statement> statements) {
    return statements.stream()
        .flatMap(
            it ->
                switch (it) {
                  case Conditional one ->
                      one.branches().stream()
                          .filter(b -> !Guards.typingOnly(b))
                          .flatMap(b -> running(b.body().statements()));
                  case Compound one -> one.blocks().stream().flatMap(b -> running(b.statements()));
                  default -> Stream.of(it);
                });
  }

  /** The name that this statement binds in the class body, if any. */
  public static Optional<String> bound(Statement statement) {
    return switch (statement) {
      case Assignment it when it.value().isPresent() -> Optional.of(it.target());
      case FunctionDefinition it -> Optional.of(it.name());
      case ClassDefinition it -> Optional.of(it.name());
      default -> Optional.empty();
    };
  }
}
