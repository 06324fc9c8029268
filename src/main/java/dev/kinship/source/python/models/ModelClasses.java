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
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Branch;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.text.Nfkc;
import dev.kinship.text.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the project's model classes by name, reading no file that does not have the name. */
public final class ModelClasses {
  private static final String ENDING = ".py";
  private static final String CLASS = "class";

  private final Modules modules;
  private final ModelReader reader;
  private final Words words;
  private final Map<String, List<String>> searched = new LinkedHashMap<>();
  private final Map<ModelName, ModelClass> known = new HashMap<>();
  private final Map<String, List<ModelClass>> named = new HashMap<>();

  public ModelClasses(Modules modules, ModelReader reader, Words words) {
    this.modules = modules;
    this.reader = reader;
    this.words = words;
  }

  /** Reads, in one pass over the project, the files that define classes of these names. */
  public void lookFor(Set<String> names) {
    Set<String> unknown = new LinkedHashSet<>(names);
    unknown.removeAll(searched.keySet());
    unknown.remove("");
    if (unknown.isEmpty()) {
      return;
    }
    unknown.forEach(it -> searched.put(it, new ArrayList<>()));
    for (SourceText source : modules.sources().mentioning(ENDING, unknown)) {
      for (String name : defined(source.text())) {
        if (unknown.contains(name)) {
          FileEdits.requireUtf8(source);
          searched.computeIfAbsent(name, it -> new ArrayList<>()).add(modules.keep(source).name());
        }
      }
    }
  }

  /**
   * The one model of that name. Refuses where there is none, or several, or none at module level.
   */
  public ModelClass find(ModelName name) {
    ModelClass before = known.get(name);
    if (before != null) {
      return before;
    }
    ModelClass found = search(name);
    known.put(name, found);
    return found;
  }

  private ModelClass search(ModelName name) {
    lookFor(Set.of(name.name()));
    List<PythonFile> files = files(name).toList();
    List<Resolved.ProjectClass> found =
        files.stream().flatMap(it -> topLevel(it, name.name())).toList();
    List<ModelClass> models = found.stream().flatMap(it -> reader.model(it).stream()).toList();
    if (models.size() == 1) {
      requireOnce(models.get(0), found);
      return withTable(models.get(0));
    }
    throw models.isEmpty() ? noModel(name, files, found) : ambiguous(name, models);
  }

  /** The last class of a name is the one that Python takes, and it may become a model yet. */
  private static void requireOnce(ModelClass model, List<Resolved.ProjectClass> found) {
    List<Resolved.ProjectClass> here =
        found.stream().filter(it -> it.file().equals(model.file())).toList();
    if (here.size() > 1) {
      throw new Refused(
          CommonRules.AMBIGUOUS_MODEL,
          "%d classes in one file are called `%s`".formatted(here.size(), model.entity().name()),
          here.stream().map(it -> label(it.file(), it.definition(), "one of them")).toList(),
          "rename all but one");
    }
  }

  /** Refuses a base of other models, which do not inherit its relationships. */
  private ModelClass withTable(ModelClass model) {
    if (reader.hasTable(model)) {
      return model;
    }
    String table = words.table();
    throw new Refused(
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

  /** Whether there is any model of that name. */
  public boolean has(ModelName name) {
    if (known.containsKey(name)) {
      return true;
    }
    lookFor(Set.of(name.name()));
    return files(name)
        .flatMap(it -> topLevel(it, name.name()))
        .anyMatch(it -> reader.model(it).isPresent());
  }

  /** Every model whose class has that name. */
  public List<ModelClass> named(String name) {
    return named.computeIfAbsent(
        name,
        it -> {
          lookFor(Set.of(name));
          return files(new ModelName(Optional.empty(), name))
              .flatMap(file -> topLevel(file, name))
              .flatMap(theClass -> reader.model(theClass).stream())
              .toList();
        });
  }

  private Stream<PythonFile> files(ModelName name) {
    return searched.getOrDefault(name.name(), List.of()).stream()
        .flatMap(it -> modules.file(it).stream())
        .filter(it -> isIn(it, name));
  }

  /** Counts a class in that is yet to be written. */
  public void add(ModelClass model) {
    searched.put(model.entity().name(), List.of(model.file().name()));
    known.clear();
    named.clear();
  }

  /** Every model of the project. No name has to be looked for after this. */
  public List<ModelClass> all() {
    List<ModelClass> models = new ArrayList<>();
    Map<String, List<String>> defined = new LinkedHashMap<>();
    Set<String> unreadable = new LinkedHashSet<>();
    for (SourceText source : modules.sources().mentioning(ENDING, Set.of(CLASS))) {
      Set<String> names = defined(source.text());
      if (source.isUtf8()) {
        PythonFile file = modules.keep(source);
        topLevel(file).forEach(it -> reader.model(it).ifPresent(models::add));
        names.forEach(
            it -> defined.computeIfAbsent(it, name -> new ArrayList<>()).add(file.name()));
      } else {
        unreadable.addAll(names);
      }
    }
    defined.keySet().removeAll(unreadable);
    defined.forEach(searched::putIfAbsent);
    return models;
  }

  private static Stream<Resolved.ProjectClass> topLevel(PythonFile file) {
    return file.body().stream()
        .filter(ClassDefinition.class::isInstance)
        .map(it -> new Resolved.ProjectClass(file, (ClassDefinition) it));
  }

  private static Stream<Resolved.ProjectClass> topLevel(PythonFile file, String name) {
    return topLevel(file).filter(it -> it.definition().name().equals(name));
  }

  /** The names after {@code class}: a quick look before the file is read. */
  private static Set<String> defined(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (int at = text.indexOf(CLASS); at >= 0; at = text.indexOf(CLASS, at + 1)) {
      int start = at + CLASS.length();
      while (start < text.length() && " \t\f\\\r\n".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      int end = start;
      while (end < text.length() && Character.isUnicodeIdentifierPart(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      if (start > at + CLASS.length() && end > start) {
        names.add(Nfkc.of(text.substring(start, end)));
      }
    }
    return names;
  }

  private static boolean isIn(PythonFile file, ModelName name) {
    String dotted = Nfkc.of(Modules.dotted("", file.name()));
    return name.module().map(it -> ("." + dotted).endsWith("." + it)).orElse(true);
  }

  private Refused noModel(
      ModelName name, List<PythonFile> files, List<Resolved.ProjectClass> found) {
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
    return unknown(name);
  }

  private Refused unknown(ModelName name) {
    Set<String> names = new LinkedHashSet<>();
    all().forEach(it -> names.add(it.entity().name()));
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
    List<String> first = names.stream().sorted().limit(12).toList();
    String more = names.size() > 12 ? ", …" : "";
    return new Suggestion("the models are " + String.join(", ", first) + more, first);
  }

  private Refused ambiguous(ModelName name, List<ModelClass> models) {
    List<String> choices =
        models.stream()
            .map(it -> Modules.dotted("", it.file().name()) + ":" + name.name())
            .toList();
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
    return statements.stream().flatMap(ModelClasses::children).flatMap(ModelClasses::andInside);
  }

  private static Stream<ClassDefinition> andInside(Statement statement) {
    Stream<ClassDefinition> deeper = children(statement).flatMap(ModelClasses::andInside);
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
}
