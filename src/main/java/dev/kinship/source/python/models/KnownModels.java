package dev.kinship.source.python.models;

import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.text.Ordering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that were found so far, each with the class that it was read from. */
public final class KnownModels {
  private final Modules modules;
  private final ModelClasses classes;
  private final Map<String, ModelClass> found = new HashMap<>();

  public KnownModels(Modules modules, ModelClasses classes) {
    this.modules = modules;
    this.classes = classes;
  }

  /** The one model with that name that can be related to another. Refuses one without a table. */
  public Entity find(ModelName name) {
    return known(classes.find(name));
  }

  /** The one model with that name. Refuses a name that no model has, or more than one. */
  public Entity look(ModelName name) {
    return known(classes.look(name));
  }

  private Entity known(ModelClass model) {
    found.put(model.entity().id(), model);
    return model.entity();
  }

  /** Every model of the project, sorted by name and then by file. */
  public List<Entity> all() {
    return entities(classes.all()).stream()
        .sorted(Ordering.by(Entity::name).then(Ordering.by(Entity::id)))
        .toList();
  }

  /** The other models whose classes have the same name. */
  public List<Entity> namesakes(Entity entity) {
    return entities(classes.named(entity.name())).stream()
        .filter(it -> !it.id().equals(entity.id()))
        .toList();
  }

  /** The shortest name that means this model alone; of a join table, its name. */
  public ModelName nameOf(Entity entity) {
    return entity.isTable() || namesakes(entity).isEmpty()
        ? new ModelName(Optional.empty(), entity.name())
        : new ModelName(
            Optional.of(Modules.dotted("", classOf(entity).file().name())), entity.name());
  }

  /** The models of these classes, from now on known. */
  public List<Entity> entities(List<ModelClass> models) {
    models.forEach(it -> found.putIfAbsent(it.entity().id(), it));
    return models.stream().map(ModelClass::entity).toList();
  }

  /** The model of that id, if it was found. */
  public Optional<Entity> byId(String id) {
    return Optional.ofNullable(found.get(id)).map(ModelClass::entity);
  }

  /** The class of a model that was found here. */
  public ModelClass classOf(Entity entity) {
    ModelClass model = found.get(entity.id());
    if (model == null) {
      throw new IllegalStateException("never found: " + entity.id());
    }
    return model;
  }

  /** Counts a model in that is yet to be written. */
  public void add(ModelClass model) {
    classes.add(model);
    found.replaceAll((id, it) -> again(it));
    found.put(model.entity().id(), model);
  }

  /** The class as its file is going to be: a new one may be in it. */
  private ModelClass again(ModelClass model) {
    PythonFile file = modules.file(model.file().name()).orElseThrow();
    return file.body().stream()
        .filter(it -> it instanceof ClassDefinition c && c.name().equals(model.entity().name()))
        .map(it -> new ModelClass(file, (ClassDefinition) it, model.entity()))
        .findFirst()
        .orElseThrow();
  }
}
