package dev.kinship.source.python.load;

import dev.kinship.source.python.Modules;
import dev.kinship.source.python.load.LoadRun.Failure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final Map<String, List<LoadStep>> steps = new HashMap<>();
  private final Map<String, LinkedProgram> programs = new HashMap<>();
  private final Map<String, LinkedProgram> changed = new HashMap<>();
  private final Map<LinkedProgram, Set<String>> leads = new HashMap<>();
  private final Map<String, List<LoadStep>> planned = new HashMap<>();
  private final Map<String, LoadRun> runsBefore = new HashMap<>();
  private final Set<String> created = new HashSet<>();
  private int version;
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
      plan(it.file(), it.step());
    }
    boolean works = works(kept.keySet());
    if (!works) {
      kept.forEach(this::plan);
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
    plan(file, more);
  }

  private void plan(String file, List<LoadStep> steps) {
    planned.put(file, steps);
    changed.remove(file);
  }

  /** Counts a file as new: there is nothing to compare it with. */
  public void create(String file) {
    created.add(file);
  }

  /** Whether {@code file} is loaded when nothing but {@code entry} is imported, before all this. */
  public boolean loads(String entry, String file) {
    forgetOutdated();
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

  private boolean works(Set<String> changedFiles) {
    if (loads >= MOST_LOADS) {
      return true;
    }
    forgetOutdated();
    Map<String, LoadRun> runs = new HashMap<>();
    Set<LoadRun> tried = new HashSet<>();
    for (String entry : entries(changedFiles)) {
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
      String entry, Function<String, LinkedProgram> world, Map<String, LoadRun> runs) {
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

  private LinkedProgram before(String file) {
    return programs.computeIfAbsent(file, it -> new LinkedProgram(modules, it, steps(it)));
  }

  private LinkedProgram after(String file) {
    List<LoadStep> more = planned.getOrDefault(file, List.of());
    return more.isEmpty()
        ? before(file)
        : changed.computeIfAbsent(
            file, it -> new LinkedProgram(modules, it, LoadProgram.with(steps(it), more)));
  }

  private List<LoadStep> steps(String file) {
    return steps.computeIfAbsent(
        file, it -> modules.file(it).map(LoadProgram::of).orElse(List.of()));
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
    return leads.computeIfAbsent(after(file), LinkedProgram::leads);
  }

  /** What was derived from the files holds only as long as they stay. */
  private void forgetOutdated() {
    if (version != modules.version()) {
      version = modules.version();
      steps.clear();
      programs.clear();
      changed.clear();
      leads.clear();
    }
  }
}
