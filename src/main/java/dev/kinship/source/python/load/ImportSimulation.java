package dev.kinship.source.python.load;

import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.load.LoadRun.Failure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether each module can still be the first that a program imports once imports are added:
 * whatever imported before imports after. Only the modules that the changed ones lead to are read,
 * and of these only the ones that lead back are tried: no other meets a half-loaded module.
 */
public final class ImportSimulation {
  /**
   * For all questions together: if imports tie a large project together, only the nearest modules
   * are tried, and after many imports the others are checked together at the end.
   */
  private static final int MOST_LOADS = 20_000;

  /** Imports that are going to be written into {@code file}. */
  public record Planned(String file, LoadStep step) {}

  private final Modules modules;
  private final Map<PythonFile, List<LoadStep>> programs = new HashMap<>();
  private final Map<PythonFile, Set<String>> leads = new HashMap<>();
  private final Map<String, List<LoadStep>> planned = new HashMap<>();
  private final Map<String, LoadRun> runsBefore = new HashMap<>();
  private final Set<String> created = new HashSet<>();
  private int loads;

  public ImportSimulation(Modules modules) {
    this.modules = modules;
  }

  /**
   * Whether everything still imports with {@code steps} too; they count as written then. Ask {@link
   * #endsWell} too, after the last of many.
   */
  public boolean accepts(List<Planned> steps) {
    Map<String, List<LoadStep>> kept = new HashMap<>();
    for (Planned it : steps) {
      List<LoadStep> there = planned.getOrDefault(it.file(), List.of());
      kept.putIfAbsent(it.file(), there);
      List<LoadStep> more = new ArrayList<>(there);
      more.add(it.step());
      planned.put(it.file(), more);
    }
    boolean works = works(kept.keySet());
    if (!works) {
      planned.putAll(kept);
    }
    return works;
  }

  /** The same for one. */
  public boolean accepts(String file, LoadStep step) {
    return accepts(List.of(new Planned(file, step)));
  }

  /** Counts a step as written that cannot fail. */
  public void plan(String file, LoadStep step) {
    List<LoadStep> more = new ArrayList<>(planned.getOrDefault(file, List.of()));
    more.add(step);
    planned.put(file, more);
  }

  /** Counts a file as new: there is nothing to compare it with. */
  public void create(String file) {
    created.add(file);
  }

  /** Whether {@code file} is loaded when nothing but {@code entry} is imported, before all this. */
  public boolean loads(String entry, String file) {
    return run(entry, this::before, runsBefore).has(file);
  }

  /** Whether everything imports after what is planned, a new file itself too. */
  public boolean imports(String file) {
    return works(Set.of(file));
  }

  /** Whether everything imports with all that is planned; nothing is left to check after few. */
  public boolean endsWell() {
    if (loads < MOST_LOADS) {
      return true;
    }
    loads = 0;
    return works(planned.keySet());
  }

  private boolean works(Set<String> changed) {
    Map<String, LoadRun> runs = new HashMap<>();
    Set<LoadRun> tried = new HashSet<>();
    if (loads >= MOST_LOADS) {
      return true;
    }
    for (String entry : entries(changed)) {
      LoadRun run = run(entry, this::after, runs);
      if (!run.failures().isEmpty() && !failedBefore(entry, run.failures())) {
        return false;
      }
      loads += tried.add(run) ? run.size() : 0;
      if (loads >= MOST_LOADS) {
        break;
      }
    }
    return true;
  }

  /** A new file fails with its package, whatever is in it. */
  private boolean failedBefore(String entry, Set<Failure> after) {
    String first = created.contains(entry) ? outermost(entry) : entry;
    if (created.contains(first)) {
      return false;
    }
    Set<Failure> before = run(first, this::before, runsBefore).failures();
    return first.equals(entry) ? before.containsAll(after) : !before.isEmpty();
  }

  /** A module of a package begins as the packages around it do. */
  private LoadRun run(
      String entry, Function<String, List<LoadStep>> world, Map<String, LoadRun> runs) {
    LoadRun run = LoadRun.none(modules, world);
    for (String init : modules.packagesOf(entry).reversed()) {
      LoadRun before = run;
      run = runs.computeIfAbsent(init, before::then);
    }
    return run.then(entry);
  }

  private String outermost(String entry) {
    List<String> around = modules.packagesOf(entry);
    return around.isEmpty() ? entry : around.getLast();
  }

  private List<LoadStep> before(String file) {
    return modules
        .file(file)
        .map(it -> programs.computeIfAbsent(it, LoadProgram::of))
        .orElse(List.of());
  }

  private List<LoadStep> after(String file) {
    List<LoadStep> more = planned.getOrDefault(file, List.of());
    return more.isEmpty() ? before(file) : LoadProgram.with(before(file), more);
  }

  /** The modules that the changed ones lead to and that lead back, the nearest first. */
  private List<String> entries(Set<String> changed) {
    Map<String, Set<String>> importers = new HashMap<>();
    Deque<String> ahead = new ArrayDeque<>(changed);
    Set<String> met = new LinkedHashSet<>(changed);
    while (!ahead.isEmpty()) {
      String file = ahead.remove();
      for (String next : imported(file)) {
        importers.computeIfAbsent(next, it -> new LinkedHashSet<>()).add(file);
        if (met.add(next)) {
          ahead.add(next);
        }
      }
    }
    Set<String> entries = new LinkedHashSet<>(changed);
    ahead.addAll(changed);
    while (!ahead.isEmpty()) {
      for (String next : importers.getOrDefault(ahead.remove(), Set.of())) {
        if (entries.add(next)) {
          ahead.add(next);
        }
      }
    }
    return List.copyOf(entries);
  }

  private Set<String> imported(String file) {
    PythonFile known = modules.file(file).orElse(null);
    if (known == null || planned.containsKey(file)) {
      return leads(file);
    }
    Set<String> found = leads.get(known);
    if (found == null) {
      found = leads(file);
      leads.put(known, found);
    }
    return found;
  }

  private Set<String> leads(String file) {
    Set<String> found = new LinkedHashSet<>(modules.packagesOf(file));
    for (LoadStep step : after(file)) {
      switch (step) {
        case LoadStep.From it -> {
          lead(file, it.path(), found);
          it.names().forEach(name -> lead(file, inside(it.path(), name.name()), found));
        }
        case LoadStep.Whole it -> lead(file, new ModulePath(0, it.module()), found);
        case LoadStep.Lazy it -> lead(file, it.path(), found);
        case LoadStep.Define it -> {}
        case LoadStep.Use it -> {}
      }
    }
    found.remove(file);
    return found;
  }

  private static ModulePath inside(ModulePath path, String name) {
    return new ModulePath(
        path.level(), path.module().isEmpty() ? name : path.module() + "." + name);
  }

  private void lead(String file, ModulePath path, Set<String> found) {
    Optional<String> module = modules.resolve(file, path.level(), path.module());
    module.ifPresent(
        it -> {
          found.add(it);
          found.addAll(modules.packagesOf(it));
        });
  }
}
