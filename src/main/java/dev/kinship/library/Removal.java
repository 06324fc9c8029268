package dev.kinship.library;

import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.text.Change;
import dev.kinship.text.Place;
import java.util.List;

/** Something that a class declares, and is to declare no longer. */
public sealed interface Removal {
  /** The entity whose class it is. */
  Entity entity();

  /** The name under which code uses it. */
  String name();

  /** One side of a relationship. */
  record Relation(Entity entity, Declaration side) implements Removal {
    @Override
    public String name() {
      return side.name();
    }
  }

  /** The field of a key. */
  record KeyField(Entity entity, Field field) implements Removal {
    @Override
    public String name() {
      return field.name();
    }
  }

  /** A method as {@link Addition.ThroughMethod} makes it. */
  record Method(Entity entity, String name) implements Removal {}

  /**
   * The result of removing several: the changes of files, and the remaining places that seem to use
   * what is removed.
   */
  record Erasure(List<Change> changes, List<Place> uses) {
    public Erasure {
      changes = List.copyOf(changes);
      uses = List.copyOf(uses);
    }
  }
}
