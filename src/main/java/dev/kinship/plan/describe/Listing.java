package dev.kinship.plan.describe;

import dev.kinship.library.Models;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.model.ModelReference;
import dev.kinship.model.Referent;
import dev.kinship.model.Relationships;
import java.util.List;
import java.util.Optional;

/**
 * The models to be shown, sorted by name, in a project whose models are {@code all}, with what they
 * declare of each other.
 */
public record Listing(
    List<Entity> models,
    List<Entity> all,
    Relationships relationships,
    Models source,
    PlainSentences meaning) {
  public Listing {
    models = List.copyOf(models);
    all = List.copyOf(all);
  }

  /** Of {@code models}, some or all of {@code all}, which are those of {@code source}. */
  public static Listing of(List<Entity> models, List<Entity> all, Models source) {
    return new Listing(models, all, new Relationships(source), source, new PlainSentences(source));
  }

  /** The name that means this model alone. */
  public ModelName name(Entity entity) {
    return source.nameOf(entity);
  }

  /** The model at the other end, as a name that means it alone if the source tells which it is. */
  public String target(Declared side) {
    return shown(relationships.target(side), side.side().target());
  }

  /** The join model, shown likewise; empty for a direct relationship. */
  public Optional<String> join(Declared side) {
    return side.side().through().map(it -> shown(relationships.join(side), it));
  }

  private String shown(Referent referent, ModelReference reference) {
    return referent.entity().map(it -> name(it).toString()).orElseGet(reference::name);
  }
}
