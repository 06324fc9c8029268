package dev.kinship.library.rhosocial.fields;

import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.Statements;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import java.util.List;
import java.util.Optional;

/** Names of a module that stand for one text, there or where they are imported from. */
public record Constants(Resolver resolver, PythonFile file) {
  /** The text that {@code dotted} stands for; empty if it is bound more than once or computed. */
  public Optional<String> text(String dotted) {
    return resolver.resolve(file, dotted) instanceof Resolved.Value it
        ? text(binding(it.name(), it.file().body()))
        : Optional.empty();
  }

  /** The statements that bind {@code name}, those in conditions and loops included. */
  public static List<Statement> binding(String name, List<Statement> body) {
    return Statements.flat(body)
        .filter(it -> Statements.bound(it).equals(Optional.of(name)))
        .toList();
  }

  /** What the only one of these statements assigns. */
  public static Optional<String> text(List<Statement> bindings) {
    return bindings.size() == 1
            && bindings.getFirst() instanceof Assignment it
            && it.value().orElse(null) instanceof Expression.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
