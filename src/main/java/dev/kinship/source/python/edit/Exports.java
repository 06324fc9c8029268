package dev.kinship.source.python.edit;

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
import java.util.ArrayList;
import java.util.List;
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
    return imports().stream()
        .filter(it -> it.level() == path.level() && it.module().compareTo(path.module()) < 0)
        .reduce((one, next) -> next)
        .map(it -> after(it, path, model))
        .orElseGet(
            () ->
                Edit.insert(
                    source.lineStart(neighbour.span().start()),
                    line(path, model) + source.newline()));
  }

  private Edit after(ImportFrom statement, ModulePath path, Resolved.ProjectClass model) {
    SourceText source = init.source();
    return Edit.insert(
        source.lineEnd(statement.span().end()), source.newline() + line(path, model));
  }

  private static String line(ModulePath path, Resolved.ProjectClass model) {
    return "from %s import %s".formatted(path.written(), model.name());
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
    Style style = init.style();
    List<Expression> items = list.items();
    List<String> names =
        items.stream().map(it -> it instanceof Expression.Text text ? text.value() : "").toList();
    boolean sorted = names.stream().sorted().toList().equals(names);
    int position = names.size();
    while (sorted && position > 0 && names.get(position - 1).compareTo(name) > 0) {
      position--;
    }
    boolean last = position == names.size();
    Expression beside = items.get(last ? position - 1 : position);
    int lineStart = init.source().lineStart(beside.span().start());
    String lead = init.text().substring(lineStart, beside.span().start());
    String gap = lead.isBlank() ? init.source().newline() + lead : " ";
    return List.of(
        last
            ? Edit.insert(beside.span().end(), "," + gap + style.quoted(name))
            : Edit.insert(beside.span().start(), style.quoted(name) + "," + gap));
  }
}
