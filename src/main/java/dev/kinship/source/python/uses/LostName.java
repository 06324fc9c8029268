package dev.kinship.source.python.uses;

import dev.kinship.source.python.Guards;
import dev.kinship.source.python.PythonFile;
import dev.kinship.syntax.python.Rebinding;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.Branch;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Optional;

/** Finds where a module deletes a name again, or a loop and the like gives it to something else. */
public final class LostName {
  private final String text;
  private final String name;
  private Optional<Span> lost = Optional.empty();

  private LostName(String text, String name) {
    this.text = text;
    this.name = name;
  }

  /**
   * The last such place on the module's own level, unless an import, a definition or a plain
   * assignment gives the module the name below it.
   */
  public static Optional<Span> in(PythonFile file, String name) {
    LostName search = new LostName(file.text(), name);
    search.all(file.body());
    return search.lost;
  }

  private void all(List<Statement> statements) {
    statements.forEach(this::one);
  }

  private void one(Statement statement) {
    switch (statement) {
      case Import it -> bind(it.names().stream().anyMatch(alias -> alias.bound().equals(name)));
      case ImportFrom it -> bind(it.names().stream().anyMatch(alias -> alias.bound().equals(name)));
      case ClassDefinition it -> bind(it.name().equals(name));
      case FunctionDefinition it -> bind(it.name().equals(name));
      case Assignment it -> {
        it.value().ifPresent(value -> look(value.span(), false));
        bind(it.value().isPresent() && it.target().equals(name));
      }
      case Conditional it -> it.branches().forEach(this::branch);
      case Compound it -> {
        for (int i = 0; i < it.blocks().size(); i++) {
          look(it.headers().get(i), true);
          all(it.blocks().get(i).statements());
        }
      }
      case Statement.Other it -> look(it.span(), false);
    }
  }

  private void branch(Branch branch) {
    branch.test().ifPresent(it -> look(it.span(), false));
    if (!Guards.typingOnly(branch)) {
      all(branch.body().statements());
    }
  }

  private void bind(boolean binds) {
    lost = binds ? Optional.empty() : lost;
  }

  private void look(Span piece, boolean header) {
    lost = Rebinding.find(text, piece, header, name).or(() -> lost);
  }
}
