package dev.kinship.cli.wizard;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Kind;
import dev.kinship.model.Sentence;
import dev.kinship.plan.PlanRules;
import dev.kinship.plan.relate.RelateRules;
import dev.kinship.request.ParsedSentence;
import dev.kinship.request.SentenceFlags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The questions about one sentence: tells which is next, takes an answer, and says what to print.
 * It reads and prints nothing itself. Each answer is planned at once, so that one that cannot be
 * planned is refused at its own question.
 */
final class Conversation {
  /** What another key or inverse can resolve. */
  private static final Set<Rule> RESOLVED_LATER =
      Set.of(
          RelateRules.NO_GOOD_NAME,
          RelateRules.BAD_KEY,
          RelateRules.RENAMED_KEY,
          RelateRules.OTHER_RELATIONSHIP,
          RelateRules.MADE_WITHOUT,
          PlanRules.OTHER_KEY,
          CommonRules.BAD_NAME,
          CommonRules.NAME_TAKEN,
          CommonRules.KEY_TYPE);

  private final ModelsAtHand models;
  private final Map<Topic, String> typed = new EnumMap<>(Topic.class);
  private final List<String> notes = new ArrayList<>();
  private Replies answers;
  private List<Offer> offers = List.of();
  private Optional<Outlook> known = Optional.empty();

  Conversation(ModelsAtHand models, ParsedSentence begun) {
    this.models = models;
    this.answers = Replies.to(begun);
    Topic[] words = {Topic.SOURCE, Topic.TYPE, Topic.TARGET};
    for (Topic word : words) {
      begun.given().get(word.ordinal()).ifPresent(it -> typed.put(word, it));
    }
    takeTypedWords();
  }

  /** What to print before the next question; it is forgotten then. */
  List<String> notes() {
    List<String> all = List.copyOf(notes);
    notes.clear();
    return all;
  }

  /** The next question; empty after the last one. */
  Optional<Topic> topic() {
    return Arrays.stream(Topic.values()).filter(it -> !answers.has(it) && isAsked(it)).findFirst();
  }

  Prompt question(Topic topic) {
    return new Phrasing(models, answers, outlook(), join()).of(topic);
  }

  /** The sentence as it was answered. */
  Sentence sentence() {
    return answers.sentence();
  }

  /** The same as the words to type. */
  List<String> words() {
    return answers.words();
  }

  /** What both models get, side by side. */
  List<String> panes() {
    return new Panes(models, outlook()).lines();
  }

  /** The flags that a sentence can have. */
  SentenceFlags flags() {
    return answers.begun().known();
  }

  /** Takes an answer to that question, or a wish about the questions themselves. */
  void answer(Topic topic, String text) {
    Optional<Offer> offer =
        text.matches("[1-9]") && Integer.parseInt(text) <= offers.size()
            ? Optional.of(offers.get(Integer.parseInt(text) - 1))
            : Optional.empty();
    offers = List.of();
    if (offer.isPresent()) {
      take(topic, offer.get().word(), offer.get().isNew());
    } else if (text.equals("<")) {
      back();
    } else if (text.equals("?")) {
      explain(topic);
    } else {
      take(topic, text, answers.begun().flags().containsKey("--create"));
    }
    takeTypedWords();
  }

  /** Goes back to the question before. */
  void back() {
    answers
        .last()
        .ifPresentOrElse(
            this::reopen, () -> notes.add(Phrasing.indented("This is the first question.")));
  }

  /** Asks that question again, and those that hang on its answer. */
  void reopen(Topic topic) {
    become(answers.without(topic));
  }

  /** The answers to choose one of, to be changed. */
  List<Topic> answered() {
    return List.copyOf(answers.given().keySet());
  }

  /** An answer, or the default that was taken. */
  String shown(Topic topic) {
    String text = answers.text(topic);
    if (!text.isEmpty()) {
      return text;
    }
    return switch (topic) {
      case JOIN -> join().usual();
      case KEY -> outlook().key().orElse("");
      case TARGET_KEY -> outlook().targetKey().orElse("");
      case INVERSE -> outlook().inverse().orElse("none");
      case OPTIONAL, PAIR -> "no";
      default -> "";
    };
  }

  private void takeTypedWords() {
    Optional<Topic> next = topic();
    while (next.filter(typed::containsKey).isPresent()) {
      Topic topic = next.get();
      boolean creates = answers.begun().flags().containsKey("--create");
      take(topic, String.valueOf(typed.remove(topic)), creates);
      next = topic();
    }
  }

  private void take(Topic topic, String text, boolean isNew) {
    Reading reading = new Readings(models, answers, join()).of(topic, text, isNew);
    if (reading.text().isEmpty()) {
      refuse(reading);
      return;
    }
    Replies next = creating(answers.with(topic, reading.text().get()));
    List<String> objection = objection(topic, next);
    if (!objection.isEmpty()) {
      refuse(Reading.refused(objection));
      return;
    }
    become(next);
    if (topic == Topic.TARGET) {
      outlook().meaning().stream().limit(2).map(Phrasing::indented).forEach(notes::add);
    }
    if (topic().isEmpty() && !isBrief() && !answers.has(Topic.FLAVOUR)) {
      notes.add(new Phrasing(models, answers, outlook(), join()).flavour());
    }
  }

  private void refuse(Reading reading) {
    reading.lines().stream().map(Phrasing::indented).forEach(notes::add);
    offers = reading.offers();
  }

  private void explain(Topic topic) {
    notes.add(Phrasing.indented(topic.explanation()));
    if (topic == Topic.SOURCE || topic == Topic.TARGET || topic == Topic.JOIN) {
      notes.add(Phrasing.indented("Models: " + String.join(", ", models.names())));
    }
  }

  /** Why this answer cannot be; empty if it can, or if a later answer can resolve it. */
  private List<String> objection(Topic topic, Replies next) {
    if (!next.hasWords()) {
      return List.of();
    }
    Outlook outlook = models.outlook(judged(topic, next));
    boolean open = outlook.isPlanned() || isResolvedLater(topic, next, outlook);
    return open ? List.of() : outlook.reason();
  }

  /**
   * What to judge an answer by: a key to the same model at both ends needs another one beside it.
   */
  private Replies judged(Topic topic, Replies next) {
    boolean alone =
        topic == Topic.KEY
            && isThrough()
            && !next.text(Topic.KEY).isEmpty()
            && !next.has(Topic.TARGET_KEY)
            && next.text(Topic.SOURCE).equals(next.text(Topic.TARGET));
    return alone ? next.with(Topic.TARGET_KEY, "other_" + next.text(Topic.KEY)) : next;
  }

  private boolean isResolvedLater(Topic topic, Replies next, Outlook outlook) {
    if (!topic.comesAfter(Topic.JOIN)) {
      return outlook.isRefusedBy(RESOLVED_LATER);
    }
    if (topic == Topic.KEY && isThrough() && !next.has(Topic.TARGET_KEY)) {
      boolean named = !next.text(Topic.KEY).isEmpty();
      return named && outlook.isRefusedBy(Set.of(RelateRules.NO_GOOD_NAME));
    }
    boolean waits = topic != Topic.OPTIONAL && !next.has(Topic.OPTIONAL) && !isThrough();
    if (waits && outlook.isRefusedBy(Set.of(RelateRules.MADE_WITHOUT))) {
      return true;
    }
    return !next.has(Topic.INVERSE)
        && !hasFlag("--inverse-of")
        && models.outlook(next.with(Topic.INVERSE, "none")).isPlanned();
  }

  private boolean isAsked(Topic topic) {
    if (topic.isWord()) {
      return true;
    }
    boolean stuck = !outlook().isPlanned();
    boolean wanted = !isBrief();
    return switch (topic) {
      case JOIN -> wanted && isThrough() && !hasFlag("--through");
      case KEY -> (wanted || stuck) && !hasFlag("--foreign-key");
      case TARGET_KEY -> (wanted || stuck) && isThrough() && !hasFlag("--target-foreign-key");
      case OPTIONAL -> wanted && !isThrough() && isNewKey();
      case PAIR -> wanted && isThrough() && models.called(joinName()).isEmpty();
      case INVERSE -> (wanted || stuck) && !hasFlag("--inverse-of");
      case FLAVOUR ->
          wanted && isNew(Topic.SOURCE) && isNew(Topic.TARGET) && models.hasBothFlavours();
      default -> true;
    };
  }

  /** If the sentence was begun, only what it cannot do without is asked. */
  private boolean isBrief() {
    return !answers.begun().words().isEmpty() || !answers.begun().flags().isEmpty();
  }

  private boolean hasFlag(String flag) {
    return answers.begun().flags().containsKey(flag);
  }

  private boolean isThrough() {
    return answers.kind() == Kind.HAS_MANY_THROUGH;
  }

  private boolean isNewKey() {
    Topic child = answers.kind() == Kind.BELONGS_TO ? Topic.SOURCE : Topic.TARGET;
    Optional<String> key =
        Optional.of(answers.text(Topic.KEY)).filter(it -> !it.isEmpty()).or(() -> outlook().key());
    return models.entity(answers.text(child)).flatMap(it -> key.flatMap(it::key)).isEmpty();
  }

  private String joinName() {
    String chosen = answers.text(Topic.JOIN);
    return chosen.isEmpty() ? join().usual() : chosen;
  }

  private JoinModel join() {
    return JoinModel.of(models, answers);
  }

  private boolean isNew(Topic topic) {
    return isNew(topic, answers);
  }

  private boolean isNew(Topic topic, Replies given) {
    return given.has(topic) && !models.names().contains(given.text(topic));
  }

  private Replies creating(Replies next) {
    return next.creating(isNew(Topic.SOURCE, next) || isNew(Topic.TARGET, next));
  }

  private void become(Replies next) {
    answers = creating(next);
    known = Optional.empty();
  }

  private Outlook outlook() {
    if (!answers.hasWords()) {
      return Outlook.NOTHING;
    }
    Outlook outlook = known.orElseGet(() -> models.outlook(answers));
    known = Optional.of(outlook);
    return outlook;
  }
}
