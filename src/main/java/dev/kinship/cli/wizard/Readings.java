package dev.kinship.cli.wizard;

import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Understands an answer on its own, without planning what it leads to. */
record Readings(ModelsAtHand models, Replies answers, JoinModel join) {
  private static final List<String> KINDS = Arrays.stream(Kind.values()).map(Kind::word).toList();
  private static final String CLASS = "(?U)\\p{Lu}\\w*";

  /** The answer to the question on {@code topic}; {@code isNew} if a new model was offered. */
  Reading of(Topic topic, String text, boolean isNew) {
    return switch (topic) {
      case SOURCE -> model(text, models.names(), isNew);
      case TYPE -> type(text);
      case TARGET -> model(text, models.partnersOf(answers.text(Topic.SOURCE)), isNew);
      case JOIN -> join(text, isNew);
      case KEY, TARGET_KEY, INVERSE -> Reading.accepted(text);
      case OPTIONAL, PAIR -> yesOrNo(text);
      case FLAVOUR -> flavour(text);
    };
  }

  private Reading model(String text, List<String> fitting, boolean isNew) {
    if (text.isEmpty()) {
      return Reading.refused(List.of("This needs a model: ? lists them."));
    }
    List<String> meant = models.called(text);
    if (meant.size() == 1) {
      return Reading.accepted(meant.getFirst());
    }
    if (meant.size() > 1) {
      String reason = "%d models are called %s:".formatted(meant.size(), text);
      return Reading.offering(reason, meant.stream().map(Offer::of).toList());
    }
    return isNew && text.matches(CLASS) ? Reading.accepted(text) : unknown(text, fitting);
  }

  private Reading unknown(String text, List<String> fitting) {
    Stream<Offer> near = ModelsAtHand.near(text, fitting).stream().map(Offer::of);
    Stream<Offer> made = text.matches(CLASS) ? Stream.of(Offer.ofNew(text)) : Stream.of();
    List<Offer> offers = Stream.concat(near, made).toList();
    String reason = "There is no model `%s`.".formatted(text);
    return Reading.offering(offers.isEmpty() ? reason + " ? lists the models." : reason, offers);
  }

  private Reading join(String text, boolean isNew) {
    if (text.isEmpty()) {
      return Reading.accepted(join.explicit());
    }
    boolean nothingNear = ModelsAtHand.near(text, models.names()).isEmpty();
    boolean fresh = models.called(text).isEmpty() && nothingNear && text.matches(CLASS);
    return fresh ? Reading.accepted(text) : model(text, models.names(), isNew);
  }

  private Reading type(String text) {
    if (text.matches("[1-4]")) {
      return type(KINDS.get(Integer.parseInt(text) - 1));
    }
    String word = text.replace('-', '_').replace(' ', '_').toLowerCase(Locale.ROOT);
    if (!KINDS.contains(word)) {
      List<String> near = ModelsAtHand.near(word, KINDS);
      return word.isEmpty() || near.isEmpty()
          ? Reading.refused(List.of("Type a number from 1 to 4, or one of the words."))
          : Reading.refused(
              List.of(
                  "There is no type `%s`. Did you mean %s?"
                      .formatted(text, String.join(" or ", near))));
    }
    try {
      Replies whole = answers.with(Topic.TYPE, word).with(Topic.TARGET, answers.text(Topic.SOURCE));
      return Reading.accepted(whole.sentence().kind().word());
    } catch (Refused e) { // a flag that was passed is not for this type
      return Reading.refused(List.of(e.diagnostic().message()));
    }
  }

  private static Reading yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "y", "yes" -> Reading.accepted(Replies.YES);
      case "", "n", "no" -> Reading.accepted(Replies.NO);
      default -> Reading.refused(List.of("Type y or n."));
    };
  }

  private static Reading flavour(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "sync" -> Reading.accepted("sync");
      case "2", "async" -> Reading.accepted("async");
      default -> Reading.refused(List.of("Type sync or async."));
    };
  }
}
