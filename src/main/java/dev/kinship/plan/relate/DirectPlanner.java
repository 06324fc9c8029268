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
import dev.kinship.plan.ChildKey;
import dev.kinship.plan.PlanDraft;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.relate.EndPlanner.End;
import dev.kinship.plan.relate.EndPlanner.NameChoice;
import dev.kinship.plan.relate.KeyChoice.ChosenKey;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
   * Plans the sentence and registers its foreign key for the migration. {@code unique} are the keys
   * that the database has as unique.
   */
  void plan(Sentence sentence, Entity source, Entity target, Set<ChildKey> unique) {
    boolean holdsKey = sentence.kind() == Kind.BELONGS_TO;
    Entity child = holdsKey ? source : target;
    Entity parent = holdsKey ? target : source;
    namesakes().refuseDoubt(draft.now(child), draft.now(parent));
    ExistingKeys existing =
        new ExistingKeys(models, draft.relationships(), names, child, draft.now(parent));
    ChosenKey key = new KeyChoice(sentence, existing, "--foreign-key").key();
    boolean one =
        holdsKey
            && sentence.details().inverseKind().isEmpty()
            && unique.contains(new ChildKey(child, key.name()))
            && find(draft.now(parent), Kind.HAS_MANY, child, key.name()).isEmpty();
    plan(one ? sentence.withInverseKind(Kind.HAS_ONE) : sentence, source, target, key);
  }

  private Namesakes namesakes() {
    return new Namesakes(models, draft.relationships());
  }

  /** The same with this key; returns the link with both names. */
  PlannedLink plan(Sentence sentence, Entity source, Entity target, ChosenKey chosen) {
    boolean holdsKey = sentence.kind() == Kind.BELONGS_TO;
    Entity child = holdsKey ? source : target;
    Entity parent = holdsKey ? target : source;
    String key = chosen.name();
    namesakes().refuseDoubt(draft.now(child), draft.now(parent));
    namesakes().refuseKeyOfAnother(draft.now(child), parent, key);
    keys.plan(sentence, child, parent, key);
    Ends both = ends(sentence, child, parent, key);
    End here = both.here();
    End there = both.there();
    boolean many = there.kind() == Kind.HAS_MANY;
    Link.Direct link = new Link.Direct(draft.now(child), draft.now(parent), key, !many);
    Optional<String> hereName = ends.name(here, there);
    Optional<String> thereName = ends.name(there, here);
    if (child.id().equals(parent.id())) {
      new SelfReference(names, draft.now(child), key).require(ends, both, hereName, thereName);
    }
    ends.declare(here, hereName, link.here(), thereName, sentence.details().options());
    ends.declare(there, thereName, link.there(), hereName, sentence.details().options());
    boolean optional = draft.now(child).key(key).map(KeyColumn::nullable).orElse(false);
    KeyActions actions = actions(sentence, child, key, optional);
    PlannedLink planned =
        new PlannedLink(
            link,
            hereName,
            thereName,
            optional,
            actions,
            chosen.flag(),
            sentence.details().optional());
    draft.link(planned);
    return planned;
  }

  /** The child's end and the parent's, as they will be. */
  record Ends(End here, End there) {}

  private Ends ends(Sentence sentence, Entity child, Entity parent, String key) {
    boolean holdsKey = sentence.kind() == Kind.BELONGS_TO;
    List<Declared> held = find(draft.now(child), Kind.BELONGS_TO, parent, key);
    List<Declared> backs = backs(sentence, child, parent, key);
    ExistingSides sides =
        ExistingSides.of(
            draft.relationships(), sentence, holdsKey ? held : backs, holdsKey ? backs : held);
    Optional<Declaration> back = holdsKey ? sides.target() : sides.source();
    Kind kind = wantedBack(sentence).orElse(back.map(Declaration::kind).orElse(Kind.HAS_MANY));
    boolean many = kind == Kind.HAS_MANY;
    boolean itself = child.id().equals(parent.id());
    SelfReference own = new SelfReference(names, child, key);
    String role = names.ofParent(key, parent);
    return new Ends(
        EndPlanner.end(
            sentence,
            holdsKey,
            child,
            Kind.BELONGS_TO,
            itself ? own.ofParent() : NameChoice.of(role, role),
            holdsKey ? sides.source() : sides.target()),
        EndPlanner.end(
            sentence,
            !holdsKey,
            parent,
            kind,
            itself
                ? own.ofChild(many)
                : NameChoice.of(
                    names.ofChild(child, key, parent, many),
                    names.ofChildByRole(child, key, parent, many)),
            back));
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
          RelateRules.SETS_NULL,
          "`%s set-null` cannot work: `%s.%s` is required".formatted(flag, child.name(), key),
          "add --optional, or choose another " + flag);
    }
  }

  /** The kind that the parent's side must have; empty if any will do. */
  private static Optional<Kind> wantedBack(Sentence sentence) {
    return sentence.kind() == Kind.BELONGS_TO
        ? sentence.details().inverseKind()
        : Optional.of(sentence.kind());
  }

  /** The parent's sides with that key, of the wanted kind. Refuses if all are of the other kind. */
  private List<Declared> backs(Sentence sentence, Entity child, Entity parent, String key) {
    Entity now = draft.now(parent);
    List<Declared> all =
        Stream.of(Kind.HAS_ONE, Kind.HAS_MANY)
            .flatMap(it -> find(now, it, child, key).stream())
            .toList();
    Optional<Kind> wanted = wantedBack(sentence);
    List<Declared> fitting =
        all.stream().filter(it -> wanted.isEmpty() || wanted.get() == it.side().kind()).toList();
    if (fitting.isEmpty() && !all.isEmpty()) {
      Declaration other = all.getFirst().side();
      throw Refusals.other(
              now,
              other,
              "`%s.%s` is a %s by `%s`, and a %s by the same key would contradict it"
                  .formatted(
                      now.name(),
                      other.name(),
                      other.kind().word(),
                      key,
                      wanted.orElseThrow().word()),
              "to replace it: kin remove %s.%s, then kin add %s; to keep it, there is nothing to do"
                  .formatted(now.name(), other.name(), sentence))
          .with(it -> it.then("kin remove %s.%s".formatted(now.name(), other.name())));
    }
    return fitting;
  }

  private List<Declared> find(Entity entity, Kind kind, Entity other, String key) {
    return draft.relationships().direct(entity, kind, other, key).toList();
  }
}
