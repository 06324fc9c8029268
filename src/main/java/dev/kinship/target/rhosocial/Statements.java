package dev.kinship.target.rhosocial;

import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import java.util.List;
import java.util.stream.Stream;

/** Walks over statements. */
final class Statements {
  private Statements() {}

  /** The statements and those in their conditions, loops and tries; not in functions or classes. */
  static Stream<Statement> flat(List<Statement> statements) {
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
}
