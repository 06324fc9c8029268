package dev.kinship.plan.relate;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.FarEnd;
import dev.kinship.library.Models;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.Link;
import dev.kinship.model.Sentence;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.PlanDraft;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.relate.EndPlanner.End;
import dev.kinship.plan.relate.EndPlanner.NameChoice;
import java.util.List;
import java.util.Optional;

/** Plans one has_many_through: what joins the two models, and both ends. */
final class ThroughPlanner {
  private final Models models;
  private final RelationNames names;
  private final PlanDraft draft;
  private final EndPlanner ends;

  /** The two links that meet in a join model or a join table. */
  record Joint(PlannedLink near, PlannedLink far) {
    Link.Through link() {
      return new Link.Through(near.link(), far.link());
    }
  }

  ThroughPlanner(Models models, RelationNames names, PlanDraft draft) {
    this.models = models;
    this.names = names;
    this.draft = draft;
    this.ends = new EndPlanner(models, draft);
  }

  void plan(Sentence sentence, Entity source, Entity target) {
    Namesakes namesakes = new Namesakes(models, draft.relationships());
    namesakes.refuseDoubt(draft.now(source), draft.now(target));
    FarEnd form = models.library().farEnd(sentence.details().options());
    if (form == FarEnd.JOIN_TABLE) {
      refuse(sentence.details().join().model(), "--through", "a join table", "--join-table NAME");
      JoinTablePlanner tables = new JoinTablePlanner(models, names, draft);
      declare(sentence, tables.plan(sentence, source, target));
      return;
    }
    refuse(sentence.details().join().table(), "--join-table", "a join model", "--through MODEL");
    JoinModelPlanner joins = new JoinModelPlanner(models, names, draft);
    Joint joint = joins.plan(sentence, source, target, form);
    if (form == FarEnd.METHOD) {
      new MethodPlanner(models, names, draft).plan(sentence, joint);
    } else {
      declare(sentence, joint);
    }
  }

  private void refuse(Optional<?> given, String flag, String joins, String instead) {
    if (given.isPresent()) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "%s does not apply: %s relates the two through %s"
              .formatted(flag, models.library().id(), joins),
          "leave it out, or pass " + instead);
    }
  }

  private void declare(Sentence sentence, Joint joint) {
    Link.Through link = joint.link();
    ExistingSides sides =
        ExistingSides.of(
            draft.relationships(),
            sentence,
            find(link.near(), link.far()),
            find(link.far(), link.near()));
    End source = end(sentence, link.near(), link.far(), true, sides.source());
    End target = end(sentence, link.far(), link.near(), false, sides.target());
    Optional<String> name = ends.name(source, target);
    Optional<String> inverse = ends.name(target, source);
    if (isOne(link) && name.equals(inverse)) {
      throw Refusals.sameName(source.entity(), name.orElse(""), target.names().others().getFirst());
    }
    ends.declare(source, name, link.here(), inverse, sentence.details().options());
    ends.declare(target, inverse, link.there(), name, sentence.details().options());
    draft.through(link, name, inverse);
  }

  /** One end; its own key is {@code near}, the key to the other end {@code far}. */
  private End end(
      Sentence sentence,
      Link.Direct near,
      Link.Direct far,
      boolean source,
      Optional<Declaration> there) {
    Entity entity = draft.now(near.parent());
    boolean itself = near.parent().id().equals(far.parent().id());
    return EndPlanner.end(
        sentence,
        source,
        entity,
        Kind.HAS_MANY_THROUGH,
        NameChoice.of(
            names.ofFarEnd(far.foreignKey(), far.parent(), itself),
            names.ofFarEndByRole(far.foreignKey(), far.parent())),
        there);
  }

  private List<Declared> find(Link.Direct near, Link.Direct far) {
    return draft
        .relationships()
        .through(
            draft.now(near.parent()),
            near.child(),
            near.foreignKey(),
            far.parent(),
            far.foreignKey())
        .toList();
  }

  /** Whether a model is related to itself. */
  static boolean isOne(Link.Through link) {
    return link.near().parent().id().equals(link.far().parent().id());
  }
}
