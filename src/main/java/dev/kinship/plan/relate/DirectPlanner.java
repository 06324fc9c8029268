package dev.kinship.plan.relate;

import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Models;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.Link;
import dev.kinship.model.Sentence;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.PlanDraft;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.relate.EndPlanner.End;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import java.util.Optional;

/** Plans one belongs_to, has_one or has_many: from whatever is there to both sides and the key. */
final class DirectPlanner {
  private final Models models;
  private final RelationNames names;
  private final PlanDraft draft;
  private final EndPlanner ends;
  private final KeyPlanner keys;

  DirectPlanner(Models models, RelationNames names, PlanDraft draft) {
    this.models = models;
    this.names = names;
    this.draft = draft;
    this.ends = new EndPlanner(models, draft);
    this.keys = new KeyPlanner(models, draft);
  }

  /**
   * Plans the sentence and registers its foreign key for the migration; returns the link with both
   * names.
   */
  PlannedLink plan(Sentence sentence, Entity source, Entity target) {
    boolean holdsKey = sentence.kind() == Kind.BELONGS_TO;
    Entity child = holdsKey ? source : target;
    Entity parent = holdsKey ? target : source;
    namesakes().refuseDoubt(draft.now(child), draft.now(parent));
    ExistingKeys existing =
        new ExistingKeys(models, draft.relationships(), names, child, draft.now(parent));
    return plan(
        sentence, source, target, new KeyChoice(sentence, existing, "--foreign-key").key());
  }

  private Namesakes namesakes() {
    return new Namesakes(models, draft.relationships());
  }

  /** The same with this key. */
  PlannedLink plan(Sentence sentence, Entity source, Entity target, ChosenKey chosen) {
    boolean holdsKey = sentence.kind() == Kind.BELONGS_TO;
    Entity child = holdsKey ? source : target;
    Entity parent = holdsKey ? target : source;
    String key = chosen.name();
    namesakes().refuseDoubt(draft.now(child), draft.now(parent));
    namesakes().refuseKeyOfAnother(draft.now(child), parent, key);
    keys.plan(sentence, child, parent, key);
    Kind wayBack = wayBack(sentence, child, parent, key);
    boolean many = wayBack == Kind.HAS_MANY;
    Link.Direct link = new Link.Direct(draft.now(child), draft.now(parent), key, !many);
    End here =
        EndPlanner.end(
            sentence,
            holdsKey,
            child,
            Kind.BELONGS_TO,
            names.ofParent(key, parent.name()),
            names.ofParent(key, parent.name()),
            find(draft.now(child), Kind.BELONGS_TO, parent, key));
    End there =
        EndPlanner.end(
            sentence,
            !holdsKey,
            parent,
            wayBack,
            names.ofChild(child.name(), key, parent.name(), many),
            names.ofChildByRole(child.name(), key, many),
            find(draft.now(parent), wayBack, child, key));
    Optional<String> hereName = ends.name(here, there);
    Optional<String> thereName = ends.name(there, here);
    if (child.id().equals(parent.id()) && hereName.equals(thereName)) {
      throw Refusals.sameName(child, hereName.orElse(key), there.byRole());
    }
    ends.declare(here, hereName, link.here(), thereName, sentence.details().options());
    ends.declare(there, thereName, link.there(), hereName, sentence.details().options());
    boolean optional = draft.now(child).key(key).map(KeyColumn::nullable).orElse(false);
    KeyActions actions = actions(sentence, child, key, optional);
    PlannedLink planned = new PlannedLink(link, hereName, thereName, optional, actions, chosen.flag());
    draft.link(planned);
    return planned;
  }

  private static KeyActions actions(Sentence sentence, Entity child, String key, boolean optional) {
    KeyActions wanted = sentence.details().actions();
    if (!optional) {
      refuseSetNull("--on-delete", wanted.onDelete(), child, key);
      refuseSetNull("--on-update", wanted.onUpdate(), child, key);
    }
    return wanted;
  }

  private static void refuseSetNull(
      String flag, ReferentialAction wanted, Entity child, String key) {
    if (wanted == ReferentialAction.SET_NULL) {
      throw new Refused(
          RelateRules.BAD_KEY,
          "`%s set-null` cannot work: `%s.%s` is required".formatted(flag, child.name(), key),
          "add --optional, or choose another " + flag);
    }
  }

  /** What the parent declares: as given, else as it already is, else has_many. */
  private Kind wayBack(Sentence sentence, Entity child, Entity parent, String key) {
    Entity now = draft.now(parent);
    Optional<Declaration> one = find(now, Kind.HAS_ONE, child, key);
    Optional<Declaration> many = find(now, Kind.HAS_MANY, child, key);
    Optional<Kind> said =
        sentence.kind() == Kind.BELONGS_TO
            ? sentence.details().inverseKind()
            : Optional.of(sentence.kind());
    Kind kind = said.orElse(one.isPresent() ? Kind.HAS_ONE : Kind.HAS_MANY);
    Optional<Declaration> other = kind == Kind.HAS_ONE ? many : one;
    if (other.isPresent()) {
      throw Refusals.other(
          now,
          other.get(),
          "`%s.%s` is a %s with the same key, and this would be a %s"
              .formatted(now.name(), other.get().name(), other.get().kind().word(), kind.word()),
          "remove the other one first (kin remove %s.%s), or use %s"
              .formatted(now.name(), other.get().name(), other.get().kind().word()));
    }
    return kind;
  }

  private Optional<Declaration> find(Entity entity, Kind kind, Entity other, String key) {
    return draft.relationships().direct(entity, kind, other, key).map(Declared::side).findFirst();
  }
}
