package dev.kinship.source.python.edit;

import dev.kinship.source.python.Guards;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Statements;
import dev.kinship.source.python.Style;
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
import java.util.stream.Stream;

/**
 * The imports by which relationships of one file find their targets, which the library looks up
 * among the names of the module: in a block at the bottom, or by a module function that imports a
 * name when it is first asked for. Type checkers get a block of their own at the top.
 */
final class TargetImports {
  /** The library finds it by a string alone, so linters take it for unused. */
  private static final String UNSEEN = "  # noqa: F401";

  private final PythonFile file;
  private final Style style;
  private final TopImports top;
  private final Map<String, Set<String>> typing = new TreeMap<>();
  private final Map<String, Set<String>> bottom = new TreeMap<>();
  private final Map<String, Set<String>> unseen = new TreeMap<>();
  private final Map<String, String> lazy = new LinkedHashMap<>();
  private final LazyBlock lazyBlock;
  private String flag = "TYPE_CHECKING";

  TargetImports(PythonFile file, TopImports top) {
    this.file = file;
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
    add(mentioned ? bottom : unseen, path, name);
  }

  /** Imports {@code name} when it is first asked for. */
  void lazily(ModulePath path, String name) {
    flag = top.use("typing", "TYPE_CHECKING");
    lazy.put(name, path.written());
  }

  /** Whether the module is going to have {@code name} when it runs, because of these imports. */
  boolean has(String name) {
    return lazy.containsKey(name)
        || Stream.of(bottom, unseen)
            .flatMap(it -> it.values().stream())
            .anyMatch(it -> it.contains(name));
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
    imports.computeIfAbsent(path.written(), it -> new TreeSet<>(ImportNames.ORDER)).add(name);
  }

  /** The edits that import what was asked for. */
  List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    if (!typing.isEmpty()) {
      edits.addAll(
          block(it -> Guards.isTypingBlock(it))
              .map(it -> intoBlock(it, typing))
              .orElseGet(this::newTypingBlock));
    }
    if (!bottom.isEmpty() || !unseen.isEmpty()) {
      edits.addAll(
          block(this::isBottomBlock)
              .map(this::intoBottomBlock)
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

  private List<Edit> intoBottomBlock(Block block) {
    List<Edit> edits = new ArrayList<>(intoBlock(block, bottom));
    if (!unseen.isEmpty()) {
      edits.add(afterLine(last(block.statements()), lines(block.indentation(), unseen, UNSEEN)));
    }
    return edits;
  }

  private List<Edit> intoBlock(Block block, Map<String, Set<String>> imports) {
    List<Edit> edits = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    imports.forEach(
        (path, names) -> {
          Optional<ImportFrom> there =
              block.statements().stream()
                  .filter(ImportFrom.class::isInstance)
                  .map(ImportFrom.class::cast)
                  .filter(it -> (".".repeat(it.level()) + it.module()).equals(path))
                  .findFirst();
          if (there.isPresent()) {
            edits.addAll(ImportNames.add(file.source(), there.get(), names));
          } else {
            lines.append(style.newline()).append(line(block.indentation(), path, names));
          }
        });
    if (!lines.isEmpty()) {
      edits.add(afterLine(last(block.statements()), lines.toString()));
    }
    return edits;
  }

  /** Lines that each begin with a line end. */
  private String lines(String indentation, Map<String, Set<String>> imports, String comment) {
    StringBuilder lines = new StringBuilder();
    imports.forEach(
        (path, names) ->
            lines.append(style.newline()).append(line(indentation, path, names)).append(comment));
    return lines.toString();
  }

  private static String line(String indentation, String path, Set<String> names) {
    return "%sfrom %s import %s".formatted(indentation, path, String.join(", ", names));
  }

  private List<Edit> newTypingBlock() {
    StringBuilder block = new StringBuilder();
    block.append(style.newline()).append("if %s:".formatted(flag)).append(style.newline());
    typing.forEach(
        (path, names) -> block.append(line(style.indent(), path, names)).append(style.newline()));
    int below = file.source().nextLine(top.anchor().span().end());
    return List.of(Edit.insert(below, block.toString()));
  }

  private String bottomBlock() {
    StringBuilder block = new StringBuilder();
    block.append("if not %s:  # relation targets are looked up here by name".formatted(flag));
    block.append(lines(style.indent(), bottom, "")).append(lines(style.indent(), unseen, UNSEEN));
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

  private static Statement last(List<Statement> statements) {
    return statements.get(statements.size() - 1);
  }

  /** {@code text}, which begins with a line end, after the line in which {@code statement} ends. */
  private Edit afterLine(Statement statement, String text) {
    return Edit.insert(file.source().lineEnd(statement.span().end()), text);
  }
}
