package dev.kinship.library.rhosocial.fields;

import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.Statements;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Names of a module that stand for one text or number, there or where they are imported from. */
public record Constants(Resolver resolver, PythonFile file) {
  /** Constants made of constants beyond this are cycles. */
  private static final int DEEPEST = 12;

  private static final BigInteger LARGEST_SIZE = BigInteger.valueOf(Long.MAX_VALUE);

  /** The text that {@code dotted} stands for; empty if it is bound more than once or computed. */
  public Optional<String> text(String dotted) {
    return resolver.resolve(file, dotted) instanceof Resolved.Value it
        ? text(binding(it.name(), it.file().body()))
        : Optional.empty();
  }

  /** The whole number that an expression in {@code code} is; empty if it cannot be computed. */
  Optional<BigInteger> number(Expression expression, String code) {
    return number(expression.span().of(code), DEEPEST);
  }

  private Optional<BigInteger> number(String code, int depth) {
    return Arithmetic.value(code, it -> depth > 0 ? named(it, depth - 1) : Optional.empty());
  }

  private Optional<BigInteger> named(String dotted, int depth) {
    return switch (resolver.resolve(file, dotted)) {
      case Resolved.Value it ->
          value(binding(it.name(), it.file().body()))
              .map(value -> value.span().of(it.file().text()))
              .flatMap(code -> new Constants(resolver, it.file()).number(code, depth));
      case Resolved.Library it when it.dotted().equals("sys.maxsize") -> Optional.of(LARGEST_SIZE);
      case Resolved.Library it -> Optional.empty();
      case Resolved.ProjectClass it -> Optional.empty();
      case Resolved.Unknown it -> Optional.empty();
    };
  }

  /** The statements that bind {@code name}, those in conditions and loops included. */
  public static List<Statement> binding(String name, List<Statement> body) {
    return Statements.flat(body)
        .filter(it -> Statements.bound(it).equals(Optional.of(name)))
        .toList();
  }

  /** The text that the only one of these statements assigns. */
  public static Optional<String> text(List<Statement> bindings) {
    return value(bindings)
        .filter(Expression.Text.class::isInstance)
        .map(it -> ((Expression.Text) it).value());
  }

  private static Optional<Expression> value(List<Statement> bindings) {
    return bindings.size() == 1 && bindings.getFirst() instanceof Assignment it
        ? it.value()
        : Optional.empty();
  }
}
