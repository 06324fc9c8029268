package dev.kinship.cli;

import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Kinship;
import dev.kinship.model.Flavour;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.plan.relate.RelateRules;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.ParsedSentence;
import dev.kinship.request.SentenceOptions;
import dev.kinship.request.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The questions, asked one after the other; an empty answer takes the default in brackets. */
record Questions(Console console, Kinship kinship) {
  private static final List<String> WORDS =
      List.of(
          "Source model: ",
          "Type (belongs_to, has_one, has_many, has_many_through): ",
          "Target model: ");

  /** The sentence that was begun; the details are asked for only if there was nothing at all. */
  Sentence ask(ParsedSentence begun) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WORDS.size(); i++) {
      String question = WORDS.get(i);
      words.add(begun.given().get(i).orElseGet(() -> required(question)));
      if (i == 1) {
        SentenceOptions.kind(words.get(i)); // a wrong one is refused before the next question
      }
    }
    Sentence sentence = begun.with(words).sentence();
    return begun.words().isEmpty() && begun.flags().isEmpty() ? withDetails(sentence) : sentence;
  }

  private Sentence withDetails(Sentence plain) {
    Optional<String> key =
        orDefault("Foreign key", sides(plain).map(it -> it.source().foreignKey()));
    Sentence keyed = with(plain, key, new Inverse.Derived(), Optional.empty());
    Optional<Inverse> inverse =
        orDefault("Inverse (none for no inverse)", sides(keyed).map(it -> it.target().name()))
            .map(SentenceOptions::inverse);
    Optional<Flavour> flavour =
        orDefault("Sync or async", Optional.of("what the models are")).map(Questions::flavour);
    return with(plain, key, inverse.orElse(new Inverse.Derived()), flavour);
  }

  private static Sentence with(
      Sentence sentence, Optional<String> key, Inverse inverse, Optional<Flavour> flavour) {
    Details details = sentence.details().with(key, inverse).with(flavour);
    return new Sentence(sentence.source(), sentence.kind(), sentence.target(), details);
  }

  /** The two sides of a sentence as they would be planned. */
  private record Sides(PlannedSide source, PlannedSide target) {}

  /** Empty if there is no good name for one of them. */
  private Optional<Sides> sides(Sentence sentence) {
    try {
      List<PlannedSide> sides =
          kinship.plan(new Wish(List.of(sentence), MigrationWish.NONE)).sides();
      if (sides.size() < 2) {
        return Optional.empty();
      }
      PlannedSide first = sides.get(0);
      PlannedSide second = sides.get(1);
      // The source's side has the type of the sentence; if both have, it comes first.
      return Optional.of(
          first.kind() == sentence.kind() ? new Sides(first, second) : new Sides(second, first));
    } catch (Refused e) {
      if (e.diagnostic().rule().equals(RelateRules.NO_GOOD_NAME)) {
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
              CommonRules.WRONG_USAGE,
              "`%s` is neither sync nor async".formatted(word),
              "answer sync or async, or nothing");
    };
  }

  private static Refused noAnswer() {
    return new Refused(
        CommonRules.WRONG_USAGE,
        "the input ended before all questions were answered",
        "type the whole sentence: kin add Order belongs_to User");
  }
}
