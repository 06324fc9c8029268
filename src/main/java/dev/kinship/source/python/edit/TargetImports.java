package dev.kinship.source.python.edit;

import dev.kinship.source.python.CommentLines;
import dev.kinship.source.python.Guards;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Statements;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.imports.ImportBlock;
import dev.kinship.source.python.imports.TopImports;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The imports by which relationships of one file find their targets, which the library looks up
 * among the names of the module: in a block at the bottom, or by a module function that imports a
 * name when it is first asked for. Type checkers get a block of their own at the top.
 */
final class TargetImports {
  private final PythonFile file;
  private final ImportBlock blocks;
  private final Style style;
  private final TopImports top;
  private final Map<String, Set<String>> typing = new TreeMap<>();
  private final Map<String, Set<String>> bottom = new TreeMap<>();
  private final Set<String> unseen = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();
  private final Map<String, String> lazy = new LinkedHashMap<>();
  private final LazyBlock lazyBlock;
  private String flag = "TYPE_CHECKING";

  TargetImports(PythonFile file, TopImports top, ImportBlock blocks) {
    this.file = file;
    this.blocks = blocks;
    this.style = file.style();
    this.top = top;
    this.lazyBlock = new LazyBlock(file);
  }

  /** Whether the module has the block that imports names lazily. */
  boolean isLazy() {
    return lazyBlock.isPresent();
  }

  /** Imports {@code name} in the block at the bottom; nothing but a string may mention it. */
  void atBottom(ModulePath path, String name, boolean mentioned) {
    flag = top.use("typing", "TYPE_CHECKING");
    add(bottom, path, name);
    if (mentioned) {
      unseen.remove(name);
      seen.add(name);
    } else if (!seen.contains(name)) {
      unseen.add(name);
    }
  }

  /** Imports {@code name} when it is first asked for. */
  void lazily(ModulePath path, String name) {
    flag = top.use("typing", "TYPE_CHECKING");
    lazy.put(name, path.written());
  }

  /** Whether the module is going to have {@code name} when it runs, because of these imports. */
  boolean has(String name) {
    return lazy.containsKey(name) || bottom.values().stream().anyMatch(it -> it.contains(name));
  }

  /** Lets type checkers know {@code name}, unless they do. */
  void forTypeCheckers(ModulePath path, String name) {
    boolean known =
        file.body().stream()
            .filter(
                it -> !(it instanceof Conditional one && Guards.isRuntimeBlock(one, file.text())))
            .flatMap(it -> Statements.flat(List.of(it)))
            .anyMatch(it -> binds(it, name));
    if (!known) {
      flag = top.use("typing", "TYPE_CHECKING");
      add(typing, path, name);
    }
  }

  private static boolean binds(Statement statement, String name) {
    return switch (statement) {
      case ImportFrom it -> it.names().stream().anyMatch(one -> one.bound().equals(name));
      default -> Statements.bound(statement).filter(name::equals).isPresent();
    };
  }

  private static void add(Map<String, Set<String>> imports, ModulePath path, String name) {
    imports.computeIfAbsent(path.written(), it -> new TreeSet<>()).add(name);
  }

  /** The edits that import what was asked for. */
  List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    if (!typing.isEmpty()) {
      edits.addAll(
          block(it -> Guards.isTypingBlock(it))
              .map(it -> blocks.add(it, typing, Set.of(), Set.of()))
              .orElseGet(this::newTypingBlock));
    }
    if (!bottom.isEmpty()) {
      edits.addAll(
          block(this::isBottomBlock)
              .map(it -> blocks.add(it, bottom, unseen, seen))
              .orElseGet(() -> newBottomBlock(bottomBlock())));
    }
    if (!lazy.isEmpty()) {
      edits.addAll(
          lazyBlock.isPresent()
              ? lazyBlock.with(lazy)
              : newBottomBlock(lazyBlock.text(flag, lazy)));
    }
    return edits;
  }

  private boolean isBottomBlock(Conditional conditional) {
    return Guards.isRuntimeBlock(conditional, file.text())
        && body(conditional).statements().stream().allMatch(ImportFrom.class::isInstance);
  }

  private Optional<Block> block(java.util.function.Predicate<Conditional> wanted) {
    return file.body().stream()
        .filter(it -> it instanceof Conditional conditional && wanted.test(conditional))
        .map(it -> body((Conditional) it))
        .filter(it -> !it.inline() && !it.statements().isEmpty())
        .findFirst();
  }

  private static Block body(Conditional conditional) {
    return conditional.branches().get(0).body();
  }

  private List<Edit> newTypingBlock() {
    StringBuilder block = new StringBuilder();
    block.append(style.newline()).append("if %s:".formatted(flag)).append(style.newline());
    block.append(blocks.lines(typing, Set.of(), Set.of()).substring(style.newline().length()));
    block.append(style.newline());
    int below = file.source().nextLine(top.anchor().span().end());
    return List.of(Edit.insert(below, block.toString()));
  }

  private String bottomBlock() {
    StringBuilder block = new StringBuilder();
    block.append("if not %s:  # relation targets are looked up here by name".formatted(flag));
    block.append(blocks.lines(bottom, unseen, seen));
    return block.toString();
  }

  /** After the last statement that may define a name for others. */
  private List<Edit> newBottomBlock(String block) {
    Statement last =
        file.body().stream()
            .filter(ImportGraph::definesName)
            .reduce((one, next) -> next)
            .orElseThrow();
    return List.of(afterLine(last, style.newline().repeat(3) + block));
  }

  /** {@code text}, which begins with a line end, after the line in which {@code statement} ends. */
  private Edit afterLine(Statement statement, String text) {
    return new CommentLines(file.source()).insertBelow(statement.span().end(), text);
  }
}
