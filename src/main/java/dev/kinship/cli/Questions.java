package dev.kinship.cli;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.MigrationWish;
import dev.kinship.flow.Wish;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.plan.Plan.PlannedSide;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The six questions, asked one after the other; an empty answer takes what stands in brackets. */
record Questions(Console console, Kinship kinship) {
  Sentence ask() {
    ModelName source = ModelName.of(required("Source model: "));
    Kind kind =
        SentenceWords.kind(required("Type (belongs_to, has_one, has_many, has_many_through): "));
    ModelName target = ModelName.of(required("Target model: "));
    Sentence plain = new Sentence(source, kind, target, Details.NONE);
    Optional<String> key = orDefault("Foreign key", side(plain, true).map(PlannedSide::foreignKey));
    Sentence keyed = with(plain, key, new Inverse.Derived(), Optional.empty());
    Optional<Inverse> inverse =
        orDefault("Inverse (none for no inverse)", side(keyed, false).map(PlannedSide::name))
            .map(SentenceWords::inverse);
    Optional<Flavour> flavour =
        orDefault("Sync or async", Optional.of("what the models are")).map(Questions::flavour);
    return with(plain, key, inverse.orElse(new Inverse.Derived()), flavour);
  }

  private static Sentence with(
      Sentence sentence, Optional<String> key, Inverse inverse, Optional<Flavour> flavour) {
    Details details = sentence.details().with(key, inverse).with(flavour);
    return new Sentence(sentence.source(), sentence.kind(), sentence.target(), details);
  }

  /** The source's or the target's side as it would be planned; empty where it cannot be. */
  private Optional<PlannedSide> side(Sentence sentence, boolean source) {
    try {
      List<PlannedSide> sides =
          kinship.plan(new Wish(List.of(sentence), MigrationWish.NONE)).sides();
      // The child's side comes first in a plan, the source's in that of a has_many_through.
      boolean first =
          source == (sentence.kind() != Kind.HAS_ONE && sentence.kind() != Kind.HAS_MANY);
      return sides.size() < 2 ? Optional.empty() : Optional.of(sides.get(first ? 0 : 1));
    } catch (Refused e) {
      if (e.diagnostic().rule() == Rule.NO_GOOD_NAME) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String required(String question) {
    Optional<String> answer = console.ask(question);
    while (answer.filter(String::isEmpty).isPresent()) {
      answer = console.ask(question);
    }
    return answer.orElseThrow(Questions::noAnswer);
  }

  private Optional<String> orDefault(String question, Optional<String> usual) {
    String answer =
        console
            .ask(question + usual.map(it -> " [" + it + "]").orElse("") + ": ")
            .orElseThrow(Questions::noAnswer);
    return answer.isEmpty() ? Optional.empty() : Optional.of(answer);
  }

  private static Flavour flavour(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "sync" -> Flavour.SYNC;
      case "async" -> Flavour.ASYNC;
      default ->
          throw new Refused(
              Rule.WRONG_USAGE,
              "`%s` is neither sync nor async".formatted(word),
              "answer sync or async, or nothing");
    };
  }

  private static Refused noAnswer() {
    return new Refused(
        Rule.WRONG_USAGE,
        "the input ended before all questions were answered",
        "type the whole sentence: kin add Order belongs_to User");
  }
}
