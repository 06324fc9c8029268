package dev.kinship.plan.relate;

import dev.kinship.library.FarEnd;
import dev.kinship.library.Models;
import dev.kinship.library.NewModel.Keys;
import dev.kinship.library.NewModel.Uniqueness;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.model.Sentence.Join;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.PlanDraft;
import dev.kinship.plan.PlanDraft.Pair;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.relate.KeyChoice.ChosenKey;
import dev.kinship.plan.relate.ThroughPlanner.Joint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the join model of a has_many_through, with its two keys. */
final class JoinModelPlanner {
  private final Models models;
  private final RelationNames names;
  private final PlanDraft draft;
  private final DirectPlanner direct;

  JoinModelPlanner(Models models, RelationNames names, PlanDraft draft) {
    this.models = models;
    this.names = names;
    this.draft = draft;
    this.direct = new DirectPlanner(models, names, draft);
  }

  /** The join model belongs to both; a method needs the inverses of that too. */
  Joint plan(Sentence sentence, Entity source, Entity target, FarEnd form) {
    JoinChoice choice = JoinChoice.ofModel(sentence, source, target, models, draft.relationships());
    ModelName name = choice.model();
    Optional<Entity> existing =
        models.has(name) ? Optional.of(draft.now(models.find(name))) : Optional.empty();
    if (source.id().equals(target.id())) {
      choice.requireRoles(source);
    }
    ChosenKey nearKey = key(sentence, existing, source, choice.near(), "--foreign-key");
    ChosenKey farKey = key(sentence, existing, target, choice.far(), "--target-foreign-key");
    String near = nearKey.name();
    String far = farKey.name();
    if (near.equals(far)) {
      throw ThroughRefusals.oneKey(source, target, near);
    }
    Entity join =
        existing.orElseGet(
            () -> create(sentence, name, List.of(source, target), List.of(near, far)));
    Inverse inverse = form == FarEnd.METHOD ? new Inverse.Derived() : new Inverse.Kept();
    PlannedLink nearLink =
        direct.plan(belongsTo(sentence, name, Optional.of(near), inverse), join, source, nearKey);
    PlannedLink farLink =
        direct.plan(
            belongsTo(sentence, name, Optional.of(far), inverse), draft.now(join), target, farKey);
    Optional<Boolean> unique = sentence.details().join().uniquePair();
    draft.pair(new Pair(draft.now(join), near, far, unique));
    return new Joint(nearLink, farLink);
  }

  /** The join model's key to one end: as given, as it exists, else as the end is called. */
  private ChosenKey key(
      Sentence sentence, Optional<Entity> join, Entity end, Optional<String> given, String flag) {
    if (join.isEmpty()) {
      return given
          .map(ChosenKey::given)
          .orElseGet(() -> ChosenKey.derived(names.foreignKey(end), flag));
    }
    Sentence plain =
        belongsTo(sentence, ModelName.of(join.get().name()), given, new Inverse.Kept());
    ExistingKeys existing =
        new ExistingKeys(models, draft.relationships(), names, join.get(), draft.now(end));
    return new KeyChoice(plain, existing, flag).key();
  }

  private Entity create(Sentence sentence, ModelName name, List<Entity> ends, List<String> keys) {
    if (name.module().isPresent()) {
      throw ThroughRefusals.noJoinModel(name);
    }
    Join join = sentence.details().join();
    Uniqueness pair = join.uniquePair().orElse(true) ? Uniqueness.UNIQUE : Uniqueness.NONE;
    return new ModelPlanner(models, names, draft)
        .create(
            name.name(), ends, new Keys(keys, join.compositeKey() ? Uniqueness.PRIMARY_KEY : pair));
  }

  /** What the join model declares of one end; of the sentence only its actions hold for it. */
  private static Sentence belongsTo(
      Sentence sentence, ModelName join, Optional<String> key, Inverse inverse) {
    Details details =
        new Details(
            Optional.empty(),
            key,
            inverse,
            Optional.empty(),
            Optional.empty(),
            sentence.details().actions(),
            Optional.empty(),
            Join.DERIVED,
            false,
            List.of(),
            Set.of());
    return new Sentence(join, Kind.BELONGS_TO, sentence.target(), details);
  }
}
