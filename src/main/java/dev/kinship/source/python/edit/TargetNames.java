package dev.kinship.source.python.edit;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Binding;
import dev.kinship.source.python.Guards;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.load.ImportSimulation;
import dev.kinship.source.python.load.LoadStep;
import dev.kinship.source.python.uses.LostName;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * Makes sure that the targets of relationships are names of the modules that declare them, where
 * the library looks them up, whichever module is loaded first.
 */
public final class TargetNames {
  private final Modules modules;
  private final Resolver resolver;
  private final ImportGraph graph;
  private final ImportSimulation simulation;
  private final PackageNames packages;

  public TargetNames(Modules modules, Resolver resolver, ImportSimulation simulation) {
    this.modules = modules;
    this.resolver = resolver;
    this.graph = new ImportGraph(modules);
    this.simulation = simulation;
    this.packages = new PackageNames(modules, resolver, simulation);
  }

  /** Who mentions the name in the declaration of a relationship. */
  public enum Mention {
    /** The annotation, which type checkers and linters read. */
    ANNOTATION,
    /** A string, which only the library reads. */
    STRING
  }

  /**
   * The name under which the draft's module knows {@code target}; imports it if it does not.
   * Refuses a name that the module deletes or gives to something else.
   */
  public String in(FileEdits draft, Resolved.ProjectClass target, Mention mention) {
    String name = named(draft, target, mention);
    requireKept(draft.file(), name, target);
    return name;
  }

  private static void requireKept(PythonFile file, String name, Resolved.ProjectClass target) {
    LostName.in(file, name)
        .ifPresent(
            it -> {
              throw new Refused(
                  CommonRules.NAME_TAKEN,
                  "`%s` takes the name `%s` from the model, and the library would look for it there"
                      .formatted(file.name(), name),
                  List.of(
                      new Label(
                          file.source().place(it), "deleted here, or given to something else"),
                      new Label(target.place(), "the target model")),
                  "remove that line, or use another name in it");
            });
  }

  private String named(FileEdits draft, Resolved.ProjectClass target, Mention mention) {
    PythonFile file = draft.file();
    String name = target.name();
    if (file.name().equals(target.file().name())) {
      return name;
    }
    for (Binding binding : file.bindings()) {
      if (!binding.typingOnly() && means(file, binding.name(), target)) {
        if (mention == Mention.ANNOTATION && binding.name().equals(name)) {
          draft.targets().forTypeCheckers(path(draft, target), name);
        }
        return binding.name();
      }
    }
    if (file.binding(name).isPresent() && !means(file, name, target)) {
      throw new Refused(
          CommonRules.NAME_TAKEN,
          "`%s` is something else in `%s`, where the library would look for the model"
              .formatted(name, file.name()),
          List.of(new Label(target.place(), "the target model")),
          "give the other one another name, for example with `import ... as ...`");
    }
    importInto(draft, target, mention);
    return name;
  }

  /**
   * Whether the library finds something under {@code written} in the module, when it runs; what
   * runs while the module loads finds only what is global.
   */
  public static boolean finds(Resolver resolver, PythonFile file, String written) {
    String head = head(written);
    return LostName.in(file, head).isEmpty()
        && file.binding(head)
            .map(it -> it.isGlobal() || (!it.typingOnly() && LoadedUses.of(file, head).isEmpty()))
            .orElseGet(() -> resolver.resolve(file, written) instanceof Resolved.ProjectClass);
  }

  private static String head(String written) {
    return written.contains(".") ? written.substring(0, written.indexOf('.')) : written;
  }

  /** Imports {@code target}, which the draft's module declares as {@code written}, if need be. */
  public void require(
      FileEdits draft, String written, Resolved.ProjectClass target, Mention mention) {
    requireKept(draft.file(), head(written), target);
    if (written.equals(target.name()) && !finds(resolver, draft.file(), written)) {
      importInto(draft, target, mention);
    }
  }

  private boolean means(PythonFile file, String name, Resolved.ProjectClass target) {
    return resolver.resolve(file, name).id().equals(target.id());
  }

  /**
   * Into an import at the top if no import leads back; else at the bottom; else, if an import at
   * the bottom would meet a half-loaded module, lazily. Whatever imported before must import after.
   */
  private void importInto(FileEdits draft, Resolved.ProjectClass target, Mention mention) {
    PythonFile file = draft.file();
    String name = target.name();
    Optional<Span> use = LoadedUses.of(file, name);
    if (use.isPresent()) {
      atTopFor(draft, target, use.get());
      return;
    }
    ImportGraph.Way back = graph.way(target.file().name(), file.name());
    Optional<ImportFrom> atTop = atTop(file, target.file());
    boolean mentioned = mention == Mention.ANNOTATION;
    if (mentioned
        && atTop.isPresent()
        && back == ImportGraph.Way.NONE
        && file.binding(name).isEmpty()
        && simulation.accepts(file.name(), taken(atTop.get(), name))) {
      draft.top().again(new ModulePath(atTop.get().level(), atTop.get().module()), name);
      return;
    }
    packages.require(file, target.file());
    ModulePath path = path(draft, target);
    if (mentioned) {
      draft.targets().forTypeCheckers(path, name);
    }
    int bottom = bottom(file);
    if (back == ImportGraph.Way.TOP
        || draft.targets().isLazy()
        || !simulation.accepts(file.name(), LoadStep.from(bottom, path, name))) {
      draft.targets().lazily(path, name);
      simulation.plan(file.name(), new LoadStep.Lazy(bottom, path, name));
    } else {
      draft.targets().atBottom(path, name, mentioned);
      graph.plan(file.name(), target.file().name());
    }
  }

  /** At the top, where alone a class body or a decorator finds it. */
  private void atTopFor(FileEdits draft, Resolved.ProjectClass target, Span use) {
    PythonFile file = draft.file();
    ModulePath path = path(draft, target);
    LoadStep step = LoadStep.from(draft.top().placeOf(path), path, target.name());
    if (!simulation.accepts(file.name(), step)) {
      throw new Refused(
          EditRules.NEEDED_AT_ONCE,
          "`%s` uses `%s` while it loads, and neither module could import the other first"
              .formatted(file.name(), target.name()),
          List.of(
              new Label(file.source().place(use), "used here"),
              new Label(target.place(), "the model")),
          "put the name in quotes, or move the use into a function; then run the command again");
    }
    draft.top().again(path, target.name());
    graph.plan(file.name(), target.file().name());
  }

  private ModulePath path(FileEdits draft, Resolved.ProjectClass target) {
    return ModulePath.between(modules, draft.file(), target.file());
  }

  private static LoadStep taken(ImportFrom statement, String name) {
    return LoadStep.from(
        statement.span().end(), new ModulePath(statement.level(), statement.module()), name);
  }

  /** Where the block at the bottom is, or is going to be. */
  private static int bottom(PythonFile file) {
    return file.body().stream()
        .filter(
            it ->
                ImportGraph.definesName(it)
                    || (it instanceof Conditional one && Guards.isRuntimeBlock(one, file.text())))
        .mapToInt(it -> it.span().end())
        .max()
        .orElse(file.text().length());
  }

  private Optional<ImportFrom> atTop(PythonFile file, PythonFile target) {
    return file.body().stream()
        .takeWhile(it -> !ImportGraph.definesName(it))
        .filter(ImportFrom.class::isInstance)
        .map(ImportFrom.class::cast)
        .filter(it -> it.names().stream().noneMatch(name -> name.name().equals("*")))
        .filter(
            it ->
                modules
                    .resolve(file.name(), it.level(), it.module())
                    .equals(Optional.of(target.name())))
        .findFirst();
  }
}
