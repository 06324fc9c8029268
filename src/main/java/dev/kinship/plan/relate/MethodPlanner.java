package dev.kinship.plan.relate;

import dev.kinship.library.Addition;
import dev.kinship.library.Models;
import dev.kinship.model.Entity;
import dev.kinship.model.Link;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.PlanDraft;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.relate.ThroughPlanner.Joint;
import java.util.Optional;

/** Plans both ends of a has_many_through as methods that go from link to link. */
final class MethodPlanner {
  private final Models models;
  private final RelationNames names;
  private final PlanDraft draft;
  private final EndPlanner ends;

  MethodPlanner(Models models, RelationNames names, PlanDraft draft) {
    this.models = models;
    this.names = names;
    this.draft = draft;
    this.ends = new EndPlanner(models, draft);
  }

  void plan(Sentence sentence, Joint joint) {
    Link.Through link = joint.link();
    boolean itself = ThroughPlanner.isOne(link);
    plan(joint.near(), joint.far(), itself, sentence.details().name(), "--name");
    switch (sentence.details().inverse()) {
      case Inverse.Named it ->
          plan(joint.far(), joint.near(), itself, Optional.of(it.name()), "--inverse-of");
      case Inverse.Unwanted it -> {}
      case Inverse.Derived it ->
          plan(joint.far(), joint.near(), itself, Optional.empty(), "--inverse-of");
      case Inverse.Kept it ->
          plan(joint.far(), joint.near(), itself, Optional.empty(), "--inverse-of");
    }
  }

  private void plan(
      PlannedLink near, PlannedLink far, boolean itself, Optional<String> given, String flag) {
    Entity end = near.link().parent();
    Link.Direct other = far.link();
    String name = given.orElseGet(() -> names.ofFarEnd(other.foreignKey(), other.parent(), itself));
    if (!models.isName(name)) {
      throw Refusals.badName(end, name, "is not a valid attribute name", flag);
    }
    Addition.ThroughMethod method =
        new Addition.ThroughMethod(end, name, near.there().orElseThrow(), far.here().orElseThrow());
    if (exists(method)) {
      return;
    }
    if (draft.now(end).relation(name).isPresent()) {
      throw Refusals.taken(end, name, "is a relationship of `%s`".formatted(end.name()), flag);
    }
    ends.requireFree(end, name, flag);
    draft.add(method);
  }

  private boolean exists(Addition.ThroughMethod method) {
    boolean planned =
        draft
            .method(method.entity(), method.name())
            .filter(it -> it.links().equals(method.links()) && it.far().equals(method.far()))
            .isPresent();
    return planned || models.methods(method.entity()).contains(method.name());
  }
}
