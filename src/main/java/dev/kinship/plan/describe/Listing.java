package dev.kinship.plan.describe;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.library.Defect;
import dev.kinship.library.Models;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.model.ModelReference;
import dev.kinship.model.Referent;
import dev.kinship.model.Relationships;
import dev.kinship.naming.RelationNames;
import java.util.ArrayList;
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
  public static Listing of(
      List<Entity> models, List<Entity> all, Models source, RelationNames names) {
    Relationships relationships = new Relationships(source);
    return new Listing(
        models, all, relationships, source, new PlainSentences(source, relationships, names));
  }

  /** The same of some of the models. */
  public Listing only(List<Entity> some) {
    return new Listing(some, all, relationships, source, meaning);
  }

  /** What a class must inherit from to be a model, in words. */
  public String bases() {
    return source.library().words().bases();
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

  /**
   * The relationships that do not load, each with its first reason; those in a file with a syntax
   * error are left out.
   */
  public List<Diagnostic> notes() {
    List<String> broken = source.broken();
    return models.stream()
        .flatMap(Relationships::of)
        .filter(it -> !broken.contains(it.side().place().file()))
        .filter(it -> relationships.target(it) instanceof Referent.Found)
        .flatMap(it -> source.defect(it).map(defect -> note(it, defect)).stream())
        .toList();
  }

  private Diagnostic note(Declared side, Defect defect) {
    List<Diagnostic.Label> places = new ArrayList<>();
    if (defect.places().stream().noneMatch(it -> it.place().equals(side.side().place()))) {
      places.add(new Diagnostic.Label(side.side().place(), "declared here"));
    }
    places.addAll(defect.places());
    String message = "`%s` does not load: %s".formatted(side, defect.reason());
    if (!defect.repairable()) {
      return new Diagnostic(DescribeRules.UNFOUND, message, places, defect.byHand());
    }
    String command = command(side);
    String help = "%s, or run %s".formatted(defect.byHand(), command);
    return new Diagnostic(DescribeRules.UNFOUND, message, places, help).then(command);
  }

  private String command(Declared side) {
    Declaration declared = side.side();
    return "kin add %s %s %s"
        .formatted(name(side.owner()), declared.kind().word(), target(side))
        .concat(join(side).map(it -> " --through " + it).orElse(""));
  }

  private String shown(Referent referent, ModelReference reference) {
    return referent.entity().map(it -> name(it).toString()).orElseGet(reference::name);
  }
}
