package dev.kinship.source.python.edit;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Guards;
import dev.kinship.source.python.LazyLookup;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Statements;
import dev.kinship.source.python.Style;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Edit;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The block at a module's end that imports relation targets when they are first needed. All that
 * differs between two modules is the table, one line for each name, so that git joins the lines
 * that two branches have added.
 */
final class LazyBlock {
  private static final int BLANKS_ABOVE = 2;

  private final PythonFile file;
  private final Style style;
  private final LazyLookup lookup;
  private final LineDeletion cuts;

  LazyBlock(PythonFile file) {
    this.file = file;
    this.style = file.style();
    this.lookup = file.lazyLookup();
    this.cuts = new LineDeletion(file.source());
  }

  /** Whether the module has the block already. */
  boolean isPresent() {
    return lookup.table().isPresent();
  }

  /** The text of a new block; {@code flag} is what type checkers set. */
  String text(String flag, Map<String, String> paths) {
    requireRoom();
    StringBuilder entries = new StringBuilder();
    new TreeMap<>(paths)
        .forEach(
            (name, path) ->
                entries.append(style.indent().repeat(2)).append(entry(name, path)).append(",\n"));
    String quote = String.valueOf(style.quote());
    boolean annotated = isAnnotated();
    return """
        if not %s:  # relation targets are imported when first needed
        >from importlib import import_module

        >_lazy_names = {
        %s>}

        >def __getattr__(%s:
        >>if name in _lazy_names:
        >>>return getattr(import_module(_lazy_names[name], __package__), name)
        >>raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

        >def __dir__()%s:
        >>return [*globals(), *_lazy_names]"""
        .replace("f\"module", "f" + quote + "module")
        .replace("{name!r}\"", "{name!r}" + quote)
        .replace(">", style.indent())
        .formatted(
            flag,
            entries,
            annotated ? "name: str) -> object" : "name)",
            annotated ? " -> " + listOfNames() : "")
        .replace("\n", style.newline());
  }

  /** Whether the linter asks for annotations, or the functions of the file have them. */
  private boolean isAnnotated() {
    List<FunctionDefinition> functions =
        Statements.flat(file.body())
            .flatMap(
                it ->
                    it instanceof ClassDefinition one
                        ? Statements.flat(one.body().statements())
                        : Stream.of(it))
            .filter(FunctionDefinition.class::isInstance)
            .map(FunctionDefinition.class::cast)
            .toList();
    return file.layout().linters().annotations()
        || (!functions.isEmpty()
            && functions.stream()
                .map(it -> new Span(it.nameSpan().end(), it.body().colonEnd()))
                .allMatch(it -> it.of(file.text()).contains("->")));
  }

  /** As a type that every Python can evaluate. */
  private String listOfNames() {
    boolean plain = file.layout().bars() || file.postponesAnnotations();
    return plain ? "list[str]" : style.quoted("list[str]");
  }

  private String entry(String name, String path) {
    return style.quoted(name) + ": " + style.quoted(path);
  }

  /** The edits that add names to the block, each before the first name that sorts after it. */
  List<Edit> with(Map<String, String> paths) {
    List<Edit> edits = new ArrayList<>();
    new TreeMap<>(paths).forEach((name, path) -> edits.add(inserted(name, entry(name, path))));
    return edits;
  }

  private Edit inserted(String name, String entry) {
    Span table = lookup.table().orElseThrow().value().orElseThrow().span();
    List<LazyLookup.Entry> entries = lookup.entries();
    if (entries.isEmpty()) {
      return Edit.insert(table.start() + 1, entry);
    }
    for (LazyLookup.Entry next : entries) {
      if (next.name().compareTo(name) > 0) {
        int at = next.span().start();
        return Edit.insert(at, entry + "," + gap(at));
      }
    }
    Span last = entries.getLast().span();
    boolean comma = file.text().startsWith(",", last.end());
    String added = (comma ? "" : ",") + gap(last.start()) + entry;
    return Edit.insert(last.end() + (comma ? 1 : 0), comma ? added + "," : added);
  }

  /** The space between two entries: a line end if each has a line of its own, else a blank. */
  private String gap(int entry) {
    String before = file.text().substring(file.source().lineStart(entry), entry);
    return before.isBlank() ? style.newline() + before : " ";
  }

  private void requireRoom() {
    lookup.function().ifPresent(it -> refuse(LazyLookup.FUNCTION, it.nameSpan()));
    lookup.listing().ifPresent(it -> refuse(LazyLookup.LISTING, it.nameSpan()));
    file.body().stream()
        .filter(it -> it instanceof Assignment one && one.target().equals(LazyLookup.TABLE))
        .forEach(it -> refuse(LazyLookup.TABLE, ((Assignment) it).targetSpan()));
  }

  private void refuse(String name, Span span) {
    throw new Refused(
        EditRules.MODULE_GETATTR,
        "`%s` defines its own `%s`, and no name can be added to it".formatted(file.name(), name),
        List.of(new Label(file.source().place(span), "defined here")),
        "import the other model in that `__getattr__` and list it in a `__dir__`, "
            + "or move one of the models to another module");
  }

  boolean has(String name) {
    return lookup.entries().stream().anyMatch(it -> it.name().equals(name));
  }

  /** Whether {@code span} is where the table has the name. */
  boolean holds(String name, Span span) {
    return lookup.entries().stream()
        .anyMatch(it -> it.name().equals(name) && it.span().contains(span));
  }

  /** The edits that remove these names, and the block if none stays. */
  List<Edit> without(Set<String> names) {
    Optional<Statement> block = emptied(names);
    if (block.isPresent()) {
      int above = Math.min(BLANKS_ABOVE, cuts.blanksAbove(block.get().span().start()));
      return List.of(cuts.lines(block.get().span(), above, false));
    }
    return lookup.entries().stream()
        .filter(it -> names.contains(it.name()))
        .map(it -> removed(it.span()))
        .toList();
  }

  private Edit removed(Span entry) {
    boolean comma = file.text().startsWith(",", entry.end());
    Span whole = new Span(entry.start(), entry.end() + (comma ? 1 : 0));
    if (cuts.hasLinesForItself(whole)) {
      return cuts.lines(whole, 0, false);
    }
    boolean blank = comma && file.text().startsWith(" ", whole.end());
    return new Edit(new Span(whole.start(), whole.end() + (blank ? 1 : 0)), "");
  }

  /** The block that is removed, so that its contents no longer count. */
  List<Span> goneWithout(Set<String> names) {
    return emptied(names).map(it -> List.of(it.span())).orElse(List.of());
  }

  private Optional<Statement> emptied(Set<String> names) {
    List<LazyLookup.Entry> entries = lookup.entries();
    return entries.isEmpty() || !entries.stream().allMatch(it -> names.contains(it.name()))
        ? Optional.empty()
        : file.body().stream()
            .filter(it -> it instanceof Conditional one && holdsOnlyThis(one))
            .reduce((first, last) -> last);
  }

  private boolean holdsOnlyThis(Conditional block) {
    return Guards.isRuntimeBlock(block, file.text())
        && block.branches().get(0).body().statements().stream().allMatch(LazyBlock::isPart);
  }

  private static boolean isPart(Statement statement) {
    return switch (statement) {
      case ImportFrom it -> it.module().equals("importlib");
      case Assignment it -> it.target().equals(LazyLookup.TABLE);
      case FunctionDefinition it ->
          it.name().equals(LazyLookup.FUNCTION) || it.name().equals(LazyLookup.LISTING);
      default -> false;
    };
  }
}
