package dev.kinship.plan.relate;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Addition;
import dev.kinship.library.FarEnd;
import dev.kinship.library.Library;
import dev.kinship.library.LibraryOption;
import dev.kinship.library.Models;
import dev.kinship.model.Entity;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Relationships;
import dev.kinship.model.Sentence;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.Plan;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.plan.PlanDraft;
import dev.kinship.plan.SchemaFacts;
import dev.kinship.plan.describe.PlainSentences;
import dev.kinship.text.Change;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns sentences into one plan for the code. */
public final class Planner {
  private final Models models;
  private final RelationNames names;
  private final SchemaFacts facts;
  private Optional<Sentence> current = Optional.empty();

  /** {@code facts} are known of the database. */
  public Planner(Models models, RelationNames names, SchemaFacts facts) {
    this.models = models;
    this.names = names;
    this.facts = facts;
  }

  /** The plan that makes all of them so. Refuses where one cannot be. */
  public CodePlan plan(List<Sentence> sentences) {
    Set<String> classes = new LinkedHashSet<>();
    for (Sentence it : sentences) {
      classes.addAll(List.of(it.source().name(), it.target().name()));
      if (it.kind() == Kind.HAS_MANY_THROUGH && joinsByModel(it)) {
        classes.add(it.join().name());
        classes.add(it.target().name() + it.source().name());
      }
    }
    models.lookFor(classes);
    PlanDraft draft = draft(sentences);
    List<String> words = sentences.stream().map(Sentence::toString).toList();
    List<Change> changes = models.write(all(draft));
    List<PlannedSide> sides = draft.sides(new PlainSentences(models, draft.relationships(), names));
    return new CodePlan(
        new Plan(words, sides, changes, List.of(), List.of()), draft.wanted(sentences));
  }

  private static List<Addition> all(PlanDraft draft) {
    return Stream.concat(draft.kept().stream(), draft.additions().stream()).toList();
  }

  private boolean joinsByModel(Sentence sentence) {
    return models.library().farEnd(sentence.details().options()) != FarEnd.JOIN_TABLE;
  }

  /** The sentence that was being planned when {@link #plan} refused; empty if there was none. */
  public Optional<Sentence> current() {
    return current;
  }

  /** The result of the sentences, one after the other; each must still hold after the last. */
  private PlanDraft draft(List<Sentence> sentences) {
    PlanDraft draft =
        new PlanDraft(new Relationships(models), models.library().words(), facts.keyless());
    for (Sentence sentence : sentences) {
      plan(sentence, draft);
    }
    int whole = draft.additions().size();
    for (Sentence sentence : sentences.size() > 1 ? sentences : List.<Sentence>of()) {
      plan(sentence, draft);
      if (draft.additions().size() > whole) {
        throw Refusals.notSoAnyMore(sentence);
      }
    }
    current = Optional.empty();
    return draft;
  }

  private void plan(Sentence sentence, PlanDraft draft) {
    current = Optional.of(sentence);
    refuseOptionsOfOthers(sentence);
    List<Entity> ends = ends(sentence, draft);
    Entity source = ends.getFirst();
    Entity target = ends.getLast();
    models.requireReadable(source);
    models.requireReadable(target);
    if (source.flavour() != target.flavour()) {
      throw Refusals.mixedFlavours(source, target, models.library().words());
    }
    sentence
        .details()
        .flavour()
        .filter(it -> it != source.flavour())
        .ifPresent(
            it -> {
              throw Refusals.otherFlavour(source, target, it.word());
            });
    if (sentence.kind() == Kind.HAS_MANY_THROUGH) {
      new ThroughPlanner(models, names, draft).plan(sentence, source, target);
    } else {
      new DirectPlanner(models, names, draft).plan(sentence, source, target, facts.unique());
    }
    new ModelPlanner(models, names, draft).addFields(sentence);
  }

  private void refuseOptionsOfOthers(Sentence sentence) {
    Library library = models.library();
    List<String> own = library.options().stream().map(LibraryOption::flag).toList();
    Optional<String> other =
        sentence.details().options().stream().filter(it -> !own.contains(it)).findFirst();
    if (other.isPresent()) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "%s does not apply to %s, which this project uses".formatted(other.get(), library.id()),
          "leave %s out".formatted(other.get()));
    }
  }

  /** The source and the target. */
  private List<Entity> ends(Sentence sentence, PlanDraft draft) {
    ModelName one = sentence.source();
    ModelName other = sentence.target();
    UnknownModels unknown = new UnknownModels();
    Optional<Entity> source = unknown.unlessUnknown(one, () -> found(sentence, one, other, draft));
    Optional<Entity> target =
        unknown.unlessUnknown(other, () -> found(sentence, other, one, draft));
    if (source.isEmpty() || target.isEmpty()) {
      throw unknown.refused();
    }
    return List.of(draft.now(source.get()), draft.now(target.get()));
  }

  /** The model; a missing one is created beside {@code other}, or any, where that is asked for. */
  private Entity found(Sentence sentence, ModelName name, ModelName other, PlanDraft draft) {
    boolean create = sentence.details().create() && name.module().isEmpty() && !models.has(name);
    Optional<Entity> neighbour =
        !create
            ? Optional.empty()
            : models.has(other) ? Optional.of(models.find(other)) : any(sentence);
    return neighbour
        .map(it -> new ModelPlanner(models, names, draft).create(name.name(), it))
        .orElseGet(() -> models.find(name));
  }

  /** The first model of the flavour that is asked for. */
  private Optional<Entity> any(Sentence sentence) {
    Optional<Flavour> flavour = sentence.details().flavour();
    return models.all().stream()
        .filter(it -> flavour.isEmpty() || flavour.get() == it.flavour())
        .findFirst();
  }
}
