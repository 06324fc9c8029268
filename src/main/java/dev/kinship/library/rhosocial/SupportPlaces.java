package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Binding;
import dev.kinship.source.python.FreeModules;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.Origin;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.source.python.load.ImportSimulation;
import dev.kinship.source.python.load.ImportSimulation.Planned;
import dev.kinship.source.python.load.LoadStep;
import dev.kinship.text.Change;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which support module each model's file imports at its top. Both ends of a relationship have
 * theirs from the same one, and whatever imported before must import after.
 */
final class SupportPlaces {
  private static final List<String> FILES = List.of("through.py", "kinship_through.py");

  private final Modules modules;
  private final FreeModules free;
  private final ImportSimulation simulation;
  private final List<PythonFile> known = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, PythonFile> chosen = new HashMap<>();

  SupportPlaces(Modules modules, Resolver resolver, ImportSimulation simulation) {
    this.modules = modules;
    this.free = new FreeModules(modules, resolver);
    this.simulation = simulation;
  }

  /** The files to be written. */
  List<Change> changes() {
    return changes;
  }

  /** The module that was chosen for the file. */
  PythonFile of(PythonFile user) {
    PythonFile module = chosen.get(user.name());
    if (module == null) {
      throw new IllegalStateException("never chosen for: " + user.name());
    }
    return module;
  }

  /**
   * Chooses for files whose models are related: a module that the project has, else a new one,
   * beside the first of them if everything imports then, or in another folder.
   */
  void choose(List<FileEdits> users) {
    if (chosen.isEmpty()) {
      known.addAll(new SupportModule(modules).present());
    }
    PythonFile module =
        known.stream().filter(it -> works(it, users)).findFirst().orElseGet(() -> create(users));
    users.forEach(it -> chosen.put(it.file().name(), module));
  }

  /** Groups of files; those that share a file become one. */
  static List<Set<String>> joined(List<Set<String>> groups) {
    List<Set<String>> joined = new ArrayList<>();
    for (Set<String> one : groups) {
      Set<String> group = new LinkedHashSet<>();
      for (Set<String> other : List.copyOf(joined)) {
        if (!Collections.disjoint(other, one)) {
          joined.remove(other);
          group.addAll(other);
        }
      }
      group.addAll(one);
      joined.add(group);
    }
    return joined;
  }

  private PythonFile create(List<FileEdits> users) {
    known.stream()
        .filter(it -> users.stream().anyMatch(user -> imports(user.file(), it)))
        .findFirst()
        .ifPresent(
            it -> {
              throw notForAll(it, users);
            });
    for (String folder : folders(users)) {
      Optional<PythonFile> module = create(folder, users);
      if (module.isPresent()) {
        SourceText source = module.get().source();
        changes.add(new Change.Create(source.path(), source.name(), source.text()));
        known.add(module.get());
        return module.get();
      }
    }
    throw noPlace(Modules.folder(users.getFirst().file().name()));
  }

  private Optional<PythonFile> create(String folder, List<FileEdits> users) {
    for (String it : FILES) {
      String name = Modules.join(folder, it);
      if (free.has(name)) {
        SourceText source =
            new SourceText(
                path(folder, users).resolve(it),
                name,
                SupportModule.text(users.getFirst().style().newline()),
                false);
        PythonFile module = modules.plan(source);
        if (works(module, users)) {
          return Optional.of(module);
        }
        modules.forget(source);
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean works(PythonFile module, List<FileEdits> users) {
    List<Planned> imports = new ArrayList<>();
    for (FileEdits user : users) {
      if (imports(user.file(), module)) {
        continue;
      }
      if (user.file().bindings().stream().anyMatch(SupportPlaces::isSupplied)) {
        return false;
      }
      ModulePath path = ModulePath.between(modules, user.file(), module);
      int place = user.top().placeOf(path);
      imports.add(
          new Planned(user.file().name(), LoadStep.from(place, path, SupportModule.SUPPLIED)));
    }
    return simulation.accepts(imports);
  }

  private static boolean isSupplied(Binding binding) {
    return binding.origin() instanceof Origin.Member it
        && it.name().endsWith(SupportModule.SUPPLIED);
  }

  private boolean imports(PythonFile user, PythonFile module) {
    return user.bindings().stream()
        .filter(SupportPlaces::isSupplied)
        .map(it -> (Origin.Member) it.origin())
        .anyMatch(
            it ->
                modules
                    .resolve(user.name(), it.level(), it.module())
                    .equals(Optional.of(module.name())));
  }

  /** Beside the first user, in a package around all, beside another, in a folder around one. */
  private Set<String> folders(List<FileEdits> users) {
    List<String> around = users.stream().flatMap(it -> around(it).stream()).distinct().toList();
    Set<String> folders = new LinkedHashSet<>(List.of(around.getFirst()));
    around.stream()
        .filter(it -> modules.file(Modules.join(it, "__init__.py")).isPresent())
        .filter(it -> users.stream().allMatch(user -> around(user).contains(it)))
        .forEach(folders::add);
    users.forEach(it -> folders.add(Modules.folder(it.file().name())));
    folders.addAll(around);
    return folders;
  }

  /** The folder of a user's file and those around it, the innermost first. */
  private static List<String> around(FileEdits user) {
    List<String> around = new ArrayList<>();
    String folder = user.file().name();
    do {
      folder = Modules.folder(folder);
      around.add(folder);
    } while (!folder.isEmpty());
    return around;
  }

  /** The folder on disk, which is that of a user or one around it. */
  private static Path path(String folder, List<FileEdits> users) {
    for (FileEdits user : users) {
      Path path = user.file().source().path();
      for (String name = user.file().name(); !name.isEmpty(); name = Modules.folder(name)) {
        path = path.resolveSibling(".").normalize();
        if (Modules.folder(name).equals(folder)) {
          return path;
        }
      }
    }
    throw new IllegalStateException("no folder of a model: " + folder);
  }

  private static Refused notForAll(PythonFile module, List<FileEdits> users) {
    String folder = Modules.folder(Modules.folder(module.name()));
    List<String> files = users.stream().map(it -> "`" + it.file().name() + "`").toList();
    return new Refused(
        RhosocialRules.NOT_IMPORTABLE,
        "`%s` cannot be imported by %s: in some order of imports, a module would not have its names yet"
            .formatted(module.name(), String.join(" and ", files)),
        List.of(new Label(module.source().place(new Span(0, 1)), "the support module")),
        "move it to %s and change the imports of it, or pass --no-support-module"
            .formatted(folder.isEmpty() ? "the project's root folder" : "`" + folder + "/`"));
  }

  private static Refused noPlace(String folder) {
    return new Refused(
        RhosocialRules.SUPPORT_MODULE_EDITED,
        "`%s` has files with the names that the support module could have: %s"
            .formatted(folder, String.join(", ", FILES)),
        "rename one of them, or pass --no-support-module");
  }
}
