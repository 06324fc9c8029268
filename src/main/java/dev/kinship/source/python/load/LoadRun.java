package dev.kinship.source.python.load;

import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.load.LoadStep.Taken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happens when one module is the first that a program imports: each module runs its steps
 * once, an import runs the packages around a module before it, and a module that is asked for a
 * name before it has it is a failure. The run goes on after a failure, to find all of them.
 */
final class LoadRun {
  /** A name that {@code importer} asks a half-loaded module for. */
  record Failure(String importer, String module, String name) {}

  /** More than anyone nests names that are imported when they are asked for. */
  private static final int DEEPEST = 20;

  private final Modules modules;
  private final Function<String, List<LoadStep>> programs;
  private final @Nullable LoadRun before;
  private final Map<String, LoadedModule> states = new HashMap<>();
  private final Deque<LoadedModule> running = new ArrayDeque<>();
  private final Set<Failure> failures = new LinkedHashSet<>();

  private LoadRun(
      Modules modules, Function<String, List<LoadStep>> programs, @Nullable LoadRun before) {
    this.modules = modules;
    this.programs = programs;
    this.before = before;
  }

  /** A program that has imported nothing. */
  static LoadRun none(Modules modules, Function<String, List<LoadStep>> programs) {
    return new LoadRun(modules, programs, null);
  }

  /** How many modules this import has run. */
  int size() {
    return states.size();
  }

  /** This run, with the import of {@code entry} after it. */
  LoadRun then(String entry) {
    if (has(entry)) {
      return this;
    }
    LoadRun run = new LoadRun(modules, programs, this);
    run.failures.addAll(failures);
    run.begin(entry);
    return run;
  }

  boolean has(String file) {
    return state(file) != null;
  }

  Set<Failure> failures() {
    return failures;
  }

  private void begin(String entry) {
    for (String next = unloaded(entry); next != null; next = unloaded(entry)) {
      start(next);
      finish();
    }
  }

  private void finish() {
    while (!running.isEmpty()) {
      LoadedModule state = running.getFirst();
      if (state.next == state.steps.size()) {
        state.isLoaded = true;
        running.removeFirst();
        bindInPackage(state.file);
        continue;
      }
      LoadStep step = state.steps.get(state.next);
      String missing = missing(state, step);
      if (missing != null) {
        start(missing);
      } else {
        state.next++;
        complete(state, step);
      }
    }
  }

  private void start(String file) {
    LoadedModule state = new LoadedModule(file, programs.apply(file));
    states.put(file, state);
    running.addFirst(state);
  }

  private @Nullable LoadedModule state(String file) {
    LoadedModule own = states.get(file);
    return own != null || before == null ? own : before.state(file);
  }

  /** A package has a module as an attribute once that is loaded. */
  private void bindInPackage(String file) {
    List<String> around = modules.packagesOf(file);
    int own = !around.isEmpty() && around.getFirst().equals(file) ? 1 : 0;
    if (around.size() > own) {
      LoadedModule state = states.get(around.get(own));
      if (state != null) {
        String dotted = Modules.dotted("", file);
        state.bind(dotted.substring(dotted.lastIndexOf('.') + 1), Optional.of(file));
      }
    }
  }

  /** The next module that has to run before {@code file} is a module, or it; none if it is one. */
  private @Nullable String unloaded(String file) {
    if (state(file) != null) {
      return null;
    }
    for (String init : modules.packagesOf(file).reversed()) {
      if (state(init) == null) {
        return init;
      }
    }
    return file;
  }

  private @Nullable String unloaded(Optional<String> file) {
    return file.map(this::unloaded).orElse(null);
  }

  /** The next module that the step has to load, if any. */
  private @Nullable String missing(LoadedModule state, LoadStep step) {
    return switch (step) {
      case LoadStep.From it -> missing(state, it.path(), it.names(), 0);
      case LoadStep.Whole it -> missingOf(state, it.module());
      case LoadStep.Define it -> null;
      case LoadStep.Use it -> null;
      case LoadStep.Lazy it -> null;
    };
  }

  private @Nullable String missingOf(LoadedModule state, String dotted) {
    for (int end = dotted.indexOf('.'); end > 0; end = dotted.indexOf('.', end + 1)) {
      String missing = unloaded(modules.resolve(state.file, 0, dotted.substring(0, end)));
      if (missing != null) {
        return missing;
      }
    }
    return unloaded(modules.resolve(state.file, 0, dotted));
  }

  private @Nullable String missing(
      LoadedModule state, ModulePath path, List<Taken> names, int depth) {
    Optional<String> target = modules.resolve(state.file, path.level(), path.module());
    String missing = unloaded(target);
    for (int i = 0; missing == null && i < names.size(); i++) {
      missing = missing(state, path, target, names.get(i).name(), depth);
    }
    return missing;
  }

  private @Nullable String missing(
      LoadedModule state, ModulePath path, Optional<String> target, String name, int depth) {
    LoadedModule module = target.map(this::state).orElse(null);
    if (module != null && module.names.contains(name)) {
      return null;
    }
    if (module != null && module.lazy.containsKey(name) && depth < DEEPEST) {
      return missing(module, module.lazy.get(name), List.of(new Taken(name, "")), depth + 1);
    }
    return unloaded(inside(state, path, name));
  }

  private Optional<String> inside(LoadedModule state, ModulePath path, String name) {
    return name.equals(LoadStep.STAR)
        ? Optional.empty()
        : modules.resolve(
            state.file, path.level(), path.module().isEmpty() ? name : path.module() + "." + name);
  }

  /** Does the step, once all that it loads is loaded or is being loaded. */
  private void complete(LoadedModule state, LoadStep step) {
    switch (step) {
      case LoadStep.From it -> it.names().forEach(name -> take(state, it.path(), name));
      case LoadStep.Whole it -> {
        if (!it.bound().isEmpty()) {
          String first = it.module().split("\\.")[0];
          String bound = it.bound().equals(first) ? first : it.module();
          state.bind(it.bound(), modules.resolve(state.file, 0, bound));
        }
      }
      case LoadStep.Define it -> it.names().forEach(name -> state.bind(name, Optional.empty()));
      case LoadStep.Use it -> use(state, it.names());
      case LoadStep.Lazy it -> state.lazy.put(it.name(), it.path());
    }
  }

  private void take(LoadedModule state, ModulePath path, Taken taken) {
    Optional<String> target = modules.resolve(state.file, path.level(), path.module());
    LoadedModule module = target.map(this::state).orElse(null);
    if (taken.name().equals(LoadStep.STAR)) {
      if (module != null) {
        state.names.addAll(module.names);
        state.modules.putAll(module.modules);
      }
      return;
    }
    Optional<String> whole =
        module != null && module.names.contains(taken.name())
            ? Optional.ofNullable(module.modules.get(taken.name()))
            : inside(state, path, taken.name());
    if (module != null && whole.isEmpty()) {
      requireName(state, module, taken.name(), 0);
    }
    if (!taken.bound().isEmpty()) {
      state.bind(taken.bound(), whole);
    }
  }

  /** A loaded module may have names that its text does not tell. */
  private void requireName(LoadedModule importer, LoadedModule module, String name, int depth) {
    if (module.isLoaded || module.names.contains(name)) {
      return;
    }
    ModulePath lazy = module.lazy.get(name);
    if (lazy == null) {
      failures.add(new Failure(importer.file, module.file, name));
    } else if (depth < DEEPEST) {
      modules
          .resolve(module.file, lazy.level(), lazy.module())
          .map(this::state)
          .ifPresent(it -> requireName(importer, it, name, depth + 1));
    }
  }

  private void use(LoadedModule state, List<String> names) {
    String file = state.modules.get(names.getFirst());
    for (int i = 1; file != null && i < names.size(); i++) {
      LoadedModule module = state(file);
      String name = names.get(i);
      if (module == null || module.isLoaded) {
        return;
      }
      if (!module.names.contains(name)) {
        requireName(state, module, name, 0);
        return;
      }
      file =
          module.modules.containsKey(name)
              ? module.modules.get(name)
              : modules.resolve(file, 1, name).orElse(null);
    }
  }
}
