package dev.kinship.source.python.models;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.model.ModelName;
import dev.kinship.naming.Words;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Branch;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Refuses names that do not mean one model, in the words of a library. */
record ModelRefusals(Words words) {
  /** More names would help no one to find one. */
  private static final int LISTED = 12;

  /**
   * No class of {@code files} with that name is a model; {@code found} are those at the top level,
   * {@code names} those of all models.
   */
  Refused noModel(
      ModelName name,
      List<PythonFile> files,
      List<Resolved.ProjectClass> found,
      Supplier<Set<String>> names) {
    if (!found.isEmpty()) {
      return new Refused(
          CommonRules.NO_MODEL,
          "`%s` is not a model: it does not inherit from %s".formatted(name, words.bases()),
          found.stream().map(it -> label(it.file(), it.definition(), "defined here")).toList(),
          "make it inherit from %s, or use another model".formatted(words.bases()));
    }
    List<Label> nested =
        files.stream()
            .flatMap(
                file ->
                    inside(file.body())
                        .filter(it -> it.name().equals(name.name()))
                        .map(it -> label(file, it, "not at the top level of the module")))
            .toList();
    if (!nested.isEmpty()) {
      return new Refused(
          ModelRules.NOT_AT_MODULE_LEVEL,
          "`%s` is defined inside a function, a class or a condition".formatted(name),
          nested,
          "move the class to the top level of its module; relationships are looked up there");
    }
    return unknown(name, names.get());
  }

  private Refused unknown(ModelName name, Set<String> names) {
    Suggestion all = names.isEmpty() ? noModels() : listed(names);
    String where = name.module().map(it -> " in `" + it + "`").orElse("");
    return new Refused(
        CommonRules.UNKNOWN_MODEL,
        "there is no model `%s`%s".formatted(name.name(), where),
        Suggestion.of(name.name(), names, all));
  }

  private Suggestion noModels() {
    return new Suggestion(
        "no class here inherits from %s; pass the project's folder with --project DIR"
            .formatted(words.bases()),
        List.of());
  }

  private static Suggestion listed(Collection<String> names) {
    List<String> first = names.stream().sorted().limit(LISTED).toList();
    String help =
        names.size() > LISTED
            ? "kin list shows the %d models".formatted(names.size())
            : "the models are " + String.join(", ", first);
    return new Suggestion(help, first);
  }

  /** Other modules have models of that name. */
  Refused elsewhere(ModelName name, List<ModelClass> models) {
    List<String> choices = choices(name, models);
    return new Refused(
        CommonRules.UNKNOWN_MODEL,
        "no class `%s` is defined in `%s`".formatted(name.name(), name.module().orElseThrow()),
        models.stream().map(it -> label(it.file(), it.definition(), "defined here")).toList(),
        new Suggestion("name its module: " + String.join(" or ", choices), choices));
  }

  /** The names with their modules. */
  private static List<String> choices(ModelName name, List<ModelClass> models) {
    return models.stream()
        .map(it -> Modules.dotted("", it.file().name()) + ":" + name.name())
        .toList();
  }

  /** Several models have that name. */
  Refused ambiguous(ModelName name, List<ModelClass> models) {
    List<String> choices = choices(name, models);
    Suggestion suggestion =
        choices.stream().distinct().count() == choices.size()
            ? new Suggestion("choose one: " + String.join(" or ", choices), choices)
            : new Suggestion(
                "one file defines the class more than once: rename all but one", List.of());
    return new Refused(
        CommonRules.AMBIGUOUS_MODEL,
        "%d models are called `%s`".formatted(models.size(), name.name()),
        models.stream().map(it -> label(it.file(), it.definition(), "one of them")).toList(),
        suggestion);
  }

  private static Label label(PythonFile file, ClassDefinition definition, String text) {
    return new Label(file.source().place(definition.nameSpan()), text);
  }

  /** The classes inside functions, classes, conditions and the like, at any depth. */
  private static Stream<ClassDefinition> inside(List<Statement> statements) {
    return statements.stream().flatMap(ModelRefusals::children).flatMap(ModelRefusals::andInside);
  }

  private static Stream<ClassDefinition> andInside(Statement statement) {
    Stream<ClassDefinition> deeper = children(statement).flatMap(ModelRefusals::andInside);
    return statement instanceof ClassDefinition it ? Stream.concat(Stream.of(it), deeper) : deeper;
  }

  private static Stream<Statement> children(Statement statement) {
    return switch (statement) {
      case ClassDefinition it -> it.body().statements().stream();
      case FunctionDefinition it -> it.body().statements().stream();
      case Conditional it ->
          it.branches().stream().map(Branch::body).flatMap(body -> body.statements().stream());
      case Compound it -> it.blocks().stream().flatMap(block -> block.statements().stream());
      default -> Stream.empty();
    };
  }

  /** One file defines the class more than once. */
  Refused severalInOneFile(List<Resolved.ProjectClass> classes) {
    return new Refused(
        CommonRules.AMBIGUOUS_MODEL,
        "%d classes in one file are called `%s`"
            .formatted(classes.size(), classes.getFirst().name()),
        classes.stream().map(it -> label(it.file(), it.definition(), "one of them")).toList(),
        "rename all but one");
  }

  /** The model has no table: with {@code heirs} it is a base of others, else it lacks the name. */
  Refused noTable(ModelClass model, List<Resolved.ProjectClass> heirs) {
    String table = words.table();
    if (heirs.isEmpty()) {
      return new Refused(
          CommonRules.NO_TABLE_NAME,
          "the table name of `%s` is not known: neither the class nor a base class in the project has a `%s`"
              .formatted(model.entity().name(), table),
          List.of(label(model.file(), model.definition(), "this model")),
          "give it one: `%s`".formatted(words.tableCode()));
    }
    return new Refused(
        ModelRules.ABSTRACT_MODEL,
        "`%s` has no table: it is a base class of other models, and models do not inherit relationships"
            .formatted(model.entity().name()),
        List.of(
            label(
                model.file(),
                model.definition(),
                "no `%s` here or in a base class".formatted(table))),
        "use the model that has the table, or give this one a `%s`".formatted(table));
  }
}
