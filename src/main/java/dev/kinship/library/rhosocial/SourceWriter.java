package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Addition;
import dev.kinship.library.rhosocial.fields.KeyTypes;
import dev.kinship.library.rhosocial.words.ThroughMethods;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelReference;
import dev.kinship.model.Side;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.edit.ClassEditor;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.source.python.edit.RelationText;
import dev.kinship.source.python.edit.TargetNames;
import dev.kinship.source.python.edit.TargetNames.Mention;
import dev.kinship.source.python.imports.Exports;
import dev.kinship.source.python.load.ImportSimulation;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.source.python.uses.StarImports;
import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns additions into edits of files: class bodies, and the imports that they need. */
final class SourceWriter {
  /** What the library's documentation calls it. */
  private static final String FIELD_PROXY = "c";

  private final Modules modules;
  private final PostponedTypes types;
  private final Resolver resolver;
  private final Function<Entity, ModelClass> classOf;
  private final Defects defects;
  private final NewModels created;
  private final ImportSimulation simulation;
  private final TargetNames targets;
  private final SupportPlaces support;
  private final Map<String, Exports> exports = new TreeMap<>();
  private final Map<String, ClassEditor> editors = new HashMap<>();
  private final Map<String, FileEdits> drafts = new LinkedHashMap<>();

  SourceWriter(
      Modules modules,
      Resolver resolver,
      PostponedTypes types,
      Defects defects,
      NewModels created,
      Function<Entity, ModelClass> classOf) {
    this.modules = modules;
    this.types = types;
    this.resolver = resolver;
    this.classOf = classOf;
    this.defects = defects;
    this.created = created;
    this.simulation = new ImportSimulation(modules);
    this.targets = new TargetNames(modules, resolver, simulation);
    this.support = new SupportPlaces(modules, resolver, simulation);
  }

  List<Change> write(List<Addition> additions) {
    exportNew(additions);
    placeSupport(additions);
    additions.forEach(this::write);
    exports.forEach((file, it) -> draft(modules.file(file).orElseThrow()).add(it.edits()));
    additions.forEach(this::requireKnownTypes);
    if (!simulation.endsWell()) {
      throw tooManyAtOnce();
    }
    List<Change> changes = new ArrayList<>();
    drafts.values().stream().flatMap(it -> it.change().stream()).forEach(changes::add);
    StarImports stars = new StarImports(modules, resolver);
    changes.stream()
        .flatMap(it -> it instanceof Change.Rewrite one ? Stream.of(one) : Stream.empty())
        .forEach(stars::requireKept);
    changes.addAll(support.changes());
    return changes;
  }

  private void requireKnownTypes(Addition addition) {
    if (addition instanceof Addition.Relation || addition instanceof Addition.Targets) {
      ModelClass model = classOf.apply(addition.entity());
      types.require(draft(model.file()), model, targets);
    }
  }

  private static Refused tooManyAtOnce() {
    return new Refused(
        RhosocialRules.NOT_IMPORTABLE,
        "after all of these relationships, some module could not be imported first any more",
        "add them a few at a time: kin finds the form of each import then");
  }

  /** What packages hand on comes first: the imports of targets must work with it. */
  private void exportNew(List<Addition> additions) {
    for (Addition addition : additions) {
      if (addition instanceof Addition.NewModel it) {
        exportNew(classOf.apply(it.entity()));
      }
    }
    exports.values().removeIf(it -> it.edits().isEmpty());
  }

  private void exportNew(ModelClass model) {
    String file = model.file().name();
    ModelClass neighbour = created.beside(model);
    boolean apart = created.neighbourOf(file).isPresent();
    if (apart) {
      simulation.create(file);
    } else {
      exports(model.file()).list(model.asClass(), neighbour.asClass());
    }
    Set<String> handing = new LinkedHashSet<>();
    for (String init : modules.packagesOf(file)) {
      // One that cannot be read hands nothing on.
      Optional<Exports> around =
          modules.file(init).filter(it -> !init.equals(file)).map(this::exports);
      if (around.isPresent()
          && around.get().add(model.asClass(), neighbour.asClass(), handing, simulation)) {
        handing.add(init);
      }
    }
    if (apart && !simulation.imports(file)) {
      throw created.notImportable(model, neighbour);
    }
  }

  private Exports exports(PythonFile file) {
    return exports.computeIfAbsent(file.name(), it -> new Exports(modules, file));
  }

  private void placeSupport(List<Addition> additions) {
    List<Set<String>> users =
        additions.stream().map(this::filesOfThrough).filter(it -> !it.isEmpty()).toList();
    for (Set<String> files : SupportPlaces.joined(users)) {
      support.choose(
          files.stream()
              .map(it -> modules.file(it).orElseThrow())
              .map(it -> new FileEdits(modules, it, created.kindOf(it.name())))
              .toList());
    }
  }

  /** The files of both ends, if the addition needs what the support module supplies. */
  private Set<String> filesOfThrough(Addition addition) {
    return switch (addition) {
      case Addition.Relation it when it.side().kind() == Kind.HAS_MANY_THROUGH ->
          files(it.entity(), it.side().other());
      case Addition.Targets it
          when it.side().kind() == Kind.HAS_MANY_THROUGH && lacksDescriptor(it) ->
          files(it.entity(), it.side().other());
      default -> Set.of();
    };
  }

  private Set<String> files(Entity one, Entity other) {
    Set<String> files = new LinkedHashSet<>();
    files.add(classOf.apply(one).file().name());
    files.add(classOf.apply(other).file().name());
    return files;
  }

  private void write(Addition addition) {
    ModelClass model = classOf.apply(addition.entity());
    FileEdits draft = draft(model.file());
    ClassEditor editor = editor(draft, model);
    switch (addition) {
      case Addition.PrimaryKey it -> editor.addKey(key(draft));
      case Addition.KeyField it -> editor.addField(KeyTypes.field(it, draft));
      case Addition.PlainField it -> editor.addField(KeyTypes.field(it.field(), draft));
      case Addition.Relation it -> {
        defects.requireRoom(model);
        editor.addRelation(relation(draft, it));
      }
      case Addition.InverseName it ->
          editor.addArgument(it.side().name(), "inverse_of", it.inverse());
      case Addition.Targets it -> require(draft, it);
      case Addition.NewModel it -> complete(draft, editor, model);
      case Addition.ThroughMethod it -> editor.addLast(ThroughMethods.text(it, draft.style()));
    }
  }

  private FileEdits draft(PythonFile file) {
    return drafts.computeIfAbsent(
        file.name(), it -> new FileEdits(modules, file, created.kindOf(file.name())));
  }

  private ClassEditor editor(FileEdits draft, ModelClass model) {
    return editors.computeIfAbsent(
        model.entity().id(),
        it -> {
          ClassMembers members = new ClassMembers(model.file().source(), model.definition());
          ClassEditor editor = new ClassEditor(model.file(), model.definition(), members);
          draft.add(editor::edits);
          return editor;
        });
  }

  private static String key(FileEdits draft) {
    String type = draft.top().builtin("int");
    return Style.bars(draft.file())
        ? "id: %s | None = None".formatted(type)
        : "id: %s[%s] = None".formatted(draft.top().use("typing", "Optional"), type);
  }

  private RelationText relation(FileEdits draft, Addition.Relation wanted) {
    Side side = wanted.side();
    ModelClass model = classOf.apply(wanted.entity());
    Style style = draft.style().near(model.definition().span().of(model.file().text()));
    String descriptor = descriptor(draft, side, wanted.entity().flavour());
    String target = targets.in(draft, classOf.apply(side.other()).asClass(), Mention.ANNOTATION);
    String quoted = draft.file().postponesAnnotations() ? target : style.quoted(target);
    String annotation =
        "%s[%s[%s]]".formatted(draft.top().use("typing", "ClassVar"), descriptor, quoted);
    List<String> arguments = new ArrayList<>();
    side.through()
        .map(it -> targets.in(draft, classOf.apply(it).asClass(), Mention.STRING))
        .ifPresent(it -> arguments.add("through=" + style.quoted(it)));
    arguments.add("foreign_key=" + style.quoted(side.foreignKey()));
    side.targetForeignKey()
        .ifPresent(it -> arguments.add("target_foreign_key=" + style.quoted(it)));
    wanted.inverse().ifPresent(it -> arguments.add("inverse_of=" + style.quoted(it)));
    return new RelationText(wanted.name(), Optional.of(annotation), descriptor, arguments);
  }

  private void require(FileEdits draft, Addition.Targets kept) {
    Declaration declared = kept.declaration();
    Side side = kept.side();
    ModelClass model = classOf.apply(kept.entity());
    defects.requireRepairable(model, new Declared(kept.entity(), declared));
    if (defects.lacks(model, declared, "ClassVar")) {
      draft.top().again(new ModulePath(0, "typing"), "ClassVar");
    }
    if (lacksDescriptor(kept)) {
      draft.top().again(supplier(draft, side.kind()), descriptor(kept));
    }
    require(draft, declared.target(), side.other(), Mention.ANNOTATION);
    if (declared.through().isPresent() && side.through().isPresent()) {
      require(draft, declared.through().get(), side.through().get(), Mention.STRING);
    }
  }

  private void require(FileEdits draft, ModelReference written, Entity model, Mention mention) {
    targets.require(draft, written.written(), classOf.apply(model).asClass(), mention);
  }

  private String descriptor(FileEdits draft, Side side, Flavour flavour) {
    return draft
        .top()
        .use(supplier(draft, side.kind()), Vocabulary.descriptor(side.kind(), flavour));
  }

  private static String descriptor(Addition.Targets kept) {
    return Vocabulary.descriptor(kept.side().kind(), kept.entity().flavour());
  }

  private boolean lacksDescriptor(Addition.Targets kept) {
    return defects.lacks(classOf.apply(kept.entity()), kept.declaration(), descriptor(kept));
  }

  /** The module that such descriptors are imported from. */
  private ModulePath supplier(FileEdits draft, Kind kind) {
    return kind == Kind.HAS_MANY_THROUGH
        ? ModulePath.between(modules, draft.file(), support.of(draft.file()))
        : new ModulePath(0, Vocabulary.RELATION_MODULE);
  }

  /**
   * A new class has the library's field proxy if the model beside it has one, in the same place,
   * unless it inherits it.
   */
  private void complete(FileEdits draft, ClassEditor editor, ModelClass model) {
    if (created.lacks(model, FIELD_PROXY)) {
      String proxy = draft.top().use(Vocabulary.BASE_MODULE, "FieldProxy");
      String classVar = draft.top().use("typing", "ClassVar");
      String line = "%s: %s[%s] = %s()".formatted(FIELD_PROXY, classVar, proxy, proxy);
      if (created.beginsWith(model, FIELD_PROXY)) {
        editor.addFirst(line);
      } else {
        editor.addLast(line);
      }
    }
    if (model.entity().primaryKey().size() > 1) {
      draft.top().use(Vocabulary.FIELD_MODULE, Vocabulary.COMPOSITE_KEY);
    }
    modules.packagesOf(model.file().name()).stream()
        .filter(exports::containsKey)
        .forEach(it -> draft(modules.file(it).orElseThrow()));
  }
}
