package dev.kinship.source.python.imports;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Binding;
import dev.kinship.source.python.CommentLines;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Edit;
import dev.kinship.text.Ordering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The imports at the top of one file: existing ones are used, missing ones are added in their
 * place.
 */
public final class TopImports {
  private final Modules modules;
  private final PythonFile file;
  private final Map<ModulePath, Set<String>> wanted =
      new TreeMap<>((one, other) -> one.written().compareTo(other.written()));
  private final Map<List<String>, String> used = new HashMap<>();

  public TopImports(Modules modules, PythonFile file) {
    this.modules = modules;
    this.file = file;
  }

  /**
   * How {@code name} of the library module {@code module} must be written here; imports it if
   * needed.
   */
  public String use(String module, String name) {
    return use(new ModulePath(0, module), name);
  }

  /** The same for a module of the project. */
  public String use(ModulePath module, String name) {
    return used.computeIfAbsent(List.of(module.written(), name), it -> find(module, name));
  }

  private String find(ModulePath module, String name) {
    for (Binding binding : file.bindings()) {
      if (binding.isGlobal() && binding.isMember(module, name)) {
        return binding.name();
      }
    }
    if (existing(module).isEmpty() && module.level() == 0) {
      for (Binding binding : file.bindings()) {
        if (binding.isGlobal() && is(binding, module.module())) {
          return binding.name() + "." + name;
        }
      }
    }
    Optional<Binding> other = file.binding(name);
    if (other.isPresent() && other.get().isGlobal()) {
      throw taken(module.written(), name);
    }
    wanted.computeIfAbsent(module, it -> new TreeSet<>()).add(name);
    return name;
  }

  /** Whether it is that module; one of the project may be something else in its package. */
  private boolean is(Binding binding, String module) {
    return binding.isModule(module)
        || (binding.isModuleOfPackage(module) && modules.resolve(file.name(), 0, module).isEmpty());
  }

  /** Imports {@code name} under that very name, which the module's code uses already. */
  public void again(ModulePath module, String name) {
    wanted.computeIfAbsent(module, it -> new TreeSet<>()).add(name);
  }

  /** The same for a name that every module has. */
  public String builtin(String name) {
    if (file.binding(name).filter(Binding::isGlobal).isPresent()) {
      throw taken("builtins", name);
    }
    return name;
  }

  private Refused taken(String module, String name) {
    return new Refused(
        CommonRules.NAME_TAKEN,
        "`%s` must be imported from `%s`, but the module already has another `%s`"
            .formatted(name, module, name),
        List.of(new Label(file.source().place(anchor().span()), "in this file")),
        "import the other one under another name");
  }

  /** Where in the text an import of that module is, or is going to be. */
  public int placeOf(ModulePath module) {
    return existing(module)
        .map(it -> it.span().end())
        .orElseGet(() -> gapFor(module, "", "").offset());
  }

  /** The edits that import what was asked for. */
  public List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    Map<Integer, List<Gap>> gaps = new TreeMap<>();
    ImportText text = text();
    wanted.forEach(
        (module, names) -> {
          Optional<ImportFrom> statement =
              existing(module).filter(it -> ImportNames.takesMore(it, text));
          if (statement.isPresent()) {
            edits.addAll(ImportNames.add(file.source(), statement.get(), names, text));
          } else {
            lines(module, names)
                .forEach(it -> gaps.computeIfAbsent(it.offset(), at -> new ArrayList<>()).add(it));
          }
        });
    gaps.forEach((offset, several) -> edits.add(Edit.insert(offset, joined(several))));
    return edits;
  }

  private ImportText text() {
    return new ImportText(file.style(), file.layout());
  }

  /** One line for all names, or one for each. */
  private List<Gap> lines(ModulePath module, Set<String> names) {
    List<Set<String>> groups =
        file.layout().imports().singleLine()
            ? names.stream().map(Set::of).toList()
            : List.of(names);
    return groups.stream()
        .map(
            it -> {
              String line = text().of("", module.written(), it, "");
              return gapFor(module, it.stream().min(text().order().names()).orElseThrow(), line);
            })
        .toList();
  }

  /** The statement after which names for type checkers are imported. */
  public Statement anchor() {
    List<Statement> imports = imports();
    return imports.isEmpty() ? file.body().get(0) : imports.get(imports.size() - 1);
  }

  /** The imports before the first class or function. */
  private List<Statement> imports() {
    List<Statement> imports = new ArrayList<>();
    for (Statement statement : file.body()) {
      if (statement instanceof ClassDefinition || statement instanceof FunctionDefinition) {
        break;
      }
      if (statement instanceof Import || statement instanceof ImportFrom) {
        imports.add(statement);
      }
    }
    return imports;
  }

  private Optional<ImportFrom> existing(ModulePath module) {
    return imports().stream()
        .filter(ImportFrom.class::isInstance)
        .map(ImportFrom.class::cast)
        .filter(it -> it.level() == module.level() && it.module().equals(module.module()))
        .filter(it -> it.names().stream().noneMatch(name -> name.name().equals("*")))
        .findFirst();
  }

  /** A place for one new line; blank lines are asked for where it opens a section of its own. */
  private record Gap(
      int offset, ImportSection section, String key, String line, boolean before, boolean after) {}

  private Gap gapFor(ModulePath module, String name, String line) {
    ImportSection section = section(module.level(), module.module());
    String key = module.written();
    Statement last = null;
    for (Statement statement : imports()) {
      ImportSection other = section(statement);
      if (other.compareTo(section) > 0 && last != null && section(last) == section) {
        break;
      }
      if (other.compareTo(section) > 0) {
        boolean alone = last == null || section(last) != section;
        return new Gap(start(statement), section, key, line, false, alone);
      }
      if (other == section && comesAfter(statement, key, name)) {
        return new Gap(start(statement), section, key, line, false, false);
      }
      last = statement;
    }
    return last == null
        ? new Gap(afterHeader(), section, key, line, false, true)
        : new Gap(
            file.source().nextLine(last.span().end()),
            section,
            key,
            line,
            section(last) != section,
            false);
  }

  /** Whether a statement of the same section sorts after an import of {@code name}. */
  private boolean comesAfter(Statement statement, String module, String name) {
    ImportOrder order = text().order();
    return switch (statement) {
      case ImportFrom it -> {
        String other = new ModulePath(it.level(), it.module()).written();
        yield other.equals(module)
            ? order.names().compare(it.names().getFirst().name(), name) >= 0
            : order.modules().compare(other, module) > 0;
      }
      case Import it ->
          file.layout().imports().mixed()
              && order.modules().compare(it.names().getFirst().name(), module) > 0;
      default -> false;
    };
  }

  private int start(Statement statement) {
    return new CommentLines(file.source()).above(statement.span().start());
  }

  private ImportSection section(Statement statement) {
    return switch (statement) {
      case ImportFrom it -> section(it.level(), it.module());
      case Import it -> section(0, it.names().getFirst().name());
      default -> throw new IllegalArgumentException("not an import: " + statement);
    };
  }

  private ImportSection section(int level, String module) {
    return ImportSection.of(level, module, modules, file.layout().imports());
  }

  /** After the docstring, or before the first statement if there is none. */
  private int afterHeader() {
    Statement first = file.body().get(0);
    boolean docstring =
        first instanceof Statement.Other
            && dev.kinship.syntax.python.Outline.expression(first.span().of(file.text()))
                instanceof Expression.Text;
    return docstring
        ? file.source().nextLine(first.span().end())
        : file.source().lineStart(first.span().start());
  }

  private String joined(List<Gap> gaps) {
    String newline = file.source().newline();
    StringBuilder text = new StringBuilder();
    List<Gap> sorted =
        gaps.stream()
            .sorted(Ordering.by(Gap::section).then(Ordering.by(Gap::key, text().order().modules())))
            .toList();
    for (int i = 0; i < sorted.size(); i++) {
      Gap gap = sorted.get(i);
      boolean blank = i == 0 ? gap.before() : sorted.get(i - 1).section() != gap.section();
      text.append(blank ? newline : "").append(gap.line()).append(newline);
    }
    return text + (sorted.getLast().after() ? newline : "");
  }
}
