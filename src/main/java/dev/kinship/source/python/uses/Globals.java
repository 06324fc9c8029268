package dev.kinship.source.python.uses;

import dev.kinship.source.python.Binding;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Statements;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import java.util.Optional;

/** What the statements at a module's top level do to one of its names. */
public final class Globals {
  private Globals() {}

  /** Whether the module may have the name when it runs: what the text does not tell, may be. */
  public static boolean mayHave(PythonFile file, String name) {
    return file.binding(name).filter(Binding::isGlobal).isPresent()
        || !file.starImports().isEmpty()
        || Statements.running(file.body())
            .anyMatch(
                it -> it instanceof Statement.Other && mayBind(it.span().of(file.text()), name));
  }

  /** {@code a, b = …} is read no further. */
  private static boolean mayBind(String statement, String name) {
    return statement.contains("=") && statement.contains(name);
  }

  /** The last statement of the top level itself that binds the name. */
  public static Optional<Statement> binder(PythonFile file, String name) {
    return file.body().stream().filter(it -> binds(it, name)).reduce((first, last) -> last);
  }

  private static boolean binds(Statement statement, String name) {
    return switch (statement) {
      case Import it -> it.names().stream().anyMatch(one -> one.bound().equals(name));
      case ImportFrom it -> it.names().stream().anyMatch(one -> one.bound().equals(name));
      default -> Statements.bound(statement).filter(name::equals).isPresent();
    };
  }

  /** The statement that makes the name a function, a constant or a builtin, and so not a model. */
  public static Optional<Statement> rebound(PythonFile file, String name) {
    return binder(file, name)
        .filter(it -> !file.text().contains("global " + name))
        .filter(
            it ->
                switch (it) {
                  case FunctionDefinition function -> true;
                  case Assignment one -> one.value().filter(v -> isNoClass(file, v)).isPresent();
                  default -> false;
                });
  }

  private static boolean isNoClass(PythonFile file, Expression value) {
    return switch (value) {
      case Expression.Constant it -> true;
      case Expression.Text it -> true;
      case Expression.Sequence it -> true;
      case Expression.Name it -> !it.dotted().contains(".") && !mayHave(file, it.dotted());
      default -> false;
    };
  }
}
