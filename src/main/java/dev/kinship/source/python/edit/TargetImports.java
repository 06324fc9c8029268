package dev.kinship.source.python.edit;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Binding;
import dev.kinship.source.python.Guards;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Statements;
import dev.kinship.source.python.Style;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
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
  private static final String LAZY = "__getattr__";
  private static final String LISTING = "__dir__";

  private final PythonFile file;
  private final Style style;
  private final TopImports top;
  private final Map<String, Set<String>> typing = new TreeMap<>();
  private final Map<String, Set<String>> bottom = new TreeMap<>();
  private final Map<String, String> lazy = new LinkedHashMap<>();
  private String flag = "TYPE_CHECKING";

  TargetImports(PythonFile file, TopImports top) {
    this.file = file;
    this.style = file.style();
    this.top = top;
  }

  /** Whether the module imports names lazily already, by a function that can take more. */
  boolean isLazy() {
    return function(LAZY).isPresent();
  }

  /** Imports {@code name} in the block at the bottom. */
  void atBottom(ModulePath path, String name) {
    forTypeCheckers(path, name);
    add(bottom, path, name);
  }

  /** Imports {@code name} when it is first asked for. */
  void lazily(ModulePath path, String name) {
    forTypeCheckers(path, name);
    lazy.put(name, path.written());
  }

  private void forTypeCheckers(ModulePath path, String name) {
    flag = top.use("typing", "TYPE_CHECKING");
    if (file.binding(name).filter(Binding::typingOnly).isEmpty()) {
      add(typing, path, name);
    }
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
    if (!bottom.isEmpty()) {
      edits.addAll(
          block(this::isBottomBlock)
              .map(it -> intoBlock(it, bottom))
              .orElseGet(() -> newBottomBlock(bottomBlock())));
    }
    if (!lazy.isEmpty()) {
      edits.addAll(function(LAZY).isPresent() ? intoFunctions() : newBottomBlock(lazyBlock()));
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
    bottom.forEach(
        (path, names) -> block.append(style.newline()).append(line(style.indent(), path, names)));
    return block.toString();
  }

  private String lazyBlock() {
    StringBuilder names = new StringBuilder();
    lazy.forEach((name, path) -> names.append(lazyName(name, path)));
    String q = String.valueOf(style.quote());
    return """
        if not %s:  # relation targets are imported when first needed

        >def __getattr__(name):
        %s>>raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

        >def __dir__():
        >>return [*globals(), %s]"""
        .formatted(
            flag, names, String.join(", ", lazy.keySet().stream().map(style::quoted).toList()))
        .replace("f\"module", "f" + q + "module")
        .replace("{name!r}\"", "{name!r}" + q)
        .replace(">", style.indent())
        .replace("\n", style.newline());
  }

  private String lazyName(String name, String path) {
    return """
        >>if name == %s:
        >>>from %s import %s

        >>>return %s
        """
        .formatted(style.quoted(name), path, name, name);
  }

  /** Behind the last statement that others may want a name from. */
  private List<Edit> newBottomBlock(String block) {
    Statement last =
        file.body().stream()
            .filter(ImportGraph::definesName)
            .reduce((one, next) -> next)
            .orElseThrow();
    return List.of(afterLine(last, style.newline().repeat(3) + block));
  }

  private List<Edit> intoFunctions() {
    FunctionDefinition lookUp = function(LAZY).orElseThrow();
    Statement raise = last(lookUp.body().statements());
    StringBuilder names = new StringBuilder();
    String outer = lookUp.body().indentation();
    lazy.forEach(
        (name, path) ->
            names.append(
                lazyName(name, path)
                    .replace(">>>", outer + style.indent())
                    .replace(">>", outer)
                    .replace("\n", style.newline())));
    FunctionDefinition listing = function(LISTING).orElseThrow(() -> ownForm(LAZY, lookUp));
    Statement returned = last(listing.body().statements());
    String more =
        String.join("", lazy.keySet().stream().map(it -> ", " + style.quoted(it)).toList());
    return List.of(
        Edit.insert(file.source().lineStart(raise.span().start()), names.toString()),
        Edit.insert(returned.span().end() - 1, more));
  }

  /** The module's function of that name. Refuses one that does not have the form written here. */
  private Optional<FunctionDefinition> function(String name) {
    Optional<FunctionDefinition> found =
        Statements.flat(file.body())
            .filter(it -> it instanceof FunctionDefinition f && f.name().equals(name))
            .map(FunctionDefinition.class::cast)
            .findFirst();
    String form = name.equals(LAZY) ? "raise AttributeError(" : "return [";
    if (found.isPresent()
        && !last(found.get().body().statements()).span().of(file.text()).startsWith(form)) {
      throw ownForm(name, found.get());
    }
    return found;
  }

  private Refused ownForm(String name, FunctionDefinition function) {
    return new Refused(
        EditRules.MODULE_GETATTR,
        "`%s` defines its own `%s`, and no name can be added to it".formatted(file.name(), name),
        List.of(new Label(file.source().place(function.nameSpan()), "defined here")),
        "end `__getattr__` with `raise AttributeError(...)` and add a `__dir__` that ends with "
            + "`return [*globals()]`, or move the model to another module");
  }

  private static Statement last(List<Statement> statements) {
    return statements.get(statements.size() - 1);
  }

  /**
   * {@code text}, which begins with a line end, behind the line in which {@code statement} ends.
   */
  private Edit afterLine(Statement statement, String text) {
    return Edit.insert(file.source().lineEnd(statement.span().end()), text);
  }
}
