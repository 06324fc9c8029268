package dev.kinship.source.python.load;

import dev.kinship.source.python.Modules;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final Function<String, LinkedProgram> programs;
  private final @Nullable LoadRun before;
  private final Map<String, LoadedModule> states = new HashMap<>();
  private final Deque<LoadedModule> running = new ArrayDeque<>();
  private final Set<Failure> failures = new LinkedHashSet<>();

  private LoadRun(
      Modules modules, Function<String, LinkedProgram> programs, @Nullable LoadRun before) {
    this.modules = modules;
    this.programs = programs;
    this.before = before;
  }

  /** A program that has imported nothing. */
  static LoadRun none(Modules modules, Function<String, LinkedProgram> programs) {
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
      LinkedProgram.Step step = state.step();
      if (step == null) {
        running.removeFirst();
        bindInPackage(state.file());
        continue;
      }
      String missing = missing(step);
      if (missing != null) {
        start(missing);
      } else {
        complete(state, step);
        state.advance();
      }
    }
  }

  private void start(String file) {
    LoadedModule state = new LoadedModule(programs.apply(file));
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
        state.give(dotted.substring(dotted.lastIndexOf('.') + 1), file);
      }
    }
  }

  /** The next module that has to run before {@code file} is a module, or it; none if it is one. */
  private @Nullable String unloaded(@Nullable String file) {
    if (file == null || has(file)) {
      return null;
    }
    for (String init : modules.packagesOf(file).reversed()) {
      if (!has(init)) {
        return init;
      }
    }
    return file;
  }

  private @Nullable LoadedModule stateOf(@Nullable String file) {
    return file == null ? null : state(file);
  }

  /** The next module that the step has to load, if any. */
  private @Nullable String missing(LinkedProgram.Step step) {
    return switch (step) {
      case LinkedProgram.From it -> missing(it);
      case LinkedProgram.Whole it -> missing(it.files());
      case LinkedProgram.Define it -> null;
      case LinkedProgram.Use it -> null;
      case LinkedProgram.Lazy it -> null;
    };
  }

  private @Nullable String missing(List<String> files) {
    for (String file : files) {
      String missing = unloaded(file);
      if (missing != null) {
        return missing;
      }
    }
    return null;
  }

  private @Nullable String missing(LinkedProgram.From step) {
    String missing = unloaded(step.target());
    for (int i = 0; missing == null && i < step.names().size(); i++) {
      missing = missing(step.target(), step.names().get(i), 0);
    }
    return missing;
  }

  private @Nullable String missing(@Nullable String target, LinkedProgram.Name name, int depth) {
    LoadedModule module = stateOf(target);
    if (module != null && module.has(name.name())) {
      return null;
    }
    LinkedProgram.Lazy lazy = module == null ? null : module.lazy.get(name.name());
    if (lazy == null || depth == DEEPEST) {
      return unloaded(name.inside());
    }
    String missing = unloaded(lazy.target());
    return missing == null ? missing(lazy.target(), lazy.name(), depth + 1) : missing;
  }

  /** Does the step, once all that it loads is loaded or is being loaded. */
  private void complete(LoadedModule state, LinkedProgram.Step step) {
    switch (step) {
      case LinkedProgram.From it -> it.names().forEach(name -> take(state, it.target(), name));
      case LinkedProgram.Whole it -> {
        if (!it.bound().isEmpty()) {
          state.bind(it.bound(), it.module());
        }
      }
      case LinkedProgram.Define it -> it.names().forEach(name -> state.bind(name, null));
      case LinkedProgram.Use it -> use(state, it.names());
      case LinkedProgram.Lazy it -> state.lazy.put(it.name().name(), it);
    }
  }

  private void take(LoadedModule state, @Nullable String target, LinkedProgram.Name name) {
    LoadedModule module = stateOf(target);
    if (name.name().equals(LoadStep.STAR)) {
      if (module != null) {
        state.giveAll(module);
      }
      return;
    }
    String whole =
        module != null && module.has(name.name()) ? module.modules.get(name.name()) : name.inside();
    if (module != null && whole == null) {
      requireName(state, module, name.name(), 0);
    }
    if (!name.bound().isEmpty()) {
      state.bind(name.bound(), whole);
    }
  }

  /** A loaded module may have names that its text does not tell. */
  private void requireName(LoadedModule importer, LoadedModule module, String name, int depth) {
    if (module.isLoaded() || module.has(name)) {
      return;
    }
    LinkedProgram.Lazy lazy = module.lazy.get(name);
    if (lazy == null) {
      failures.add(new Failure(importer.file(), module.file(), name));
    } else if (depth < DEEPEST) {
      LoadedModule target = stateOf(lazy.target());
      if (target != null) {
        requireName(importer, target, name, depth + 1);
      }
    }
  }

  private void use(LoadedModule state, List<String> names) {
    String file = state.modules.get(names.getFirst());
    for (int i = 1; file != null && i < names.size(); i++) {
      LoadedModule module = state(file);
      String name = names.get(i);
      if (module == null || module.isLoaded()) {
        return;
      }
      if (!module.has(name)) {
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
