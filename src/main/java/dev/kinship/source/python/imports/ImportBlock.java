package dev.kinship.source.python.imports;

import dev.kinship.source.python.CommentLines;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.style.Linters;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Edit;
import dev.kinship.text.Ordering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Imports inside {@code if TYPE_CHECKING:} and its opposite, in the order of the project's sorter.
 * Linters take a name for unused that the library finds by a string alone ({@code unseen}); one
 * that type checkers import at the top ({@code twice}) flake8 takes for defined twice, and ruff for
 * one that only type checkers need.
 */
public final class ImportBlock {
  private final Modules modules;
  private final PythonFile file;

  public ImportBlock(Modules modules, PythonFile file) {
    this.modules = modules;
    this.file = file;
  }

  /** One line to add: its place in the order, and its text without a line end. */
  private record Line(ImportSection section, String path, String text) {}

  /** The lines of a new block, each after a line end, with blank lines between sections. */
  public String lines(Map<String, Set<String>> imports, Set<String> unseen, Set<String> twice) {
    String newline = file.style().newline();
    StringBuilder text = new StringBuilder();
    Optional<ImportSection> above = Optional.empty();
    for (Line line : sorted(file.style().indent(), imports, unseen, twice)) {
      boolean opens = above.filter(it -> it != line.section()).isPresent();
      text.append(opens ? newline : "").append(newline).append(line.text());
      above = Optional.of(line.section());
    }
    return text.toString();
  }

  private List<Line> sorted(
      String indentation, Map<String, Set<String>> imports, Set<String> unseen, Set<String> twice) {
    List<Line> lines = new ArrayList<>();
    imports.forEach(
        (path, names) ->
            lines.add(
                new Line(
                    section(path),
                    path,
                    text().of(indentation, path, names, comment(names, unseen, twice)))));
    lines.sort(Ordering.by(Line::section).then(Ordering.by(Line::path, order())));
    return lines;
  }

  private String comment(Set<String> names, Set<String> unseen, Set<String> twice) {
    List<String> codes = new ArrayList<>();
    if (names.stream().anyMatch(unseen::contains)) {
      codes.add("F401");
    }
    if (names.stream().anyMatch(twice::contains)) {
      Linters linters = file.layout().linters();
      codes.addAll(linters.redefinitions() ? List.of("F811") : List.of());
      codes.addAll(linters.typingImports() ? List.of("TC001") : List.of());
    }
    return codes.isEmpty() ? "" : "  # noqa: " + String.join(", ", codes);
  }

  /** The edits that add the imports to an existing block. */
  public List<Edit> add(
      Block block, Map<String, Set<String>> imports, Set<String> unseen, Set<String> twice) {
    List<Edit> edits = new ArrayList<>();
    Map<String, Set<String>> others = new TreeMap<>();
    imports.forEach(
        (path, names) -> {
          String comment = comment(names, unseen, twice);
          Optional<ImportFrom> known = known(block, path).filter(it -> takes(it, comment));
          if (known.isPresent()) {
            edits.addAll(ImportNames.add(file.source(), known.get(), names, text()));
          } else {
            others.put(path, names);
          }
        });
    Map<Integer, List<Line>> places = new TreeMap<>();
    for (Line line : sorted(block.indentation(), others, unseen, twice)) {
      places.computeIfAbsent(place(block, line), it -> new ArrayList<>()).add(line);
    }
    places.forEach((index, lines) -> edits.add(inserted(block.statements(), index, lines)));
    return edits;
  }

  private static Optional<ImportFrom> known(Block block, String path) {
    return block.statements().stream()
        .filter(ImportFrom.class::isInstance)
        .map(ImportFrom.class::cast)
        .filter(it -> path(it).equals(path))
        .findFirst();
  }

  /** Whether the line can take more names: with the comment that they need, if any. */
  private boolean takes(ImportFrom statement, String comment) {
    int end = statement.span().end();
    String behind = file.text().substring(end, file.source().lineEnd(end)).strip();
    return ImportNames.takesMore(statement, text())
        && (comment.isEmpty() || behind.equals(comment.strip()));
  }

  /** Before which statement of the block the line is: the first that sorts after it. */
  private int place(Block block, Line line) {
    List<Statement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof ImportFrom it) {
        int section = section(it).compareTo(line.section());
        if (section > 0 || (section == 0 && order().compare(path(it), line.path()) > 0)) {
          return i;
        }
      }
    }
    return statements.size();
  }

  private Edit inserted(List<Statement> statements, int index, List<Line> lines) {
    Style style = file.style();
    StringBuilder text = new StringBuilder();
    ImportSection above =
        index == 0 ? lines.getFirst().section() : section(statements.get(index - 1));
    for (Line line : lines) {
      text.append(line.section() == above ? "" : style.newline());
      text.append(style.newline()).append(line.text());
      above = line.section();
    }
    if (index > 0) {
      int end = file.source().lineEnd(statements.get(index - 1).span().end());
      return Edit.insert(end, text.toString());
    }
    boolean closes = above != section(statements.getFirst());
    int start = new CommentLines(file.source()).above(statements.getFirst().span().start());
    String line = text.substring(style.newline().length()) + style.newline();
    return Edit.insert(start, line + (closes ? style.newline() : ""));
  }

  private ImportText text() {
    return new ImportText(file.style(), file.layout());
  }

  private Comparator<String> order() {
    return text().order().modules();
  }

  private static String path(ImportFrom statement) {
    return ".".repeat(statement.level()) + statement.module();
  }

  private ImportSection section(Statement statement) {
    return statement instanceof ImportFrom it ? section(path(it)) : ImportSection.STANDARD;
  }

  private ImportSection section(String path) {
    String module = path.replaceFirst("^\\.+", "");
    return ImportSection.of(
        path.length() - module.length(), module, modules, file.layout().imports());
  }
}
