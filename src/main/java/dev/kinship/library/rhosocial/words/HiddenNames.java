package dev.kinship.library.rhosocial.words;

import dev.kinship.library.rhosocial.ClassMembers;
import dev.kinship.library.rhosocial.Vocabulary;
import dev.kinship.source.python.Lineage;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.edit.ClassEditor;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.ClassScope;
import dev.kinship.syntax.python.ClassScope.Evaluated;
import dev.kinship.syntax.python.Expression;
import dev.kinship.text.Place;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where a class uses a name that a new member would hide: in its body, in what pydantic
 * evaluates when the class is complete, and in what pydantic evaluates again for each class that
 * inherits it.
 */
public final class HiddenNames {
  private static final String COMPUTED = "computed_field";
  private static final Set<String> OF_RESULT =
      Set.of(COMPUTED, "field_serializer", "model_serializer");

  private final Resolver resolver;
  private final Lineage lineage;

  public HiddenNames(Resolver resolver, Lineage lineage) {
    this.resolver = resolver;
    this.lineage = lineage;
  }

  /** Where the model uses {@code name}, which a new field or relationship would hide. */
  public Optional<Place> use(ModelClass model, String name, boolean field) {
    PythonFile file = model.file();
    ClassScope scope = scope(file, name, true);
    Optional<Place> own =
        scope.mayUse(model.definition())
            ? scope.use(model.definition(), place(model, field)).map(file.source()::place)
            : Optional.empty();
    return own.or(() -> inherited(model, name));
  }

  /** Where the new member would be. */
  private static int place(ModelClass model, boolean field) {
    ClassMembers members = new ClassMembers(model.file().source(), model.definition());
    return new ClassEditor(model.file(), model.definition(), members).offset(field);
  }

  private Optional<Place> inherited(ModelClass model, String name) {
    return lineage.of(model.asClass()).stream()
        .skip(1)
        .filter(it -> it instanceof Resolved.ProjectClass)
        .map(it -> (Resolved.ProjectClass) it)
        .filter(it -> it.file().text().contains(name))
        .flatMap(
            it ->
                scope(it.file(), name, !isModel(it))
                    .inheritedUse(it.definition())
                    .map(it.file().source()::place)
                    .stream())
        .findFirst();
  }

  /** Whether pydantic has completed the class itself, and keeps the types of its fields. */
  private boolean isModel(Resolved.ProjectClass theClass) {
    return lineage.of(theClass).stream()
        .anyMatch(it -> it instanceof Resolved.Library library && isPydantic(library.dotted()));
  }

  private static boolean isPydantic(String dotted) {
    return dotted.startsWith("pydantic.") || dotted.startsWith(Vocabulary.ROOT);
  }

  private ClassScope scope(PythonFile file, String name, boolean computes) {
    return new ClassScope(
        file.text(), name, file.postponesAnnotations(), it -> evaluated(file, it, computes));
  }

  private Evaluated evaluated(PythonFile file, Expression decorator, boolean computes) {
    return switch (decorator) {
      case Expression.Call it when it.arguments().stream().anyMatch(HiddenNames::givesResult) ->
          Evaluated.NONE;
      case Expression.Call it -> evaluated(file, it.function(), computes);
      case Expression.Name it -> evaluated(resolver.resolve(file, it.dotted()), computes);
      default -> Evaluated.NONE;
    };
  }

  private static boolean givesResult(Argument argument) {
    return argument.keyword().equals(Optional.of("return_type"));
  }

  private static Evaluated evaluated(Resolved decorator, boolean computes) {
    // A name without a module comes from a star import, if it is not a builtin.
    if (!(decorator instanceof Resolved.Library it)
        || (it.dotted().contains(".") && !isPydantic(it.dotted()))) {
      return Evaluated.NONE;
    }
    String name = it.dotted().substring(it.dotted().lastIndexOf('.') + 1);
    boolean result = OF_RESULT.contains(name) && (computes || !name.equals(COMPUTED));
    return name.equals("validate_call")
        ? Evaluated.ALL
        : result ? Evaluated.RESULT : Evaluated.NONE;
  }
}
