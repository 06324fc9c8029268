package dev.kinship.library;

import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.NewField;
import dev.kinship.model.Side;
import java.util.Optional;
import java.util.Set;

/** Something that a class is to declare, and does not yet. */
public sealed interface Addition {
  /** The entity whose class it is. */
  Entity entity();

  /** A primary key field, {@code id}. */
  record PrimaryKey(Entity entity) implements Addition {}

  /** A field for the key to {@code parent}, typed like that one's primary key. */
  record KeyField(Entity entity, String name, Entity parent, boolean optional)
      implements Addition {}

  /** A field of a new model beside its keys, of one of the types of {@link NewField}. */
  record PlainField(Entity entity, NewField field) implements Addition {}

  /** One side of a relationship; {@code optional} if it holds a key that may be empty. */
  record Relation(
      Entity entity,
      String name,
      Side side,
      Optional<String> inverse,
      boolean optional,
      Set<String> options)
      implements Addition {
    public Relation {
      options = Set.copyOf(options);
    }

    /** The same with its inverse named. */
    public Relation with(String name) {
      return new Relation(entity, this.name, side, Optional.of(name), optional, options);
    }
  }

  /** What an existing side needs so that the library finds its target, and its join model. */
  record Targets(Entity entity, Declaration declaration, Side side) implements Addition {}

  /** The inverse's name, on a side that is declared without. */
  record InverseName(Entity entity, Declaration side, String inverse) implements Addition {}

  /**
   * A method that gives the records at the other end of a join model: {@code links} is the entity's
   * relationship to the join model, {@code far} the join model's to the other end.
   */
  record ThroughMethod(Entity entity, String name, String links, String far) implements Addition {}

  /** The whole class of a new model. */
  record NewModel(Entity entity) implements Addition {}
}
