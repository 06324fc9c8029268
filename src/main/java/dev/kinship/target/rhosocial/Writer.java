package dev.kinship.target.rhosocial;

import dev.kinship.model.Entity;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.model.Side;
import dev.kinship.target.Addition;
import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns additions into edits of files: class bodies, and the imports that they need. */
final class Writer {
  /** What the library's documentation calls it. */
  private static final String FIELD_PROXY = "c";

  private final Modules modules;
  private final Function<Entity, ModelClass> classOf;
  private final NewModels created;
  private final TargetNames targets;
  private final SupportModule support;
  private final Map<String, FileDraft> drafts = new LinkedHashMap<>();

  Writer(
      Modules modules, Resolver resolver, NewModels created, Function<Entity, ModelClass> classOf) {
    this.modules = modules;
    this.classOf = classOf;
    this.created = created;
    this.targets = new TargetNames(modules, resolver);
    this.support = new SupportModule(modules);
  }

  List<Change> write(List<Addition> additions) {
    additions.forEach(this::write);
    List<Change> changes = new ArrayList<>();
    drafts.values().forEach(it -> changes.add(it.change()));
    support.change().ifPresent(changes::add);
    return changes;
  }

  private void write(Addition addition) {
    ModelClass model = classOf.apply(addition.entity());
    FileDraft draft = draft(model.file());
    ClassEditor editor = draft.editor(model);
    switch (addition) {
      case Addition.PrimaryKey it -> editor.addKey(key(draft));
      case Addition.KeyField it -> editor.addField(KeyTypes.field(it, draft));
      case Addition.Relation it -> editor.addRelation(relation(draft, it));
      case Addition.InverseName it -> editor.addInverse(it.side(), it.inverse());
      case Addition.NewModel it -> complete(draft, editor, model);
      case Addition.ThroughMethod it -> editor.addLast(ThroughMethods.text(it, draft.style()));
    }
  }

  private FileDraft draft(PythonFile file) {
    return drafts.computeIfAbsent(
        file.name(), it -> new FileDraft(modules, file, created.kindOf(file.name())));
  }

  private static String key(FileDraft draft) {
    String type = draft.top().builtin("int");
    return draft.style().bars()
        ? "id: %s | None = None".formatted(type)
        : "id: %s[%s] = None".formatted(draft.top().use("typing", "Optional"), type);
  }

  private Relation relation(FileDraft draft, Addition.Relation wanted) {
    Side side = wanted.side();
    Style style = draft.style();
    String descriptor = descriptor(draft, side, wanted.entity().flavour());
    String target = targets.in(draft, classOf.apply(side.other()));
    String quoted = draft.file().postponesAnnotations() ? target : style.quoted(target);
    String annotation =
        "%s[%s[%s]]".formatted(draft.top().use("typing", "ClassVar"), descriptor, quoted);
    List<String> arguments = new ArrayList<>();
    side.through()
        .map(it -> targets.in(draft, classOf.apply(it)))
        .ifPresent(it -> arguments.add("through=" + style.quoted(it)));
    arguments.add("foreign_key=" + style.quoted(side.foreignKey()));
    side.targetForeignKey()
        .ifPresent(it -> arguments.add("target_foreign_key=" + style.quoted(it)));
    wanted.inverse().ifPresent(it -> arguments.add("inverse_of=" + style.quoted(it)));
    return new Relation(wanted.name(), annotation, descriptor, arguments);
  }

  private String descriptor(FileDraft draft, Side side, Flavour flavour) {
    String name = Library.descriptor(side.kind(), flavour);
    if (side.kind() != Kind.HAS_MANY_THROUGH) {
      return draft.top().use(Library.RELATION_MODULE, name);
    }
    PythonFile module = support.in(draft.file());
    return draft.top().use(ModulePath.between(modules, draft.file(), module), name);
  }

  /**
   * A new class has the library's field proxy, as its own tools have it, where it inherits none,
   * and is handed on.
   */
  private void complete(FileDraft draft, ClassEditor editor, ModelClass model) {
    if (!created.binds(model, FIELD_PROXY)) {
      String proxy = draft.top().use(Library.BASE_MODULE, "FieldProxy");
      String classVar = draft.top().use("typing", "ClassVar");
      editor.addLast("%s: %s[%s] = %s()".formatted(FIELD_PROXY, classVar, proxy, proxy));
    }
    if (model.definition().arguments().size() > 1) {
      draft.top().use(Library.FIELD_MODULE, Library.COMPOSITE_KEY);
    }
    Optional<ModelClass> neighbour = created.neighbourOf(model.file().name());
    Optional<PythonFile> init = Exports.initOf(modules, model.file().name());
    if (neighbour.isPresent() && init.isPresent()) {
      List<Edit> edits = new Exports(modules, init.get()).add(model, neighbour.get());
      if (!edits.isEmpty()) {
        draft(init.get()).add(edits);
      }
    }
  }
}
