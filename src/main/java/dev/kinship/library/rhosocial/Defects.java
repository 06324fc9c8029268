package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.library.Defect;
import dev.kinship.library.rhosocial.fields.FieldTypes;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.ModelReference;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.edit.TargetNames;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.source.python.models.ModelClasses;
import dev.kinship.source.python.uses.BrokenImports;
import dev.kinship.source.python.uses.Globals;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out why a declared relationship does not load, as far as the text tells for certain. */
final class Defects {
  private final Modules modules;
  private final Resolver resolver;
  private final Ancestry ancestry;
  private final ModelClasses models;
  private final BrokenImports imports;

  Defects(Modules modules, Resolver resolver, Ancestry ancestry, ModelClasses models) {
    this.modules = modules;
    this.models = models;
    this.resolver = resolver;
    this.ancestry = ancestry;
    this.imports = new BrokenImports(modules);
  }

  /** The first defect of the side, declared by {@code model}: one to be repaired by hand first. */
  Optional<Defect> of(ModelClass model, Declared side) {
    return byHand(model, side).or(() -> repairable(model, side));
  }

  /** Refuses a new relationship of the class, if none of it would load. */
  void requireRoom(ModelClass model) {
    String what = "no relationship of `%s` can load".formatted(model.entity().name());
    refuse(RhosocialRules.OVERRIDES, what, Overrides.in(ancestry, model));
    refuse(RhosocialRules.NOT_FOUND, what, lookup(model.file()));
  }

  /** Refuses a relationship that does not load, unless it can be repaired. */
  void requireRepairable(ModelClass model, Declared side) {
    String what = "`%s` does not load".formatted(side);
    refuse(RhosocialRules.OVERRIDES, what, Overrides.in(ancestry, model));
    refuse(RhosocialRules.NOT_LOADABLE, what, declaration(model, side));
    refuse(RhosocialRules.NOT_FOUND, what, target(model, side));
  }

  private static void refuse(Rule rule, String what, Optional<Defect> defect) {
    defect.ifPresent(
        it -> {
          throw new Refused(
              rule,
              "%s: %s".formatted(what, it.reason()),
              it.places(),
              it.byHand() + ", then run the command again");
        });
  }

  private Optional<Defect> byHand(ModelClass model, Declared side) {
    return Overrides.in(ancestry, model)
        .or(() -> declaration(model, side))
        .or(() -> target(model, side));
  }

  private Optional<Defect> declaration(ModelClass model, Declared side) {
    return statement(model, side.side()).flatMap(it -> declaration(model, side, it));
  }

  /** Why the library does not find a model of the side by its name. */
  private Optional<Defect> target(ModelClass model, Declared side) {
    PythonFile file = model.file();
    return lookup(file).or(() -> names(side).flatMap(it -> rebound(file, it).stream()).findFirst());
  }

  private Optional<Defect> repairable(ModelClass model, Declared side) {
    PythonFile file = model.file();
    return missing(model, side.side())
        .or(() -> names(side).filter(it -> !TargetNames.finds(resolver, file, it)).findFirst())
        .map(
            it ->
                new Defect(
                    "`%s` does not import `%s` when it runs".formatted(file.name(), it),
                    List.of(),
                    "import it there",
                    true));
  }

  /** The names of models that the library looks up in the module. */
  private static Stream<String> names(Declared side) {
    return Stream.concat(Stream.of(side.side().target()), side.side().through().stream())
        .map(ModelReference::written);
  }

  private static Optional<Assignment> statement(ModelClass model, Declaration side) {
    return model.definition().body().statements().stream()
        .filter(it -> it instanceof Assignment one && one.target().equals(side.name()))
        .map(Assignment.class::cast)
        .reduce((first, last) -> last);
  }

  private Optional<Defect> declaration(ModelClass model, Declared side, Assignment statement) {
    PythonFile file = model.file();
    boolean variable = statement.annotation().filter(FieldTypes::isClassVariable).isPresent();
    if (!variable) {
      Label label = new Label(file.source().place(statement.targetSpan()), "not a class variable");
      return Optional.of(
          new Defect(
              "pydantic takes it for a field, as its annotation is not a `ClassVar`",
              List.of(label),
              "write its type as `ClassVar[…]`",
              false));
    }
    return deleted(model.definition().body().statements(), statement, file, side.side().name())
        .or(
            () ->
                heads(statement)
                    .filter(it -> !isKnown(side, it.dotted()) && !isThere(model, head(it)))
                    .map(it -> unbound(file, it))
                    .findFirst());
  }

  /** Whether kin knows where to import the word from. */
  private static boolean isKnown(Declared side, String word) {
    return word.equals("ClassVar")
        || word.equals(Vocabulary.descriptor(side.side().kind(), side.owner().flavour()));
  }

  private static Defect unbound(PythonFile file, Expression.Name name) {
    return new Defect(
        "`%s` does not import `%s`".formatted(file.name(), head(name)),
        List.of(new Label(file.source().place(name.span()), "used here")),
        "import `%s`".formatted(head(name)),
        false);
  }

  /** Whether the inverse's name is known, and not only the code that gives it. */
  static boolean readsInverse(ModelClass model, Declaration side) {
    String code =
        statement(model, side)
            .map(it -> it.span().of(model.file().text()).replaceAll("\\s", ""))
            .orElse("");
    return side.inverseOf().filter(it -> !code.contains("inverse_of=" + it)).isPresent();
  }

  /** Whether the declaration uses this word, and the module does not have it. */
  boolean lacks(ModelClass model, Declaration side, String word) {
    return statement(model, side).stream()
        .flatMap(Defects::heads)
        .anyMatch(it -> it.dotted().equals(word) && !isThere(model, word));
  }

  /** The first name among the declaration's own words that must be imported again. */
  private Optional<String> missing(ModelClass model, Declaration side) {
    return statement(model, side).stream()
        .flatMap(Defects::heads)
        .map(Defects::head)
        .filter(it -> !isThere(model, it))
        .findFirst();
  }

  private boolean isThere(ModelClass model, String name) {
    return Globals.mayHave(model.file(), name)
        || ancestry.namesOf(model.file(), model.definition()).contains(name);
  }

  /** {@code ClassVar} and the descriptor as the declaration writes them, target left out. */
  static Stream<Expression.Name> heads(Assignment statement) {
    Stream<Expression> annotation =
        statement.annotation().stream().flatMap(it -> outer(it).limit(2));
    return Stream.concat(
            annotation,
            statement.value().stream()
                .filter(Expression.Call.class::isInstance)
                .map(it -> ((Expression.Call) it).function()))
        .filter(Expression.Name.class::isInstance)
        .map(Expression.Name.class::cast);
  }

  private static Stream<Expression> outer(Expression annotation) {
    return annotation instanceof Expression.Subscript it
        ? Stream.concat(Stream.of(it.value()), it.items().stream().limit(1).flatMap(Defects::outer))
        : Stream.empty();
  }

  private static String head(Expression.Name name) {
    int dot = name.dotted().indexOf('.');
    return dot < 0 ? name.dotted() : name.dotted().substring(0, dot);
  }

  private Optional<Defect> lookup(PythonFile file) {
    return file.lazyLookup()
        .onlyTyped()
        .map(it -> onlyTyped(file, it))
        .or(() -> imports.onRequest(file).map(it -> broken(file, it)));
  }

  private static Defect onlyTyped(PythonFile file, FunctionDefinition function) {
    return new Defect(
        "only type checkers run the `__getattr__` of `%s`".formatted(file.name()),
        List.of(new Label(file.source().place(function.nameSpan()), "not run")),
        "put it under `if not TYPE_CHECKING:`",
        false);
  }

  private Defect broken(PythonFile file, BrokenImports.Broken failing) {
    List<ModelClass> meant = models.named(failing.name());
    boolean known = meant.size() == 1 && !meant.getFirst().file().name().equals(file.name());
    String help =
        known
            ? "import it from `%s`"
                .formatted(ModulePath.between(modules, file, meant.getFirst().file()).written())
            : "correct or remove that import";
    return new Defect(failing.reason(), List.of(failing.place()), help, false);
  }

  /** What makes the module's name something other than what is imported. */
  private Optional<Defect> rebound(PythonFile file, String written) {
    String name = written.contains(".") ? written.substring(0, written.indexOf('.')) : written;
    return imports
        .of(file, name)
        .map(it -> broken(file, it))
        .or(() -> Globals.rebound(file, name).map(it -> notModel(file, name, it.span())))
        .or(() -> Globals.binder(file, name).flatMap(it -> deleted(file.body(), it, file, name)));
  }

  private static Defect notModel(PythonFile file, String name, Span span) {
    return new Defect(
        "`%s` is something else in `%s`, where the library looks for the model"
            .formatted(name, file.name()),
        List.of(new Label(file.source().place(span), "something else")),
        "remove it, or give it another name",
        false);
  }

  /** {@code del name} among the statements after {@code bound}, which has bound it. */
  private static Optional<Defect> deleted(
      List<Statement> statements, Statement bound, PythonFile file, String name) {
    return statements.stream()
        .filter(it -> it.span().start() > bound.span().start())
        .filter(it -> it instanceof Statement.Other && deletes(it.span().of(file.text()), name))
        .map(
            it ->
                new Defect(
                    "`%s` is deleted".formatted(name),
                    List.of(new Label(file.source().place(it.span()), "deleted here")),
                    "remove this line",
                    false))
        .findFirst();
  }

  private static boolean deletes(String statement, String name) {
    return statement.startsWith("del ")
        && List.of(statement.substring("del ".length()).split("[\\s,()]+")).contains(name);
  }
}
