package dev.kinship.source.python.imports;

import dev.kinship.source.python.CommentLines;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.load.ImportSimulation;
import dev.kinship.source.python.load.LoadStep;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Edit;
import dev.kinship.text.Ordering;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one file hands on: a new model where it does so with its neighbour. A file may also list
 * what is its own.
 */
public final class Exports {
  private static final String ALL = "__all__";

  private final Modules modules;
  private final PythonFile file;
  private final ImportText text;
  private final Map<ImportFrom, Set<String>> joined = new LinkedHashMap<>();
  private final List<Edit> lines = new ArrayList<>();
  private final Set<String> listed = new LinkedHashSet<>();

  public Exports(Modules modules, PythonFile file) {
    this.modules = modules;
    this.file = file;
    this.text = new ImportText(file.style(), file.layout());
  }

  /** Whether the file's {@code __all__} has that name. */
  public static boolean lists(PythonFile file, String name) {
    return list(file).filter(it -> names(it).contains(name)).isPresent();
  }

  /** The line that lists {@code name} alone. */
  public static String listOf(String name, Style style) {
    return "%s = [%s]".formatted(ALL, style.quoted(name));
  }

  /** Lists the model too, where its neighbour is listed. */
  public void list(Resolved.ProjectClass model, Resolved.ProjectClass neighbour) {
    if (lists(file, neighbour.name())) {
      listed.add(model.name());
    }
  }

  /**
   * Imports the model in the order of names, or right after the neighbour if something would not
   * import otherwise; {@code handing} are the packages that hand it on already. Whether it is
   * handed on then: not where the neighbour is not either.
   */
  public boolean add(
      Resolved.ProjectClass model,
      Resolved.ProjectClass neighbour,
      Set<String> handing,
      ImportSimulation simulation) {
    Optional<ImportFrom> itsImport = importOf(neighbour, handing);
    boolean added =
        itsImport.isPresent()
            && file.binding(model.name()).isEmpty()
            && add(model, neighbour, itsImport.get(), simulation);
    if (added) {
      list(model, neighbour);
    }
    return added;
  }

  private boolean add(
      Resolved.ProjectClass model,
      Resolved.ProjectClass neighbour,
      ImportFrom itsImport,
      ImportSimulation simulation) {
    boolean star = isStar(itsImport);
    boolean apart =
        from(itsImport).equals(Optional.of(neighbour.file().name()))
            && !model.file().name().equals(neighbour.file().name());
    ModulePath path =
        apart ? pathOf(model, itsImport) : new ModulePath(itsImport.level(), itsImport.module());
    if (!apart && star) {
      return true;
    }
    String name = star ? LoadStep.STAR : model.name();
    String written = saysTwice(itsImport, neighbour.name()) ? name + " as " + name : name;
    if (!apart && ImportNames.takesMore(itsImport, text)) {
      int at = itsImport.span().start();
      boolean accepted = simulation.accepts(file.name(), LoadStep.from(at, path, name));
      if (accepted) {
        joined.computeIfAbsent(itsImport, it -> new LinkedHashSet<>()).add(written);
      }
      return accepted;
    }
    String comment = star ? comment(itsImport) : "";
    String line = text.of("", path.written(), List.of(written), comment);
    for (Edit edit : List.of(inOrder(path, line, itsImport), after(itsImport, line))) {
      if (simulation.accepts(file.name(), LoadStep.from(edit.span().start(), path, name))) {
        lines.add(edit);
        return true;
      }
    }
    return false;
  }

  /** The edits for all models. */
  public List<Edit> edits() {
    List<Edit> edits = new ArrayList<>(lines.stream().sorted(Ordering.by(Edit::text)).toList());
    joined.forEach(
        (statement, names) -> edits.addAll(ImportNames.add(file.source(), statement, names, text)));
    if (!listed.isEmpty()) {
      list(file).ifPresent(it -> edits.addAll(listed(it)));
    }
    return edits;
  }

  private Optional<ImportFrom> importOf(Resolved.ProjectClass neighbour, Set<String> handing) {
    return imports().stream()
        .filter(it -> takes(it, neighbour.name()))
        .filter(
            it ->
                from(it)
                    .filter(f -> f.equals(neighbour.file().name()) || handing.contains(f))
                    .isPresent())
        .findFirst();
  }

  private static boolean takes(ImportFrom statement, String name) {
    return isStar(statement)
        || statement.names().stream()
            .anyMatch(it -> it.name().equals(name) && it.asName().orElse(name).equals(name));
  }

  /** Whether the statement hands {@code name} on as {@code name as name}. */
  private static boolean saysTwice(ImportFrom statement, String name) {
    return statement.names().stream()
        .anyMatch(it -> it.name().equals(name) && it.asName().isPresent());
  }

  private static boolean isStar(ImportFrom statement) {
    return statement.names().stream().anyMatch(it -> it.name().equals(LoadStep.STAR));
  }

  /** The file that a statement imports from. */
  private Optional<String> from(ImportFrom statement) {
    return modules.resolve(file.name(), statement.level(), statement.module());
  }

  /** The comment after a statement, which keeps linters from asking about it. */
  private String comment(ImportFrom statement) {
    int end = statement.span().end();
    String rest = file.text().substring(end, file.source().lineEnd(end));
    return rest.strip().startsWith("#") ? rest.stripTrailing() : "";
  }

  private List<ImportFrom> imports() {
    return file.body().stream()
        .filter(ImportFrom.class::isInstance)
        .map(ImportFrom.class::cast)
        .toList();
  }

  private static ModulePath pathOf(Resolved.ProjectClass model, ImportFrom neighbour) {
    String dotted = Modules.dotted(Modules.folder(model.file().name()), model.file().name());
    String prefix = neighbour.module().substring(0, neighbour.module().lastIndexOf('.') + 1);
    return new ModulePath(neighbour.level(), prefix + dotted);
  }

  /** Among the imports of the package's own modules, in the order of names. */
  private Edit inOrder(ModulePath path, String line, ImportFrom neighbour) {
    SourceText source = file.source();
    ImportOrder order = text.order();
    List<ImportFrom> own =
        imports().stream()
            .filter(it -> it.level() == path.level() && isBesideOf(it, neighbour))
            .toList();
    List<String> modules = own.stream().map(ImportFrom::module).toList();
    boolean sorted = modules.stream().sorted(order.modules()).toList().equals(modules);
    return own.stream()
        .filter(it -> sorted && order.modules().compare(it.module(), path.module()) > 0)
        .findFirst()
        .map(
            it ->
                Edit.insert(
                    new CommentLines(source).above(it.span().start()), line + source.newline()))
        .orElseGet(() -> after(own.getLast(), line));
  }

  /** Whether a statement is one of those about the same package: by dots, or by its first name. */
  private static boolean isBesideOf(ImportFrom statement, ImportFrom neighbour) {
    return statement.level() > 0 || head(statement).equals(head(neighbour));
  }

  private static String head(ImportFrom statement) {
    int dot = statement.module().indexOf('.');
    return dot < 0 ? statement.module() : statement.module().substring(0, dot);
  }

  private Edit after(ImportFrom statement, String line) {
    SourceText source = file.source();
    return Edit.insert(source.lineEnd(statement.span().end()), source.newline() + line);
  }

  private static Optional<Expression.Sequence> list(PythonFile file) {
    return file.body().stream()
        .filter(it -> it instanceof Assignment a && a.target().equals(ALL))
        .flatMap(it -> ((Assignment) it).value().stream())
        .filter(Expression.Sequence.class::isInstance)
        .map(Expression.Sequence.class::cast)
        .filter(it -> !it.items().isEmpty())
        .findFirst();
  }

  private static List<String> names(Expression.Sequence list) {
    return list.items().stream()
        .map(it -> it instanceof Expression.Text text ? text.value() : "")
        .toList();
  }

  private List<Edit> listed(Expression.Sequence list) {
    Style style = file.style().near(list.span().of(file.text()));
    List<Span> items = list.items().stream().map(Expression::span).toList();
    Map<Integer, List<String>> added = new TreeMap<>();
    List<String> inOrder = new ArrayList<>(listed);
    order(list).ifPresent(inOrder::sort);
    for (String it : inOrder) {
      added.computeIfAbsent(position(list, it), at -> new ArrayList<>()).add(style.quoted(it));
    }
    OnePerLine wrapping = new OnePerLine(file.source(), style);
    Span line = new Span(file.source().lineStart(list.span().start()), list.span().end());
    int length = line.end() - line.start() + listed.stream().mapToInt(it -> it.length() + 4).sum();
    if (length > file.layout().shortLength() && wrapping.isAlone(line)) {
      return wrapping.edits(
          items,
          added,
          list.span(),
          file.text().substring(list.span().start(), list.span().start() + 1),
          file.text().substring(list.span().end() - 1, list.span().end()));
    }
    List<Edit> edits = new ArrayList<>();
    added.forEach((position, names) -> edits.add(listed(items, position, names)));
    return edits;
  }

  private Edit listed(List<Span> items, int position, List<String> names) {
    boolean last = position == items.size();
    Span beside = items.get(last ? position - 1 : position);
    int lineStart = file.source().lineStart(beside.start());
    String lead = file.text().substring(lineStart, beside.start());
    String gap = lead.isBlank() ? file.source().newline() + lead : " ";
    String joined = String.join("," + gap, names);
    return last
        ? Edit.insert(beside.end(), "," + gap + joined)
        : Edit.insert(beside.start(), joined + "," + gap);
  }

  /** The order that the list has; empty without one. */
  private Optional<Comparator<String>> order(Expression.Sequence list) {
    List<String> names = names(list);
    return Stream.of(text.order().names(), Comparator.<String>naturalOrder())
        .filter(it -> names.stream().sorted(it).toList().equals(names))
        .findFirst();
  }

  /** Before which item the name is, in whichever order the list has; after the last without one. */
  private int position(Expression.Sequence list, String name) {
    List<String> names = names(list);
    Optional<Comparator<String>> order = order(list);
    int position = names.size();
    while (order.isPresent()
        && position > 0
        && order.get().compare(names.get(position - 1), name) > 0) {
      position--;
    }
    return position;
  }
}
