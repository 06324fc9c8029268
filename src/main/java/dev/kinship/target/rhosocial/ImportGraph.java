package dev.kinship.target.rhosocial;

import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.Branch;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which module imports which when it is loaded. An import is at the bottom when the module defines
 * nothing after it: then whoever comes back to the module finds all its names.
 *
 * <p>An import of B at A's bottom works in every order of loading unless a chain of imports leads
 * from B back to A with one that is not at the bottom: entered there, the chain meets a module that
 * has not defined its names yet.
 */
final class ImportGraph {
  /** One import; at the {@code bottom} or before the module has defined all its names. */
  private record Edge(String to, boolean bottom) {}

  /** A file on the way, with the sort of the way to it. */
  private record State(String file, boolean allAtBottom) {}

  /** The states that were met. */
  private static final class Met {
    private final Set<String> allAtBottom = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    boolean add(State state) {
      return (state.allAtBottom() ? allAtBottom : others).add(state.file());
    }
  }

  private final Modules modules;
  private final Map<String, List<Edge>> edges = new HashMap<>();
  private final Map<String, List<Edge>> planned = new HashMap<>();

  ImportGraph(Modules modules) {
    this.modules = modules;
  }

  /** How modules lead back from one to another. */
  enum Way {
    /** No chain of imports. */
    NONE,
    /** Only chains of imports at the bottom. */
    BOTTOM,
    /** A chain with an import that is not at the bottom. */
    TOP
  }

  /** The worst way from {@code start} to {@code goal}, planned imports included. */
  Way way(String start, String goal) {
    List<String> loadedBefore = modules.packagesOf(goal);
    Met seen = new Met();
    Deque<State> waiting = new ArrayDeque<>(List.of(new State(start, true)));
    Way worst = Way.NONE;
    while (!waiting.isEmpty()) {
      State state = waiting.poll();
      for (Edge edge : edgesOf(state.file())) {
        State next = new State(edge.to(), state.allAtBottom() && edge.bottom());
        if (next.file().equals(goal)) {
          if (!next.allAtBottom()) {
            return Way.TOP;
          }
          worst = Way.BOTTOM;
        } else if (seen.add(next)) {
          waiting.add(next);
        }
      }
      for (String init : modules.packagesOf(state.file())) {
        State next = new State(init, state.allAtBottom());
        if (!loadedBefore.contains(init) && seen.add(next)) {
          waiting.add(next);
        }
      }
    }
    return worst;
  }

  /** Whether {@code from} imports {@code to} already, when it is loaded and at its top level. */
  boolean imports(String from, String to) {
    return edgesOf(from).stream().anyMatch(it -> it.to().equals(to) && !it.bottom());
  }

  /** Counts an import at the bottom of {@code from} in, which is going to be written. */
  void plan(String from, String to) {
    planned.computeIfAbsent(from, it -> new ArrayList<>()).add(new Edge(to, true));
  }

  private List<Edge> edgesOf(String file) {
    List<Edge> known = edges.computeIfAbsent(file, this::read);
    List<Edge> more = planned.getOrDefault(file, List.of());
    if (more.isEmpty()) {
      return known;
    }
    List<Edge> both = new ArrayList<>(known);
    both.addAll(more);
    return both;
  }

  private List<Edge> read(String name) {
    return modules
        .file(name)
        .map(
            file -> {
              List<Edge> found = new ArrayList<>();
              int lastDefinition = lastDefinition(file.body());
              for (int i = 0; i < file.body().size(); i++) {
                collect(file, file.body().get(i), i > lastDefinition && lastDefinition >= 0, found);
              }
              return found;
            })
        .orElse(List.of());
  }

  private static int lastDefinition(List<Statement> body) {
    for (int i = body.size() - 1; i >= 0; i--) {
      if (definesName(body.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether others may want a name that this statement defines, {@code __all__} and the like left
   * out.
   */
  static boolean definesName(Statement statement) {
    return statement instanceof ClassDefinition
        || statement instanceof FunctionDefinition
        || (statement instanceof Assignment it && !it.target().startsWith("__"));
  }

  private void collect(PythonFile file, Statement statement, boolean bottom, List<Edge> found) {
    switch (statement) {
      case Import it -> it.names().forEach(name -> addModule(file, 0, name.name(), bottom, found));
      case ImportFrom it -> {
        addModule(file, it.level(), it.module(), bottom, found);
        for (Statement.Alias name : it.names()) {
          String inside = it.module().isEmpty() ? name.name() : it.module() + "." + name.name();
          addModule(file, it.level(), inside, bottom, found);
        }
      }
      case Conditional it -> {
        for (Branch branch : it.branches()) {
          if (!Guards.typingOnly(branch)) {
            branch.body().statements().forEach(inner -> collect(file, inner, bottom, found));
          }
        }
      }
      case Compound it ->
          it.blocks().stream()
              .flatMap(block -> block.statements().stream())
              .forEach(inner -> collect(file, inner, bottom, found));
      case ClassDefinition it when it.span().of(file.text()).contains("import") ->
          it.body().statements().stream()
              .filter(inner -> inner instanceof Import || inner instanceof ImportFrom)
              .forEach(inner -> collect(file, inner, bottom, found));
      case ClassDefinition it -> {}
      case FunctionDefinition it -> {}
      case Assignment it -> {}
      case Statement.Other it -> {}
    }
  }

  private void addModule(
      PythonFile file, int level, String module, boolean bottom, List<Edge> found) {
    modules
        .resolve(file.name(), level, module)
        .filter(it -> !it.equals(file.name()))
        .ifPresent(it -> found.add(new Edge(it, bottom)));
  }
}
