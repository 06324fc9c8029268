package dev.kinship.source.python.uses;

import dev.kinship.source.python.Binding;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.syntax.python.Mentions;
import dev.kinship.syntax.python.Mentions.Mention;
import dev.kinship.text.Change;
import dev.kinship.text.Place;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the other files of a project use a module or its names once some changes are made: by an
 * import anywhere, as an attribute of the module, or in a string with the module's whole name.
 */
public final class ModuleUses {
  private static final String ENDING = ".py";

  private final Modules modules;
  private final Map<String, String> changed = new HashMap<>();

  public ModuleUses(Modules modules, List<Change> changes) {
    this.modules = modules;
    changes.forEach(it -> changed.put(it.name(), it.after()));
  }

  /** The uses of what {@code changes} remove: whole modules, and names of modules that stay. */
  public static List<Place> ofRemoved(Modules modules, List<Change> changes) {
    ModuleUses uses = new ModuleUses(modules, changes);
    return changes.stream()
        .filter(it -> it.name().endsWith(ENDING))
        .flatMap(
            it ->
                switch (it) {
                  case Change.Delete one -> uses.of(one.name()).stream();
                  case Change.Rewrite one -> uses.of(one.name(), removed(one)).stream();
                  case Change.Create one -> Stream.<Place>empty();
                })
        .distinct()
        .toList();
  }

  private static Set<String> removed(Change.Rewrite change) {
    Set<String> names = names(new PythonFile(change.source()));
    names.removeAll(names(after(change)));
    return names;
  }

  private static Set<String> names(PythonFile file) {
    return file.bindings().stream()
        .filter(it -> !it.typingOnly())
        .map(Binding::name)
        .collect(Collectors.toSet());
  }

  /** The uses of the module that the file of that name is. */
  public List<Place> of(String module) {
    List<Place> places = new ArrayList<>();
    String dotted = Modules.dotted("", module);
    String stem = dotted.substring(dotted.lastIndexOf('.') + 1);
    for (PythonFile other : others(module, Set.of(stem))) {
      ModuleImports imports = ModuleImports.of(modules, other, module);
      Stream.concat(imports.whole().stream(), imports.taken().values().stream())
          .map(other.source()::place)
          .forEach(places::add);
    }
    return places;
  }

  /** The uses of {@code names} of that module. */
  public List<Place> of(String module, Set<String> names) {
    List<Place> places = new ArrayList<>();
    if (!names.isEmpty()) {
      for (PythonFile other : others(module, names)) {
        uses(other, module, names).map(other.source()::place).forEach(places::add);
      }
    }
    return places;
  }

  /** Whether another file uses that name of the module, or takes all names, and with them that. */
  public boolean mayUse(String module, String name) {
    return others(module, Set.of(name, "import *")).stream()
        .anyMatch(
            it ->
                ModuleImports.of(modules, it, module).taken().containsKey(ModuleImports.STAR)
                    || uses(it, module, Set.of(name)).findAny().isPresent());
  }

  private Stream<Span> uses(PythonFile other, String module, Set<String> names) {
    ModuleImports imports = ModuleImports.of(modules, other, module);
    Stream<Span> taken =
        imports.taken().entrySet().stream()
            .filter(it -> names.contains(it.getKey()))
            .map(Map.Entry::getValue);
    return Stream.concat(taken, mentions(other, imports, module, names));
  }

  private static Stream<Span> mentions(
      PythonFile other, ModuleImports imports, String module, Set<String> names) {
    String whole = Modules.dotted(module.startsWith("src/") ? "src" : "", module);
    boolean may =
        !imports.handles().isEmpty()
            || imports.taken().containsKey(ModuleImports.STAR)
            || other.text().contains(whole + ".");
    return may
        ? Mentions.in(other.text(), names).stream()
            .filter(it -> isUse(it, other.text(), imports, whole))
            .map(Mention::span)
        : Stream.empty();
  }

  private static boolean isUse(Mention mention, String text, ModuleImports imports, String whole) {
    String before = text.substring(0, mention.span().start());
    return switch (mention.kind()) {
      case ATTRIBUTE -> imports.handles().stream().anyMatch(it -> endsWith(before, it));
      case NAME -> imports.taken().containsKey(ModuleImports.STAR);
      case STRING -> endsWith(before, whole);
      case KEYWORD, IMPORT -> false;
    };
  }

  /** Whether {@code before} ends with that name and a dot. */
  private static boolean endsWith(String before, String name) {
    int start = before.length() - name.length() - 1;
    return before.endsWith(name + ".")
        && (start == 0 || !Character.isUnicodeIdentifierPart(before.codePointBefore(start)));
  }

  private List<PythonFile> others(String module, Set<String> words) {
    return modules.sources().mentioning(ENDING, words).stream()
        .filter(it -> !it.name().equals(module))
        .map(this::now)
        .toList();
  }

  private PythonFile now(SourceText source) {
    String after = changed.get(source.name());
    if (after != null) {
      return file(source, after);
    }
    return source.isUtf8() ? modules.keep(source) : new PythonFile(source);
  }

  /** The file as the change leaves it. */
  static PythonFile after(Change.Rewrite change) {
    return file(change.source(), change.after());
  }

  private static PythonFile file(SourceText source, String text) {
    return new PythonFile(new SourceText(source.path(), source.name(), text, source.bom()));
  }
}
