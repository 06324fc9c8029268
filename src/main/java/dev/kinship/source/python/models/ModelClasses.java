package dev.kinship.source.python.models;

import dev.kinship.model.ModelName;
import dev.kinship.naming.Words;
import dev.kinship.source.python.Lineage;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.text.Nfkc;
import dev.kinship.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the project's model classes by name, reading no file that does not have the name. */
public final class ModelClasses {
  private static final String ENDING = ".py";
  private static final String CLASS = "class";

  private final Modules modules;
  private final Lineage lineage;
  private final ModelReader reader;
  private final ModelRefusals refusals;
  private final Map<String, List<String>> searched = new LinkedHashMap<>();
  private final Map<String, List<String>> heirs = new HashMap<>();

  /** All files with a class, once they are read. */
  private final List<String> everywhere = new ArrayList<>();

  private final Map<String, List<SourceText>> calling = new HashMap<>();
  private final Map<ModelName, ModelClass> known = new HashMap<>();
  private final Map<ModelName, ModelClass> related = new HashMap<>();
  private final Map<String, List<ModelClass>> named = new HashMap<>();

  public ModelClasses(Modules modules, Lineage lineage, ModelReader reader, Words words) {
    this.modules = modules;
    this.lineage = lineage;
    this.reader = reader;
    this.refusals = new ModelRefusals(words);
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
    unknown.forEach(it -> calling.put(it, new ArrayList<>()));
    for (SourceText source : modules.sources().mentioning(ENDING, unknown)) {
      for (String name : ClassHeaders.called(source.text())) {
        if (unknown.contains(name)) {
          calling.computeIfAbsent(name, it -> new ArrayList<>()).add(source);
        }
      }
      ClassHeaders headers = new ClassHeaders(source.text());
      for (String name : headers.names()) {
        if (unknown.contains(name)) {
          FileEdits.requireUtf8(source);
          searched.computeIfAbsent(name, it -> new ArrayList<>()).add(modules.keep(source).name());
        }
      }
      for (String name : unknown) {
        if (source.isUtf8() && headers.mayInherit(name)) {
          heirs.computeIfAbsent(name, it -> new ArrayList<>()).add(modules.keep(source).name());
        }
      }
    }
  }

  /** The files that may call a class of that name. */
  public List<SourceText> calling(String name) {
    return calling.computeIfAbsent(
        name,
        it ->
            modules.sources().mentioning(ENDING, Set.of(it)).stream()
                .filter(source -> ClassHeaders.called(source.text()).contains(it))
                .toList());
  }

  /** The one model with that name that can be related to another. Refuses one without a table. */
  public ModelClass find(ModelName name) {
    ModelClass before = related.get(name);
    if (before != null) {
      return before;
    }
    ModelClass found = withTable(look(name));
    related.put(name, found);
    return found;
  }

  /**
   * The one model with that name. Refuses a name of none, of several, or of one inside something
   * else.
   */
  public ModelClass look(ModelName name) {
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
      return models.get(0);
    }
    List<ModelClass> elsewhere =
        found.isEmpty() && name.module().isPresent() ? named(name.name()) : List.of();
    if (!elsewhere.isEmpty()) {
      throw refusals.elsewhere(name, elsewhere);
    }
    throw models.isEmpty()
        ? refusals.noModel(name, files, found, this::names)
        : refusals.ambiguous(name, models);
  }

  /** The last class of a name is the one that Python takes, and it may become a model yet. */
  private void requireOnce(ModelClass model, List<Resolved.ProjectClass> found) {
    List<Resolved.ProjectClass> here =
        found.stream().filter(it -> it.file().equals(model.file())).toList();
    if (here.size() > 1) {
      throw refusals.severalInOneFile(here);
    }
  }

  /** Refuses a base of other models, which do not inherit its relationships. */
  private ModelClass withTable(ModelClass model) {
    if (reader.hasTable(model)) {
      return model;
    }
    throw refusals.noTable(model, heirs(model));
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

  /** The classes of the project that inherit from the model, at any distance. */
  public List<Resolved.ProjectClass> heirs(ModelClass model) {
    Map<String, Resolved.ProjectClass> found = new LinkedHashMap<>();
    collectHeirs(model.asClass(), found);
    return List.copyOf(found.values());
  }

  private void collectHeirs(
      Resolved.ProjectClass theClass, Map<String, Resolved.ProjectClass> found) {
    lookFor(Set.of(theClass.name()));
    List<String> files =
        everywhere.isEmpty() ? heirs.getOrDefault(theClass.name(), List.of()) : everywhere;
    files.stream()
        .flatMap(it -> modules.file(it).stream())
        .flatMap(ModelClasses::topLevel)
        .filter(it -> lineage.inherits(it, theClass))
        .filter(it -> found.putIfAbsent(it.id(), it) == null)
        .toList()
        .forEach(it -> collectHeirs(it, found));
  }

  private Set<String> names() {
    return all().stream().map(it -> it.entity().name()).collect(Collectors.toSet());
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
    related.clear();
    named.clear();
  }

  /** Every model of the project. No name has to be looked for after this. */
  public List<ModelClass> all() {
    List<ModelClass> models = new ArrayList<>();
    everywhere.clear();
    Map<String, List<String>> defined = new LinkedHashMap<>();
    Set<String> unreadable = new LinkedHashSet<>();
    for (SourceText source : modules.sources().mentioning(ENDING, Set.of(CLASS))) {
      Set<String> names = new ClassHeaders(source.text()).names();
      if (source.isUtf8()) {
        PythonFile file = modules.keep(source);
        everywhere.add(file.name());
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
    return file.classes(name).stream().map(it -> new Resolved.ProjectClass(file, it));
  }

  private static boolean isIn(PythonFile file, ModelName name) {
    String dotted = Nfkc.of(Modules.dotted("", file.name()));
    return name.module().map(it -> ("." + dotted).endsWith("." + it)).orElse(true);
  }
}
