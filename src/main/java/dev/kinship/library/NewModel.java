package dev.kinship.library;

import dev.kinship.model.Entity;
import java.util.List;

/**
 * A model that is yet to be written: beside the first of its {@code neighbours}, in the manner of
 * them all. {@code table} may have a schema.
 */
public record NewModel(String name, String table, List<Entity> neighbours, Keys keys) {
  /** The foreign keys that it will have, and whether no two rows may have the same. */
  public record Keys(List<String> foreign, Uniqueness uniqueness) {
    /** Keys of which nothing is known yet. */
    public static final Keys UNKNOWN = new Keys(List.of(), Uniqueness.NONE);

    public Keys {
      foreign = List.copyOf(foreign);
    }

    /** The columns of the primary key; empty if it is {@code id}. */
    public List<String> primary() {
      return uniqueness == Uniqueness.PRIMARY_KEY ? foreign : List.of();
    }
  }

  /** What the foreign keys are together. */
  public enum Uniqueness {
    NONE,
    UNIQUE,
    PRIMARY_KEY
  }

  public NewModel {
    neighbours = List.copyOf(neighbours);
  }
}
