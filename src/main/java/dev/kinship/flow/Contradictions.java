package dev.kinship.flow;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.plan.PlanRules;
import dev.kinship.plan.relate.RelateRules;
import dev.kinship.request.Wish;
import dev.kinship.request.Wish.Asked;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Explains why one of several sentences was refused: on its own, or because of another one. One
 * that only lacks a name contradicts none: the help tells which to give it. {@code trial} says why
 * sentences cannot be planned, if they cannot.
 */
record Contradictions(Wish wish, Function<List<Sentence>, Optional<Refused>> trial) {
  /** The refusal with the place of the sentence, and of the one that it contradicts. */
  Refused explained(Refused refused, Sentence sentence) {
    Asked asked = asked(sentence);
    Refused located = asked.place().map(it -> refused.at(it, "this sentence")).orElse(refused);
    boolean lacksName = refused.diagnostic().rule().equals(RelateRules.NO_GOOD_NAME);
    if (lacksName || wish.sentences().size() == 1 || trial.apply(List.of(sentence)).isPresent()) {
      return located;
    }
    return wish.asked().stream()
        .filter(it -> !it.sentence().equals(sentence) && related(it.sentence(), sentence))
        .filter(it -> contradict(it.sentence(), sentence))
        .findFirst()
        .map(it -> contradiction(refused, it, asked))
        .orElse(located);
  }

  private boolean contradict(Sentence other, Sentence sentence) {
    List<Sentence> all = wish.sentences();
    boolean before = all.indexOf(other) < all.indexOf(sentence);
    List<Sentence> both = before ? List.of(other, sentence) : List.of(sentence, other);
    return trial.apply(List.of(other)).isEmpty() && trial.apply(both).isPresent();
  }

  private Asked asked(Sentence sentence) {
    return wish.asked().stream()
        .filter(it -> it.sentence().equals(sentence))
        .findFirst()
        .orElseThrow();
  }

  private static Refused contradiction(Refused refused, Asked one, Asked other) {
    return new Refused(
        PlanRules.CONTRADICTION,
        "`%s` and `%s` contradict each other: %s"
            .formatted(one.sentence(), other.sentence(), refused.diagnostic().message()),
        Stream.concat(
                one.place().stream().map(it -> new Label(it, "this sentence")),
                other.place().stream().map(it -> new Label(it, "and this one")))
            .toList(),
        "remove one of them, or make both agree");
  }

  private static boolean related(Sentence one, Sentence other) {
    return models(one).anyMatch(it -> models(other).anyMatch(it::equals));
  }

  private static Stream<String> models(Sentence it) {
    return Stream.of(it.source(), it.target(), it.join()).map(ModelName::name);
  }
}
