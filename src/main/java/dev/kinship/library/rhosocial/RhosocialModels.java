package dev.kinship.library.rhosocial;

import dev.kinship.library.Addition;
import dev.kinship.library.Defect;
import dev.kinship.library.Library;
import dev.kinship.library.Models;
import dev.kinship.library.NewModel;
import dev.kinship.library.Removal;
import dev.kinship.library.Removal.Erasure;
import dev.kinship.library.rhosocial.words.HiddenNames;
import dev.kinship.library.rhosocial.words.ReservedNames;
import dev.kinship.library.rhosocial.words.ThroughMethods;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Flavour;
import dev.kinship.model.ModelName;
import dev.kinship.model.ModelReference;
import dev.kinship.model.Referent;
import dev.kinship.source.Sources;
import dev.kinship.source.python.Lineage;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.source.python.models.CallsAtLoad;
import dev.kinship.source.python.models.KnownModels;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.source.python.models.ModelClasses;
import dev.kinship.source.python.uses.ModuleUses;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.token.Keywords;
import dev.kinship.text.Change;
import dev.kinship.text.Nfkc;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The models of a Python project. */
final class RhosocialModels implements Models {
  private final Library library;
  private final Modules modules;
  private final Resolver resolver;
  private final Ancestry ancestry;
  private final ModelClasses classes;
  private final References references;
  private final HiddenNames hidden;
  private final PostponedTypes types;
  private final Defects defects;
  private final NewModels created;
  private final KnownModels models;

  RhosocialModels(Library library, Sources sources) {
    this.library = library;
    this.modules = new Modules(new OwnSources(sources));
    this.resolver = new Resolver(modules, Vocabulary.ROOT);
    Lineage lineage = new Lineage(resolver);
    this.ancestry = new Ancestry(modules, resolver, lineage);
    this.classes = new ModelClasses(modules, lineage, ancestry, library.words());
    this.references = new References(resolver, ancestry, classes);
    this.hidden = new HiddenNames(resolver, lineage);
    this.types = new PostponedTypes(resolver, lineage);
    this.defects = new Defects(modules, resolver, ancestry, classes);
    this.created = new NewModels(modules, resolver, lineage, ancestry);
    this.models = new KnownModels(modules, classes);
  }

  @Override
  public Library library() {
    return library;
  }

  @Override
  public void lookFor(Set<String> names) {
    classes.lookFor(names);
  }

  @Override
  public Entity find(ModelName name) {
    return models.find(name);
  }

  @Override
  public Entity look(ModelName name) {
    return models.look(name);
  }

  @Override
  public List<Entity> all() {
    return models.all();
  }

  @Override
  public void requireReadable(Entity entity) {
    PythonFile file = classOf(entity).file();
    FileEdits.requireReadable(file);
    modules.packagesOf(file.name()).stream()
        .flatMap(it -> modules.file(it).stream())
        .forEach(FileEdits::requireReadable);
  }

  @Override
  public List<String> broken() {
    return modules.broken();
  }

  @Override
  public Optional<Defect> defect(Declared side) {
    ModelClass model = classOf(side.owner());
    return defects
        .of(model, side)
        .or(() -> types.unknown(model, it -> false).map(it -> it.defect(model.file())))
        .or(
            () ->
                referent(side.owner(), side.side().target())
                    .entity()
                    .filter(it -> Defects.readsInverse(model, side.side()))
                    .map(this::classOf)
                    .filter(it -> it.file().outline().problems().isEmpty())
                    .flatMap(it -> Inverses.defect(ancestry, it, side.side())));
  }

  @Override
  public Referent referent(Entity owner, ModelReference reference) {
    Optional<Entity> planned = reference.id().flatMap(models::byId);
    List<Entity> meant =
        planned.isPresent()
            ? List.of(planned.get())
            : models.entities(references.of(classOf(owner).file(), reference.written()));
    return switch (meant.size()) {
      case 0 -> new Referent.Missing();
      case 1 -> new Referent.Found(meant.getFirst());
      default -> new Referent.Ambiguous(meant);
    };
  }

  @Override
  public boolean mayMean(Entity owner, ModelReference reference, String className) {
    return reference.name().equals(className)
        || References.renames(classOf(owner).file(), reference.written(), className);
  }

  @Override
  public List<Entity> namesakes(Entity entity) {
    return models.namesakes(entity);
  }

  @Override
  public ModelName nameOf(Entity entity) {
    return models.nameOf(entity);
  }

  @Override
  public boolean has(ModelName name) {
    return classes.has(name);
  }

  @Override
  public Entity create(NewModel wanted) {
    ModelClass model =
        created.create(wanted, wanted.neighbours().stream().map(this::classOf).toList());
    models.add(model);
    return model.entity();
  }

  @Override
  public boolean isName(String name) {
    return !name.startsWith("_") && Keywords.allow(name) && Nfkc.of(name).equals(name);
  }

  @Override
  public Optional<String> objection(Entity entity, String name) {
    if (entity.field(name).isPresent()) {
      return Optional.of("is a field of `%s`".formatted(entity.name()));
    }
    List<String> taken = namesOf(entity);
    String query = name + "_query";
    if (taken.contains(query)) {
      return Optional.of("also adds `%s`, which `%s` already has".formatted(query, entity.name()));
    }
    return taken(entity, name, taken).or(() -> fieldOfHeir(entity, name));
  }

  /**
   * pydantic keeps no attribute for a field, so the class would have the inherited relationship
   * instead.
   */
  private Optional<String> fieldOfHeir(Entity entity, String name) {
    return classes.heirs(classOf(entity)).stream()
        .flatMap(it -> ancestry.model(it).stream())
        .flatMap(it -> it.entity().field(name).stream().map(field -> field(it.entity(), field)))
        .findFirst();
  }

  private static String field(Entity heir, Field field) {
    return "is a field of `%s`, which inherits from it (%s)".formatted(heir.name(), field.place());
  }

  @Override
  public Optional<Place> hidden(Entity entity, String name, boolean field) {
    return hidden.use(classOf(entity), name, field);
  }

  @Override
  public Optional<Place> madeWithout(Entity entity, String field) {
    return new CallsAtLoad(modules, resolver)
        .without(field, classOf(entity).asClass(), classes.calling(entity.name()));
  }

  @Override
  public Optional<String> objectionToField(Entity entity, String name) {
    if (!isName(name)) {
      return Optional.of("is not a valid Python attribute name");
    }
    if (name.startsWith("_")) {
      return Optional.of("begins with an underscore, so pydantic would not store it");
    }
    return entity.relation(name).isPresent()
        ? Optional.of("is a relationship of `%s`".formatted(entity.name()))
        : taken(entity, name, namesOf(entity));
  }

  @Override
  public Optional<String> objectionToKey(Field field) {
    return field.column().equals(field.name())
        ? Optional.empty()
        : Optional.of(
            "is stored in a column with another name, `%s`, so the library finds nothing"
                .formatted(field.column()));
  }

  private static Optional<String> taken(Entity entity, String name, List<String> taken) {
    if (name.equals("c") || ReservedNames.ALL.contains(name)) {
      return Optional.of("is a member that every model inherits from the library or from pydantic");
    }
    return taken.contains(name)
        ? Optional.of("is a member of `%s`".formatted(entity.name()))
        : Optional.empty();
  }

  private List<String> namesOf(Entity entity) {
    ModelClass model = classOf(entity);
    return ancestry.namesOf(model.file(), model.definition());
  }

  private ModelClass classOf(Entity entity) {
    return models.classOf(entity);
  }

  @Override
  public List<Change> write(List<Addition> additions) {
    return new SourceWriter(modules, resolver, types, defects, created, this::classOf)
        .write(additions);
  }

  @Override
  public Erasure erase(List<Removal> removals) {
    return new Eraser(modules, this::classOf).erase(removals);
  }

  @Override
  public List<Place> usesOfRemoved(List<Change> changes) {
    return ModuleUses.ofRemoved(modules, changes);
  }

  @Override
  public List<String> methods(Entity entity) {
    return classOf(entity).definition().body().statements().stream()
        .filter(FunctionDefinition.class::isInstance)
        .map(it -> ((FunctionDefinition) it).name())
        .toList();
  }

  @Override
  public Optional<Addition.ThroughMethod> throughMethod(Entity entity, String name) {
    ModelClass model = classOf(entity);
    return model.definition().body().statements().stream()
        .filter(it -> it instanceof FunctionDefinition f && f.name().equals(name))
        .map(it -> it.span().of(model.file().text()))
        .flatMap(it -> ThroughMethods.read(entity, name, it, model.file().style()).stream())
        .findFirst();
  }

  @Override
  public String call(Entity entity, String variable, String relation) {
    String wait = entity.flavour() == Flavour.ASYNC ? "await " : "";
    return "%s%s.%s()".formatted(wait, variable, relation);
  }
}
