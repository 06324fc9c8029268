package dev.kinship.source.python.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module whose steps run or have run: the names that it has by now. */
final class LoadedModule {
  final LinkedProgram program;

  /** The names that are modules, with their files. */
  final Map<String, String> modules = new HashMap<>();

  /** The names that its {@code __getattr__} imports. */
  final Map<String, LinkedProgram.Lazy> lazy = new HashMap<>();

  private final Set<String> given = new HashSet<>();
  private int next;
  private int done;
  private boolean isLoaded;

  LoadedModule(LinkedProgram program) {
    this.program = program;
  }

  String file() {
    return program.file();
  }

  boolean isLoaded() {
    return isLoaded;
  }

  /** The step that has to be done; null after the last, when it is loaded. */
  LinkedProgram.@Nullable Step step() {
    if (next == program.steps().size()) {
      done = program.values();
      isLoaded = true;
      return null;
    }
    LinkedProgram.Step step = program.steps().get(next);
    done = step.before();
    return step;
  }

  /** Goes on to the step after this one. */
  void advance() {
    next++;
  }

  boolean has(String name) {
    return program.has(name, done) || given.contains(name);
  }

  /** A step of its own gives a value to the name: a module, or anything else. */
  void bind(String name, @Nullable String module) {
    done++;
    value(name, module);
  }

  /** It gets the name in another way. */
  void give(String name, @Nullable String module) {
    given.add(name);
    value(name, module);
  }

  /** It gets all names of {@code other}. */
  void giveAll(LoadedModule other) {
    given.addAll(other.program.names(other.done));
    given.addAll(other.given);
    modules.putAll(other.modules);
  }

  private void value(String name, @Nullable String module) {
    if (module == null) {
      modules.remove(name);
    } else {
      modules.put(name, module);
    }
  }
}
