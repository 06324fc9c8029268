package dev.kinship.cli.wizard;

import dev.kinship.model.Kind;
import dev.kinship.model.Sentence;
import dev.kinship.request.ParsedSentence;
import dev.kinship.request.SentenceParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers so far to the questions that the {@code begun} sentence leaves open. An empty text is
 * the default; {@code creates} is whether a model is new.
 */
record Replies(ParsedSentence begun, Map<Topic, String> given, boolean creates) {
  static final String NO = "";
  static final String YES = "yes";
  private static final String CREATE = "--create";

  Replies {
    Map<Topic, String> ordered = new EnumMap<>(Topic.class);
    ordered.putAll(given);
    given = Collections.unmodifiableMap(ordered);
  }

  /** None yet. */
  static Replies to(ParsedSentence begun) {
    return new Replies(begun, Map.of(), /* creates= */ false);
  }

  boolean has(Topic topic) {
    return given.containsKey(topic);
  }

  /** Whether all three words are known. */
  boolean hasWords() {
    return has(Topic.SOURCE) && has(Topic.TYPE) && has(Topic.TARGET);
  }

  /** An answer that was given; the default is empty. */
  String text(Topic topic) {
    return given.getOrDefault(topic, NO);
  }

  Kind kind() {
    return Kind.called(text(Topic.TYPE)).orElseThrow();
  }

  Optional<Topic> last() {
    return given.keySet().stream().reduce((one, other) -> other);
  }

  Replies with(Topic topic, String text) {
    Map<Topic, String> more = new EnumMap<>(Topic.class);
    more.putAll(given);
    more.put(topic, text);
    return new Replies(begun, more, creates);
  }

  Replies creating(boolean needed) {
    return new Replies(begun, given, needed);
  }

  /** Without that answer, and without those that hang on it: all details hang on the words. */
  Replies without(Topic topic) {
    Map<Topic, String> fewer = new EnumMap<>(Topic.class);
    given.forEach(
        (it, text) -> {
          boolean hangs = (topic.isWord() || topic == Topic.JOIN) && it.comesAfter(Topic.TARGET);
          if (it != topic && !(hangs && it.comesAfter(topic))) {
            fewer.put(it, text);
          }
        });
    return new Replies(begun, fewer, creates);
  }

  /** The sentence as these answers make it. Refuses flags that do not fit the type. */
  Sentence sentence() {
    return new SentenceParser(begun.known()).typed(List.of(words())).getFirst().sentence();
  }

  /** What to type for it after {@code kin add}. */
  List<String> words() {
    List<String> words =
        new ArrayList<>(List.of(text(Topic.SOURCE), text(Topic.TYPE), text(Topic.TARGET)));
    begun
        .flags()
        .forEach((flag, word) -> addFlag(words, flag, word.text().equals(flag) ? "" : word.text()));
    add(words, Topic.JOIN, "--through");
    add(words, Topic.KEY, "--foreign-key");
    add(words, Topic.TARGET_KEY, "--target-foreign-key");
    add(words, Topic.INVERSE, "--inverse-of");
    addIf(text(Topic.OPTIONAL).equals(YES), words, "--optional");
    addIf(text(Topic.PAIR).equals(YES), words, "--no-unique-pair");
    addIf(!text(Topic.FLAVOUR).isEmpty(), words, "--" + text(Topic.FLAVOUR));
    addIf(creates && !begun.flags().containsKey(CREATE), words, CREATE);
    return words;
  }

  private void add(List<String> words, Topic topic, String flag) {
    if (!text(topic).isEmpty()) {
      addFlag(words, flag, text(topic));
    }
  }

  private static void addFlag(List<String> words, String flag, String value) {
    if (value.startsWith("-")) {
      words.add(flag + "=" + value);
    } else {
      words.add(flag);
      addIf(!value.isEmpty(), words, value);
    }
  }

  private static void addIf(boolean wanted, List<String> words, String word) {
    if (wanted) {
      words.add(word);
    }
  }
}
