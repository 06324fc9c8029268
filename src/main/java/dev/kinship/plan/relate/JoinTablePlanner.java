package dev.kinship.plan.relate;

import dev.kinship.library.Models;
import dev.kinship.model.Entity;
import dev.kinship.model.Link;
import dev.kinship.model.Sentence;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.PlanDraft;
import dev.kinship.plan.PlanDraft.Pair;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.relate.ThroughPlanner.Joint;
import java.util.List;
import java.util.Optional;

/** Plans the join table of a has_many_through, in a library that needs no model for it. */
final class JoinTablePlanner {
  private final RelationNames names;
  private final Models models;
  private final PlanDraft draft;
  private final KeyPlanner keys;

  JoinTablePlanner(Models models, RelationNames names, PlanDraft draft) {
    this.models = models;
    this.names = names;
    this.draft = draft;
    this.keys = new KeyPlanner(models, draft);
  }

  /** The table has a key to each end, and both together are its primary key. */
  Joint plan(Sentence sentence, Entity source, Entity target) {
    JoinChoice choice =
        JoinChoice.ofTable(
            sentence,
            names.joinTable(source.name(), target.name()),
            source,
            target,
            models,
            draft.relationships());
    if (source.id().equals(target.id())) {
      choice.requireRoles(source);
    }
    String near = choice.near().orElseGet(() -> names.foreignKey(source));
    String far = choice.far().orElseGet(() -> names.foreignKey(target));
    if (near.equals(far)) {
      throw ThroughRefusals.oneKey(source, target, near);
    }
    Entity join =
        Entity.joinTable(
            choice.model().name(), source.flavour(), List.of(near, far), source.place());
    PlannedLink nearLink = link(sentence, join, source, near, flag(choice.near(), "--foreign-key"));
    PlannedLink farLink =
        link(sentence, join, target, far, flag(choice.far(), "--target-foreign-key"));
    Optional<Boolean> unique = sentence.details().join().uniquePair();
    draft.pair(new Pair(draft.now(join), near, far, unique));
    return new Joint(nearLink, farLink);
  }

  /** The flag that would choose another key, unless this one is given. */
  private static Optional<String> flag(Optional<String> given, String flag) {
    return given.isPresent() ? Optional.empty() : Optional.of(flag);
  }

  private PlannedLink link(
      Sentence sentence, Entity join, Entity end, String key, Optional<String> flag) {
    keys.plan(sentence, join, end, key);
    Link.Direct link = new Link.Direct(draft.now(join), draft.now(end), key, /* unique= */ false);
    PlannedLink planned =
        new PlannedLink(
            link,
            Optional.empty(),
            Optional.empty(),
            /* optional= */ false,
            sentence.details().actions(),
            flag,
            Optional.empty());
    draft.link(planned);
    return planned;
  }
}
