package dev.kinship.target;

import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.text.Change;
import java.util.List;
import java.util.Optional;

/** The models of one project. */
public interface Models {
  /** The one model called so. Refuses where there is none, more than one, or none to be edited. */
  Entity find(ModelName name);

  /**
   * Why a relationship of this entity cannot be called {@code name}: an imperfect sentence such as
   * "is a field of `Order`"; empty where it can.
   */
  Optional<String> objection(Entity entity, String name);

  /** Why a field cannot be called so; empty where it can. */
  Optional<String> objectionToField(String name);

  /** What makes the sources say all of this. Refuses where a file cannot be edited. */
  List<Change> write(List<Addition> additions);

  /** How a call of the relationship reads in the library: {@code await order.user()}. */
  String call(Entity entity, String relation);
}
