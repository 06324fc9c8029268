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
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a package's {@code __init__} hands on: a new model where it does so with its neighbour. */
public final class Exports {
  private static final String ALL = "__all__";

  private final Modules modules;
  private final PythonFile init;

  public Exports(Modules modules, PythonFile init) {
    this.modules = modules;
    this.init = init;
  }

  /** The {@code __init__} of the folder of {@code file}, if it is a package. */
  public static Optional<PythonFile> initOf(Modules modules, String file) {
    return modules.file(Modules.join(Modules.folder(file), "__init__.py"));
  }

  /**
   * The edits that hand {@code model} on: in the order of names, or right after the neighbour if
   * something would not import otherwise; none where the neighbour is not handed on.
   */
  public List<Edit> add(
      Resolved.ProjectClass model, Resolved.ProjectClass neighbour, ImportSimulation simulation) {
    Optional<ImportFrom> itsImport = importOf(neighbour);
    if (itsImport.isEmpty()) {
      return List.of();
    }
    ModulePath path = pathOf(model, itsImport.get());
    for (Edit line :
        List.of(inOrder(path, model, itsImport.get()), after(itsImport.get(), path, model))) {
      if (simulation.accepts(init.name(), LoadStep.from(line.span().start(), path, model.name()))) {
        List<Edit> edits = new ArrayList<>(List.of(line));
        list().ifPresent(it -> edits.addAll(listed(it, model.name())));
        return edits;
      }
    }
    return List.of();
  }

  private Optional<ImportFrom> importOf(Resolved.ProjectClass neighbour) {
    return imports().stream()
        .filter(it -> it.names().stream().anyMatch(n -> n.name().equals(neighbour.name())))
        .filter(
            it ->
                modules
                    .resolve(init.name(), it.level(), it.module())
                    .equals(Optional.of(neighbour.file().name())))
        .findFirst();
  }

  private List<ImportFrom> imports() {
    return init.body().stream()
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
  private Edit inOrder(ModulePath path, Resolved.ProjectClass model, ImportFrom neighbour) {
    SourceText source = init.source();
    ImportOrder order = new ImportOrder(init.layout().imports());
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
                    new CommentLines(source).above(it.span().start()),
                    line(path, model) + source.newline()))
        .orElseGet(() -> after(own.getLast(), path, model));
  }

  /** Whether a statement is one of those about the same package: by dots, or by its first name. */
  private static boolean isBesideOf(ImportFrom statement, ImportFrom neighbour) {
    return statement.level() > 0 || head(statement).equals(head(neighbour));
  }

  private static String head(ImportFrom statement) {
    int dot = statement.module().indexOf('.');
    return dot < 0 ? statement.module() : statement.module().substring(0, dot);
  }

  private Edit after(ImportFrom statement, ModulePath path, Resolved.ProjectClass model) {
    SourceText source = init.source();
    return Edit.insert(
        source.lineEnd(statement.span().end()), source.newline() + line(path, model));
  }

  private String line(ModulePath path, Resolved.ProjectClass model) {
    return new ImportText(init.style(), init.layout())
        .of("", path.written(), List.of(model.name()), "");
  }

  private Optional<Expression.Sequence> list() {
    return init.body().stream()
        .filter(it -> it instanceof Assignment a && a.target().equals(ALL))
        .flatMap(it -> ((Assignment) it).value().stream())
        .filter(Expression.Sequence.class::isInstance)
        .map(Expression.Sequence.class::cast)
        .filter(it -> !it.items().isEmpty())
        .findFirst();
  }

  private List<Edit> listed(Expression.Sequence list, String name) {
    Style style = init.style().near(list.span().of(init.text()));
    List<Span> items = list.items().stream().map(Expression::span).toList();
    int position = position(list, name);
    OnePerLine wrapping = new OnePerLine(init.source(), style);
    Span line = new Span(init.source().lineStart(list.span().start()), list.span().end());
    int length = line.end() - line.start() + name.length() + ", ''".length();
    if (length > init.layout().lineLength() && wrapping.isAlone(line)) {
      Map<Integer, List<String>> added = Map.of(position, List.of(style.quoted(name)));
      return wrapping.edits(
          items,
          added,
          list.span(),
          init.text().substring(list.span().start(), list.span().start() + 1),
          init.text().substring(list.span().end() - 1, list.span().end()));
    }
    boolean last = position == items.size();
    Span beside = items.get(last ? position - 1 : position);
    int lineStart = init.source().lineStart(beside.start());
    String lead = init.text().substring(lineStart, beside.start());
    String gap = lead.isBlank() ? init.source().newline() + lead : " ";
    return List.of(
        last
            ? Edit.insert(beside.end(), "," + gap + style.quoted(name))
            : Edit.insert(beside.start(), style.quoted(name) + "," + gap));
  }

  /** Before which item the name is, in whichever order the list has; after the last without one. */
  private int position(Expression.Sequence list, String name) {
    List<String> names =
        list.items().stream()
            .map(it -> it instanceof Expression.Text text ? text.value() : "")
            .toList();
    for (Comparator<String> order :
        List.of(
            new ImportOrder(init.layout().imports()).names(), Comparator.<String>naturalOrder())) {
      if (names.stream().sorted(order).toList().equals(names)) {
        int position = names.size();
        while (position > 0 && order.compare(names.get(position - 1), name) > 0) {
          position--;
        }
        return position;
      }
    }
    return names.size();
  }
}
