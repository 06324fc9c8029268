package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.library.Defect;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Statements;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.text.Place;
import dev.kinship.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the members of a class that take the place of those that the library's relationships call
 * on it, and that cannot be called so. A class method with the same parameters can.
 */
final class Overrides {
  /** What is called while Python makes the class, before pydantic has taken its fields out. */
  private static final Set<String> AT_CREATION = Set.of("log", "register_relation");

  /** What is called on instances, where the value of a field hides it. */
  private static final Set<String> ON_INSTANCES = Set.of("primary_key", "primary_key_columns");

  /** What is called on classes, where pydantic has taken the fields out. */
  private static final Set<String> ON_CLASSES =
      Set.of(
          "backend",
          "create_from_database",
          "get_column_adapters",
          "get_relation",
          "is_composite_pk",
          "query",
          "schema_name",
          "table_name");

  private static final Set<String> METHODS = Set.of("classmethod", "staticmethod");

  private final Ancestry ancestry;
  private final ModelClass model;

  private Overrides(Ancestry ancestry, ModelClass model) {
    this.ancestry = ancestry;
    this.model = model;
  }

  /** The first member, of the class or of what it inherits before the library's base, if any. */
  static Optional<Defect> in(Ancestry ancestry, ModelClass model) {
    return new Overrides(ancestry, model).first();
  }

  private Optional<Defect> first() {
    Set<String> nearer = new HashSet<>();
    for (Resolved.ProjectClass it : ancestry.beforeTheLibrary(model.asClass())) {
      List<Statement> body = it.definition().body().statements();
      Optional<Defect> found =
          body.stream()
              .filter(one -> Statements.bound(one).filter(nearer::contains).isEmpty())
              .flatMap(one -> defect(it, one).stream())
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      body.forEach(one -> Statements.bound(one).ifPresent(nearer::add));
    }
    return Optional.empty();
  }

  private Optional<Defect> defect(Resolved.ProjectClass owner, Statement statement) {
    return switch (statement) {
      case Assignment it when breaks(owner, it) ->
          Optional.of(defect(owner, it.target(), it.targetSpan()));
      case FunctionDefinition it when breaks(owner.file(), it) ->
          Optional.of(defect(owner, it.name(), it.nameSpan()));
      case ClassDefinition it when isCalled(it.name()) ->
          Optional.of(defect(owner, it.name(), it.nameSpan()));
      default -> Optional.empty();
    };
  }

  private Defect defect(Resolved.ProjectClass owner, String name, Span span) {
    Place place = owner.file().source().place(span);
    return new Defect(
        "`%s.%s` takes the place of the library's own `%s`, which relationships of `%s` call"
            .formatted(owner.name(), name, name, model.entity().name()),
        List.of(new Label(place, "takes its place")),
        "rename `%s.%s`".formatted(owner.name(), name),
        false);
  }

  private static boolean isCalled(String name) {
    return AT_CREATION.contains(name) || ON_INSTANCES.contains(name) || ON_CLASSES.contains(name);
  }

  private boolean breaks(Resolved.ProjectClass owner, Assignment statement) {
    String name = statement.target();
    if (!isCalled(name)) {
      return false;
    }
    if (new ClassMembers(owner.file().source(), owner.definition()).isField(statement)) {
      return ON_INSTANCES.contains(name) || (statement.value().isPresent() && !leaves(owner, name));
    }
    return statement.value().filter(it -> isNoMethod(it, statement.annotation())).isPresent();
  }

  /** Whether pydantic takes the field out of its class before the library calls the name. */
  private boolean leaves(Resolved.ProjectClass owner, String name) {
    boolean own = owner.id().equals(model.asClass().id());
    return own ? !AT_CREATION.contains(name) : ancestry.model(owner).isPresent();
  }

  /** What a name or a lambda stands for may be a method, as long as the annotation allows it. */
  private static boolean isNoMethod(Expression value, Optional<Expression> annotation) {
    return switch (value) {
      case Expression.Call it ->
          !(it.function() instanceof Expression.Name name && METHODS.contains(name.dotted()));
      case Expression.Name it -> annotation.isPresent();
      case Expression.Other it -> false;
      default -> true;
    };
  }

  private static boolean breaks(PythonFile file, FunctionDefinition function) {
    if (!isCalled(function.name())) {
      return false;
    }
    List<String> decorators =
        function.decorators().stream()
            .map(it -> it instanceof Expression.Name name ? name.dotted() : "")
            .toList();
    if (decorators.stream().anyMatch(METHODS::contains)) {
      return function.name().equals("log") && !takesOffset(file, function);
    }
    return decorators.isEmpty() || decorators.contains("property");
  }

  /** The library passes {@code offset=…} to {@code log}. */
  private static boolean takesOffset(PythonFile file, FunctionDefinition function) {
    String header = new Span(function.nameSpan().end(), function.body().colonEnd()).of(file.text());
    return header.contains("**") || header.contains("offset");
  }
}
