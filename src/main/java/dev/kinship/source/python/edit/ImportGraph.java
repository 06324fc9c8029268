package dev.kinship.source.python.edit;

import dev.kinship.source.python.Guards;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
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
import java.util.List;
import java.util.Map;

/**
 * Which module imports which when it is loaded. An import is at the bottom when the module defines
 * nothing after it: then a module that imports it back finds all its names.
 *
 * <p>An import of B at A's bottom works in every order of loading unless a chain of imports leads
 * from B back to A with one that is not at the bottom: entered there, the chain meets a module that
 * has not defined its names yet.
 */
public final class ImportGraph {
  /** One import; at the {@code bottom} or before the module has defined all its names. */
  private record Edge(Node to, boolean bottom) {}

  /**
   * A module; what it imports, and what is going to be written there, is read at the first visit.
   */
  private static final class Node {
    private final String file;
    private final List<Edge> edges = new ArrayList<>();
    private final List<Node> packages = new ArrayList<>();
    private boolean isRead;
    private int metAtBottom;
    private int metOtherwise;

    Node(String file) {
      this.file = file;
    }

    /** Whether this is the first time in {@code walk}, on a way of that sort. */
    boolean meet(int walk, boolean allAtBottom) {
      int last = allAtBottom ? metAtBottom : metOtherwise;
      if (allAtBottom) {
        metAtBottom = walk;
      } else {
        metOtherwise = walk;
      }
      return last != walk;
    }
  }

  private final Modules modules;
  private final Map<String, Node> nodes = new HashMap<>();
  private int walks;

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
    Node end = read(node(goal));
    walks++;
    // Ways with an import that is not at the bottom come first: one that arrives is the worst.
    Deque<Node> others = new ArrayDeque<>();
    Deque<Node> allAtBottom = new ArrayDeque<>(List.of(node(start)));
    Way worst = Way.NONE;
    while (!others.isEmpty() || !allAtBottom.isEmpty()) {
      boolean bottom = others.isEmpty();
      Node node = read(bottom ? allAtBottom.remove() : others.remove());
      for (Edge edge : node.edges) {
        boolean stays = bottom && edge.bottom();
        if (edge.to() == end) {
          if (!stays) {
            return Way.TOP;
          }
          worst = Way.BOTTOM;
        } else if (edge.to().meet(walks, stays)) {
          (stays ? allAtBottom : others).add(edge.to());
        }
      }
      for (Node init : node.packages) {
        if (!end.packages.contains(init) && init.meet(walks, bottom)) {
          (bottom ? allAtBottom : others).add(init);
        }
      }
    }
    return worst;
  }

  /** Counts an import at the bottom of {@code from} in, which is going to be written. */
  void plan(String from, String to) {
    node(from).edges.add(new Edge(node(to), true));
  }

  private Node node(String file) {
    return nodes.computeIfAbsent(file, Node::new);
  }

  private Node read(Node node) {
    if (!node.isRead) {
      node.isRead = true;
      node.edges.addAll(imports(node.file));
      modules.packagesOf(node.file).forEach(it -> node.packages.add(node(it)));
    }
    return node;
  }

  private List<Edge> imports(String name) {
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
  public static boolean definesName(Statement statement) {
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
        .ifPresent(it -> found.add(new Edge(node(it), bottom)));
  }
}
