package dev.kinship.library.hazel;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Addition;
import dev.kinship.library.Defect;
import dev.kinship.library.Library;
import dev.kinship.library.Models;
import dev.kinship.library.NewModel;
import dev.kinship.library.Removal;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.ModelName;
import dev.kinship.model.ModelReference;
import dev.kinship.model.Referent;
import dev.kinship.source.Sources;
import dev.kinship.source.python.Lineage;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.source.python.models.KnownModels;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.source.python.models.ModelClasses;
import dev.kinship.source.python.models.ModelReader;
import dev.kinship.source.python.uses.ModuleUses;
import dev.kinship.syntax.python.token.Keywords;
import dev.kinship.text.Change;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The models of a project that uses Hazel. */
final class HazelModels implements Models {
  private final Library library;
  private final Modules modules;
  private final ModelClasses classes;
  private final KnownModels models;

  /** A class is a model if its bases lead to {@code hazel.Model}. */
  private record Reader(Lineage lineage) implements ModelReader {
    @Override
    public Optional<ModelClass> model(Resolved.ProjectClass theClass) {
      boolean isModel = lineage.of(theClass).stream().anyMatch(it -> it.id().equals("hazel.Model"));
      return isModel
          ? Optional.of(
              new ModelClass(
                  theClass.file(), theClass.definition(), new HazelClass(theClass).entity()))
          : Optional.empty();
    }

    @Override
    public boolean hasTable(ModelClass model) {
      return model.entity().table().isPresent();
    }
  }

  HazelModels(Library library, Sources sources) {
    this.library = library;
    this.modules = new Modules(sources);
    Lineage lineage = new Lineage(new Resolver(modules, "hazel"));
    this.classes = new ModelClasses(modules, lineage, new Reader(lineage), library.words());
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
  public void requireReadable(Entity entity) {
    FileEdits.requireReadable(models.classOf(entity).file());
  }

  @Override
  public List<String> broken() {
    return modules.broken();
  }

  @Override
  public Optional<Place> hidden(Entity entity, String name, boolean field) {
    return Optional.empty();
  }

  /** A key of Hazel is a column and no field. */
  @Override
  public Optional<Place> madeWithout(Entity entity, String field) {
    return Optional.empty();
  }

  /** Hazel imports the module that the reference names. */
  @Override
  public Optional<Defect> defect(Declared side) {
    return Optional.empty();
  }

  /** A target is {@code module:Class}; a join table stands for itself. */
  @Override
  public Referent referent(Entity owner, ModelReference reference) {
    Optional<Entity> known = reference.id().flatMap(models::byId);
    if (known.isPresent()) {
      return new Referent.Found(known.get());
    }
    if (!reference.written().contains(":")) {
      return new Referent.Found(joinTable(owner, reference));
    }
    ModelName name = ModelName.of(reference.written());
    List<Entity> found =
        models.entities(
            classes.named(name.name()).stream()
                .filter(it -> module(it).equals(name.module().orElse("")))
                .toList());
    return found.isEmpty() ? new Referent.Missing() : new Referent.Found(found.getFirst());
  }

  private static Entity joinTable(Entity owner, ModelReference reference) {
    List<String> keys =
        owner.relations().stream()
            .filter(it -> it.through().equals(Optional.of(reference)))
            .flatMap(it -> List.of(it.foreignKey(), it.targetForeignKey()).stream())
            .flatMap(Optional::stream)
            .toList();
    return Entity.joinTable(reference.written(), owner.flavour(), keys, owner.place());
  }

  static String module(ModelClass model) {
    return Modules.dotted("", model.file().name());
  }

  @Override
  public boolean mayMean(Entity owner, ModelReference reference, String className) {
    return reference.name().equals(className);
  }

  @Override
  public Entity create(NewModel model) {
    throw new Refused(
        CommonRules.UNKNOWN_MODEL,
        "there is no model `%s`, and Hazel's models are written by hand".formatted(model.name()),
        "write the class first");
  }

  @Override
  public boolean isName(String name) {
    return Keywords.allow(name);
  }

  @Override
  public Optional<String> objection(Entity entity, String name) {
    return entity.field(name).isPresent()
        ? Optional.of("is a field of `%s`".formatted(entity.name()))
        : Optional.empty();
  }

  @Override
  public Optional<String> objectionToField(Entity entity, String name) {
    return entity.relation(name).map(it -> "is a relationship of `%s`".formatted(entity.name()));
  }

  @Override
  public Optional<String> objectionToKey(Field field) {
    return Optional.empty();
  }

  @Override
  public List<Change> write(List<Addition> additions) {
    return new HazelWriter(modules, models).write(additions);
  }

  @Override
  public Removal.Erasure erase(List<Removal> removals) {
    return new HazelEraser(modules, models).erase(removals);
  }

  /** Modules are Python's. */
  @Override
  public List<Place> usesOfRemoved(List<Change> changes) {
    return ModuleUses.ofRemoved(modules, changes);
  }

  @Override
  public Optional<Addition.ThroughMethod> throughMethod(Entity entity, String name) {
    return Optional.empty();
  }

  @Override
  public List<String> methods(Entity entity) {
    return entity.relations().stream().map(Declaration::name).toList();
  }

  @Override
  public String call(Entity entity, String variable, String relation) {
    return variable + "." + relation;
  }
}
