package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Defect;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.source.python.Binding;
import dev.kinship.source.python.Binding.Reach;
import dev.kinship.source.python.Guards;
import dev.kinship.source.python.Lineage;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.source.python.edit.TargetNames;
import dev.kinship.source.python.edit.TargetNames.Mention;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.syntax.python.ClassScope;
import dev.kinship.syntax.python.ClassScope.Evaluated;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks after classes whose annotations are postponed. When a relationship of such a class is first
 * used, the library evaluates all annotations of the class and of its bases, and fails if one has a
 * name that only type checkers know.
 */
final class PostponedTypes {
  private final Resolver resolver;
  private final Lineage lineage;

  PostponedTypes(Resolver resolver, Lineage lineage) {
    this.resolver = resolver;
    this.lineage = lineage;
  }

  /** A name that the library will not find, and where it is used. */
  record Unknown(String name, Place place) {
    /** Why no relationship of the class in {@code file} loads. */
    Defect defect(PythonFile file) {
      return new Defect(
          "the library evaluates all annotations of the class, and `%s` does not have `%s` when it runs"
              .formatted(file.name(), name),
          List.of(new Label(place, "used here")),
          "import it outside `if TYPE_CHECKING:` too",
          true);
    }

    private Refused refusal(Entity entity, PythonFile file) {
      return new Refused(
          RhosocialRules.TYPING_ONLY,
          "relationships of `%s` would not load: the library evaluates all of its annotations, and `%s` does not have `%s` when it runs"
              .formatted(entity.name(), file.name(), name),
          List.of(
              new Label(place, "used here"), new Label(entity.place(), "the class of the model")),
          "import `%s` in `%s` outside `if TYPE_CHECKING:` too; if that import is circular, below the class"
              .formatted(name, file.name()));
    }
  }

  /**
   * Imports the targets of all relationships of the model, for none would load without the others.
   * Refuses an annotation with another name that the library will not find.
   */
  void require(FileEdits draft, ModelClass model, TargetNames targets) {
    PythonFile file = model.file();
    if (!file.postponesAnnotations()) {
      return;
    }
    for (Declaration relation : model.entity().relations()) {
      String target = relation.target().written();
      if (resolver.resolve(file, target) instanceof Resolved.ProjectClass it) {
        targets.require(draft, target, it, Mention.ANNOTATION);
      }
    }
    unknown(model, draft::importsTarget)
        .ifPresent(
            it -> {
              throw it.refusal(model.entity(), file);
            });
  }

  /** The first such name of the model, if any; its module will import those {@code planned}. */
  Optional<Unknown> unknown(ModelClass model, Predicate<String> planned) {
    PythonFile file = model.file();
    if (!file.postponesAnnotations()) {
      return Optional.empty();
    }
    return lineage.of(model.asClass()).stream()
        .filter(it -> it instanceof Resolved.ProjectClass)
        .map(it -> (Resolved.ProjectClass) it)
        .flatMap(
            it ->
                it.file().bindings().stream()
                    .filter(name -> isMissing(name, it.file(), file))
                    .map(Binding::name)
                    .filter(name -> !planned.test(name))
                    .flatMap(name -> use(it, name)))
        .findFirst();
  }

  /** Whether the library finds the name neither in the module of the base nor in the model's. */
  private static boolean isMissing(Binding name, PythonFile base, PythonFile model) {
    boolean own = base.equals(model);
    boolean there = own ? !name.typingOnly() : name.isGlobal();
    return !there
        && model.binding(name.name()).filter(it -> it.reach() != Reach.TYPE_CHECKERS).isEmpty();
  }

  private static Stream<Unknown> use(Resolved.ProjectClass theClass, String name) {
    PythonFile file = theClass.file();
    if (!theClass.definition().span().of(file.text()).contains(name)) {
      return Stream.empty();
    }
    ClassScope scope =
        new ClassScope(file.text(), name, file.postponesAnnotations(), it -> Evaluated.NONE);
    return assignments(theClass.definition().body().statements())
        .flatMap(it -> scope.late(it).stream())
        .map(it -> new Unknown(name, file.source().place(it)))
        .limit(1);
  }

  private static Stream<Assignment> assignments(List<Statement> statements) {
    return statements.stream()
        .flatMap(
            it ->
                switch (it) {
                  case Assignment one -> Stream.of(one);
                  case Conditional one ->
                      one.branches().stream()
                          .filter(branch -> !Guards.typingOnly(branch))
                          .flatMap(branch -> assignments(branch.body().statements()));
                  case Compound one ->
                      one.blocks().stream().flatMap(block -> assignments(block.statements()));
                  default -> Stream.empty();
                });
  }
}
