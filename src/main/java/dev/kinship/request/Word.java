package dev.kinship.request;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.model.Kind;
import dev.kinship.text.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A word of a sentence; {@code label} is where it is, if a refusal can point at it. */
public record Word(String text, Optional<Label> label) {
  /** A word of a sentence that needs no place to tell it from others. */
  Word(String text) {
    this(text, Optional.empty());
  }

  Word(String text, Place place, String label) {
    this(text, Optional.of(new Label(place, label)));
  }

  /**
   * {@code words} as they appear one after the other from {@code place} on. A word that its line
   * does not have, as after an escape, gets the whole of {@code place}.
   */
  static List<Word> in(Place place, List<String> words) {
    List<Word> result = new ArrayList<>();
    int from = place.column() - 1;
    for (String text : words) {
      int at = place.lineText().indexOf(text, from);
      if (at < 0) {
        result.add(new Word(text, place, "this sentence"));
        continue;
      }
      from = at + text.length();
      int length = Math.max(1, text.length());
      Place own = new Place(place.file(), place.line(), at + 1, place.lineText(), length);
      result.add(new Word(text, own, "this word"));
    }
    return result;
  }

  /** The same place with another text, as the value of {@code --name=VALUE} has. */
  Word with(String other) {
    return new Word(other, label);
  }

  boolean isFlag() {
    return text.startsWith("-") && text.length() > 1;
  }

  boolean isType() {
    return Kind.called(text).isPresent();
  }

  /** The types of which this is only the beginning: {@code has}. */
  List<String> typesBegun() {
    String start = text.toLowerCase(Locale.ROOT) + "_";
    return Arrays.stream(Kind.values())
        .map(Kind::word)
        .filter(it -> it.startsWith(start) && !isType())
        .toList();
  }

  Refused refused(Rule rule, String message, String help) {
    return new Refused(rule, message, label.stream().toList(), help);
  }

  Refused refused(Rule rule, String message, Suggestion suggestion) {
    return new Refused(rule, message, label.stream().toList(), suggestion);
  }

  Refused wrong(String message, String help) {
    return refused(CommonRules.WRONG_USAGE, message, help);
  }

  Refused wrong(String message, Suggestion suggestion) {
    return refused(CommonRules.WRONG_USAGE, message, suggestion);
  }
}
