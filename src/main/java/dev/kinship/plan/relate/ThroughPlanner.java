package dev.kinship.plan.relate;

import dev.kinship.library.Addition;
import dev.kinship.library.Models;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.Link;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.model.Sentence.Join;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.PlanDraft;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.relate.EndPlanner.End;
import java.util.List;
import java.util.Optional;

/** Plans one has_many_through: the join model with its two keys, and both ends. */
final class ThroughPlanner {
  private final Models models;
  private final RelationNames names;
  private final PlanDraft draft;
  private final EndPlanner ends;
  private final DirectPlanner direct;

  ThroughPlanner(Models models, RelationNames names, PlanDraft draft) {
    this.models = models;
    this.names = names;
    this.draft = draft;
    this.ends = new EndPlanner(models, draft);
    this.direct = new DirectPlanner(models, names, draft);
  }

  void plan(Sentence sentence, Entity source, Entity target) {
    Namesakes namesakes = new Namesakes(models, draft.relationships());
    namesakes.refuseDoubt(draft.now(source), draft.now(target));
    JoinChoice choice = JoinChoice.of(sentence, source, target, models, draft.relationships());
    ModelName joinName = choice.model();
    Optional<Entity> there =
        models.has(joinName) ? Optional.of(draft.now(models.find(joinName))) : Optional.empty();
    boolean itself = source.id().equals(target.id());
    String near = key(sentence, there, source, choice.near(), false, itself);
    String far = key(sentence, there, target, choice.far(), true, itself);
    if (near.equals(far)) {
      throw ThroughRefusals.oneKey(source, target, near);
    }
    Entity join = there.orElseGet(() -> create(sentence, joinName, source, List.of(near, far)));
    boolean support = sentence.details().join().support();
    PlannedLink nearLink = direct.plan(belongsTo(sentence, joinName, near, support), join, source);
    PlannedLink farLink =
        direct.plan(belongsTo(sentence, joinName, far, support), draft.now(join), target);
    draft.pair(draft.now(join), near, far);
    Link.Through link = new Link.Through(nearLink.link(), farLink.link());
    if (support) {
      declare(sentence, link, itself);
    } else {
      method(sentence, source, itself, true, nearLink, farLink);
      method(sentence, target, itself, false, farLink, nearLink);
    }
  }

  /** The join model's key to one end: as said, as it is there, else as the end is called. */
  private String key(
      Sentence sentence,
      Optional<Entity> join,
      Entity end,
      Optional<String> said,
      boolean far,
      boolean itself) {
    if (itself && said.isEmpty()) {
      throw ThroughRefusals.rolesWanted(end);
    }
    if (join.isEmpty()) {
      return said.orElseGet(() -> RelationNames.foreignKey(end.name()));
    }
    Sentence plain = belongsTo(sentence, ModelName.of(join.get().name()), said);
    String flag = far ? "--target-foreign-key" : "--foreign-key";
    return new KeyChoice(draft.relationships(), plain, join.get(), end, flag).key();
  }

  private Entity create(Sentence sentence, ModelName name, Entity source, List<String> keys) {
    if (name.module().isPresent()) {
      throw ThroughRefusals.noJoinModel(name);
    }
    boolean composite = sentence.details().join().compositeKey();
    return new ModelPlanner(models, names, draft)
        .create(name.name(), source, composite ? keys : List.of());
  }

  private static Sentence belongsTo(
      Sentence sentence, ModelName join, String key, boolean support) {
    Sentence plain = belongsTo(sentence, join, Optional.of(key));
    Inverse inverse = support ? new Inverse.Kept() : new Inverse.Derived();
    Details details = plain.details().with(Optional.of(key), inverse);
    return new Sentence(join, Kind.BELONGS_TO, plain.target(), details);
  }

  private static Sentence belongsTo(Sentence sentence, ModelName join, Optional<String> key) {
    Details details =
        new Details(
            Optional.empty(),
            key,
            new Inverse.Kept(),
            Optional.empty(),
            Optional.empty(),
            sentence.details().actions(),
            Optional.empty(),
            Join.DERIVED,
            false);
    return new Sentence(join, Kind.BELONGS_TO, sentence.target(), details);
  }

  private void declare(Sentence sentence, Link.Through link, boolean itself) {
    End here = end(sentence, link.near(), link.far(), itself, true);
    End there = end(sentence, link.far(), link.near(), itself, false);
    Optional<String> hereName = ends.name(here, there);
    Optional<String> thereName = ends.name(there, here);
    if (itself && hereName.equals(thereName)) {
      throw Refusals.sameName(here.entity(), hereName.orElse(""), there.byRole());
    }
    ends.declare(here, hereName, link.here(), thereName);
    ends.declare(there, thereName, link.there(), hereName);
    draft.through(link, hereName, thereName);
  }

  private End end(
      Sentence sentence, Link.Direct near, Link.Direct far, boolean itself, boolean source) {
    Entity entity = draft.now(near.parent());
    String derived = names.ofFarEnd(far.foreignKey(), far.parent().name(), itself);
    return EndPlanner.end(
        sentence,
        source,
        entity,
        Kind.HAS_MANY_THROUGH,
        derived,
        names.plural(RelationNames.ofParent(far.foreignKey(), far.parent().name())),
        draft
            .relationships()
            .through(entity, near.child(), near.foreignKey(), far.parent(), far.foreignKey())
            .map(Declared::side)
            .findFirst());
  }

  /** Without the support module: a method that goes from link to link. */
  private void method(
      Sentence sentence,
      Entity end,
      boolean itself,
      boolean source,
      PlannedLink near,
      PlannedLink far) {
    Optional<String> said =
        source
            ? sentence.details().name()
            : sentence.details().inverse() instanceof Inverse.Named it
                ? Optional.of(it.name())
                : Optional.empty();
    if (!source && sentence.details().inverse() instanceof Inverse.Unwanted) {
      return;
    }
    Link.Direct other = far.link();
    String name =
        said.orElseGet(() -> names.ofFarEnd(other.foreignKey(), other.parent().name(), itself));
    String flag = source ? "--name" : "--inverse-of";
    if (!models.isName(name)) {
      throw Refusals.badName(end, name, "is no name that an attribute can have", flag);
    }
    String links = near.there().orElseThrow();
    String there = far.here().orElseThrow();
    boolean planned =
        draft
            .method(end, name)
            .filter(it -> it.links().equals(links) && it.far().equals(there))
            .isPresent();
    if (planned || models.methods(end).contains(name)) {
      return;
    }
    if (draft.now(end).relation(name).isPresent()) {
      String reason = "is a relationship of `%s`".formatted(end.name());
      throw Refusals.taken(end, name, reason, flag);
    }
    ends.requireFree(end, name, flag);
    draft.add(new Addition.ThroughMethod(end, name, links, there));
  }
}
