package dev.kinship.library;

import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.ModelName;
import dev.kinship.model.ReferenceSource;
import dev.kinship.text.Change;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The models of one project. */
public interface Models extends ReferenceSource {
  /** The library whose models they are. */
  Library library();

  /** Reads, in one pass over the project, what {@link #find} will need for these class names. */
  void lookFor(Set<String> names);

  /** The one model called so. Refuses where there is none, more than one, or none to be edited. */
  Entity find(ModelName name);

  /** The one model called so, even if it cannot be edited. Refuses where there is none, or more. */
  Entity look(ModelName name);

  /** Refuses a model whose file, or a package around it, is not one that can be loaded. */
  void requireReadable(Entity entity);

  /** The files read so far that cannot be loaded, for a syntax error, by name. */
  List<String> broken();

  /** Why the library does not load a relationship; empty if nothing in the text is against it. */
  Optional<Defect> defect(Declared side);

  /** The other models whose classes have the same name. */
  List<Entity> namesakes(Entity entity);

  /** The shortest name that means this model alone: {@code Order} or {@code shop.models:Order}. */
  ModelName nameOf(Entity entity);

  /** Whether there is a model called so; refuses where there is more than one. */
  boolean has(ModelName name);

  /** The model as it is going to be, with the fields that it takes over from its neighbours. */
  Entity create(NewModel model);

  /** Whether the language lets an attribute be called so. */
  boolean isName(String name);

  /**
   * Why {@code name}, though no relationship has it, cannot be given to one of this entity, as the
   * rest of a sentence: "is a field of `Order`"; empty where it can.
   */
  Optional<String> objection(Entity entity, String name);

  /**
   * Where the class uses something else called {@code name}, which a new field or relationship of
   * that name would hide; empty if it does not.
   */
  Optional<Place> hidden(Entity entity, String name, boolean field);

  /**
   * Where a module makes an instance of the entity while it is loaded, without a value for {@code
   * field}; empty if none does.
   */
  Optional<Place> madeWithout(Entity entity, String field);

  /**
   * Why no field of this entity can be called so, as the rest of a sentence; empty where one can.
   */
  Optional<String> objectionToField(Entity entity, String name);

  /**
   * Why a field cannot be one end of a key, as the rest of a sentence about it; empty where it can.
   */
  Optional<String> objectionToKey(Field field);

  /** What makes the sources say all of this. Refuses where a file cannot be edited. */
  List<Change> write(List<Addition> additions);

  /**
   * What makes the sources say all of this no longer, with the imports that only this needed.
   * Refuses where a file cannot be edited.
   */
  Removal.Erasure erase(List<Removal> removals);

  /** Where other files import or name what these changes take out of a module, or all of one. */
  List<Place> usesOfRemoved(List<Change> changes);

  /** The method of that name, if it follows the links as {@link Addition.ThroughMethod} does. */
  Optional<Addition.ThroughMethod> throughMethod(Entity entity, String name);

  /** The names of the methods that the class of an entity has itself. */
  List<String> methods(Entity entity);

  /** How a call reads in the library: {@code await order.user()} for the variable {@code order}. */
  String call(Entity entity, String variable, String relation);
}
