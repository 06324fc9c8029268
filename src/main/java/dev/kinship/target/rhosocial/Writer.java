package dev.kinship.target.rhosocial;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Entity;
import dev.kinship.model.Side;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.target.Addition;
import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns additions into edits of files: class bodies, and the imports that they need. */
final class Writer {
  private final Modules modules;
  private final Resolver resolver;
  private final Map<String, ModelClass> models;
  private final ImportGraph graph;
  private final Map<String, FileDraft> drafts = new LinkedHashMap<>();

  Writer(Modules modules, Resolver resolver, Map<String, ModelClass> models) {
    this.modules = modules;
    this.resolver = resolver;
    this.models = models;
    this.graph = new ImportGraph(modules);
  }

  List<Change> write(List<Addition> additions) {
    for (Addition addition : additions) {
      ModelClass model = model(addition.entity());
      FileDraft draft =
          drafts.computeIfAbsent(model.file().name(), it -> new FileDraft(modules, model.file()));
      ClassEditor editor = draft.editor(model);
      switch (addition) {
        case Addition.PrimaryKey it -> editor.addKey(key(draft));
        case Addition.KeyField it ->
            editor.addField(
                KeyTypes.field(
                    it.name(), it.parent(), it.optional(), Style.of(draft.file()), draft.top()));
        case Addition.Relation it -> editor.addRelation(relation(draft, it));
        case Addition.InverseName it -> editor.addInverse(it.side(), it.inverse());
      }
    }
    return drafts.values().stream().map(FileDraft::change).toList();
  }

  private ModelClass model(Entity entity) {
    ModelClass model = models.get(entity.id());
    if (model == null) {
      throw new IllegalStateException("never found: " + entity.id());
    }
    return model;
  }

  private static String key(FileDraft draft) {
    return Style.of(draft.file()).bars()
        ? "id: int | None = None"
        : "id: %s[int] = None".formatted(draft.top().use("typing", "Optional"));
  }

  private Relation relation(FileDraft draft, Addition.Relation wanted) {
    Side side = wanted.side();
    Style style = Style.of(draft.file());
    String descriptor =
        draft
            .top()
            .use(
                Library.RELATION_MODULE,
                Library.descriptor(side.kind(), wanted.entity().flavour()));
    String target = targetName(draft, model(side.other()));
    String quoted = draft.file().postponesAnnotations() ? target : style.quoted(target);
    String annotation =
        "%s[%s[%s]]".formatted(draft.top().use("typing", "ClassVar"), descriptor, quoted);
    List<String> arguments = new ArrayList<>();
    arguments.add("foreign_key=" + style.quoted(side.foreignKey()));
    wanted.inverse().ifPresent(it -> arguments.add("inverse_of=" + style.quoted(it)));
    return new Relation(wanted.name(), annotation, descriptor, arguments);
  }

  /**
   * The name under which {@code target} is known in the draft's module; imports it where it is not.
   */
  private String targetName(FileDraft draft, ModelClass target) {
    PythonFile file = draft.file();
    String name = target.entity().name();
    if (file.name().equals(target.file().name())) {
      return name;
    }
    for (Binding binding : file.bindings()) {
      if (!binding.typingOnly() && means(file, binding.name(), target)) {
        return binding.name();
      }
    }
    file.binding(name)
        .filter(it -> !means(file, it.name(), target))
        .ifPresent(
            it -> {
              throw new Refused(
                  Rule.NAME_TAKEN,
                  "`%s` is something else in `%s`, where the library would look for the model"
                      .formatted(name, file.name()),
                  List.of(new Label(target.entity().place(), "the model that is meant")),
                  "give the other thing another name, for instance `import ... as ...`");
            });
    importTarget(draft, target);
    return name;
  }

  private boolean means(PythonFile file, String name, ModelClass target) {
    return resolver
        .resolve(file, name)
        .id()
        .equals(new Thing.ProjectClass(target.file(), target.definition()).id());
  }

  /**
   * Into an import that stands at the top where nothing leads back; else at the bottom; else, where
   * an import at the bottom would meet a module half loaded, lazily.
   */
  private void importTarget(FileDraft draft, ModelClass target) {
    PythonFile file = draft.file();
    String name = target.entity().name();
    ImportGraph.Way back = graph.way(target.file().name(), file.name());
    Optional<ImportFrom> atTop = atTop(file, target.file());
    if (atTop.isPresent() && back == ImportGraph.Way.NONE && file.binding(name).isEmpty()) {
      draft.merge(atTop.get(), name);
      return;
    }
    ModulePath path = ModulePath.between(modules, file, target.file());
    if (back == ImportGraph.Way.TOP || draft.targets().isLazy()) {
      draft.targets().lazily(path, name);
    } else {
      draft.targets().atBottom(path, name);
      graph.plan(file.name(), target.file().name());
    }
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
