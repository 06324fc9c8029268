package dev.kinship.source.python.load;

import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one module with the files that its imports mean, looked up once for all runs. Most
 * steps that only give values to names are left out, since {@link #has} knows when a name gets its
 * first value.
 */
final class LinkedProgram {
  /** Begins once this many values have been given to names. */
  sealed interface Step {
    int before();
  }

  /** {@code from target import …}; a target outside of the project has no file. */
  record From(int before, @Nullable String target, List<Name> names) implements Step {}

  /** One name of an import, the name that it gets, and the file of the module that it may be. */
  record Name(String name, String bound, @Nullable String inside) {}

  /** {@code import …}: runs {@code files} in turn, and {@code bound} becomes {@code module}. */
  record Whole(int before, List<String> files, String bound, @Nullable String module)
      implements Step {}

  /** Gives a value to names that may have been modules. */
  record Define(int before, Set<String> names) implements Step {}

  /** Asks a module for an attribute. */
  record Use(int before, List<String> names) implements Step {}

  /** Makes it a name that the module imports when it is asked for it. */
  record Lazy(int before, @Nullable String target, Name name) implements Step {}

  private final Modules modules;
  private final String file;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> first = new HashMap<>();
  private final Set<String> mayBeModules = new HashSet<>();

  /** Whether names get values from elsewhere too, so that any of them may be a module. */
  private final boolean open;

  private int values;

  LinkedProgram(Modules modules, String file, List<LoadStep> steps) {
    this.modules = modules;
    this.file = file;
    this.open = modules.packagesOf(file).contains(file) || steps.stream().anyMatch(this::isStar);
    steps.forEach(this::add);
  }

  String file() {
    return file;
  }

  List<Step> steps() {
    return steps;
  }

  /** How many values all steps give to names. */
  int values() {
    return values;
  }

  /** Whether the name has a value once {@code done} values have been given. */
  boolean has(String name, int done) {
    Integer at = first.get(name);
    return at != null && at < done;
  }

  /** The names that have a value then. */
  Set<String> names(int done) {
    Set<String> names = new HashSet<>();
    first.keySet().stream().filter(it -> has(it, done)).forEach(names::add);
    return names;
  }

  /** The files of the modules that it leads to, with the packages around them. */
  Set<String> leads() {
    Set<String> found = new LinkedHashSet<>(modules.packagesOf(file));
    for (Step step : steps) {
      switch (step) {
        case From it -> {
          lead(it.target(), found);
          it.names().forEach(name -> lead(name.inside(), found));
        }
        case Whole it -> it.files().forEach(one -> lead(one, found));
        case Lazy it -> lead(it.target(), found);
        case Define it -> {}
        case Use it -> {}
      }
    }
    found.remove(file);
    return found;
  }

  private void lead(@Nullable String module, Set<String> found) {
    if (module != null) {
      found.add(module);
      found.addAll(modules.packagesOf(module));
    }
  }

  private boolean isStar(LoadStep step) {
    return step instanceof LoadStep.From it
        && it.names().stream().anyMatch(name -> name.name().equals(LoadStep.STAR));
  }

  private void add(LoadStep step) {
    switch (step) {
      case LoadStep.From it -> add(it);
      case LoadStep.Whole it -> add(it);
      case LoadStep.Define it -> define(it.names());
      case LoadStep.Use it -> {
        if (open || mayBeModules.contains(it.names().getFirst())) {
          steps.add(new Use(values, it.names()));
        }
      }
      case LoadStep.Lazy it ->
          steps.add(new Lazy(values, target(it.path()), name(it.path(), it.name(), "")));
    }
  }

  private void add(LoadStep.From step) {
    String target = target(step.path());
    List<Name> names =
        step.names().stream().map(it -> name(step.path(), it.name(), it.bound())).toList();
    if (open || target != null || names.stream().anyMatch(it -> it.inside() != null)) {
      steps.add(new From(values, target, names));
      names.stream().map(Name::bound).forEach(this::bindModule);
    } else {
      names.stream().map(Name::bound).forEach(this::bind);
    }
  }

  private void add(LoadStep.Whole step) {
    List<String> files = new ArrayList<>();
    String dotted = step.module();
    for (int end = dotted.indexOf('.'); end > 0; end = dotted.indexOf('.', end + 1)) {
      modules.resolve(file, 0, dotted.substring(0, end)).ifPresent(files::add);
    }
    modules.resolve(file, 0, dotted).ifPresent(files::add);
    String first = dotted.split("\\.")[0];
    String module = target(new ModulePath(0, step.bound().equals(first) ? first : dotted));
    if (open || !files.isEmpty()) {
      steps.add(new Whole(values, files, step.bound(), module));
      bindModule(step.bound());
    } else {
      bind(step.bound());
    }
  }

  private void bindModule(String name) {
    if (!name.isEmpty()) {
      mayBeModules.add(name);
      count(name);
    }
  }

  private void bind(String name) {
    if (!name.isEmpty()) {
      define(Set.of(name));
    }
  }

  private void define(Set<String> names) {
    if (open || names.stream().anyMatch(mayBeModules::contains)) {
      steps.add(new Define(values, names));
    }
    names.forEach(this::count);
  }

  private void count(String name) {
    first.putIfAbsent(name, values);
    values++;
  }

  private @Nullable String target(ModulePath path) {
    return modules.resolve(file, path.level(), path.module()).orElse(null);
  }

  private Name name(ModulePath path, String name, String bound) {
    boolean star = name.equals(LoadStep.STAR);
    String dotted = path.module().isEmpty() ? name : path.module() + "." + name;
    return new Name(name, bound, star ? null : target(new ModulePath(path.level(), dotted)));
  }
}
