package dev.kinship.request;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.text.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;

/**
 * Turns words into sentences, whichever door they come through. A sentence is three words and flags
 * in any order: {@code Order belongs_to User --optional --on-delete=cascade}. The type may also be
 * several words, and quotes around the whole change nothing: {@link NaturalWords}.
 */
public record SentenceParser(SentenceFlags flags) {
  /** Ends the flags: what follows are words. */
  static final String END = "--";

  private static final String THROUGH = "--through";

  /** Sentences that were typed, each as its words; a refusal names which of several it is. */
  public List<ParsedSentence> typed(List<List<String>> sentences) {
    if (sentences.size() == 1) {
      List<Word> words = sentences.getFirst().stream().map(Word::new).toList();
      return List.of(parse(words, Optional.empty()));
    }
    List<ParsedSentence> parsed = new ArrayList<>();
    for (List<String> words : sentences) {
      String line = String.join(" ", words);
      Place place =
          new Place("sentence " + (parsed.size() + 1), 1, 1, line, Math.max(1, line.length()));
      parsed.add(parse(place, words));
    }
    return parsed;
  }

  /** A sentence that was written in one text, which is at {@code place}. */
  ParsedSentence written(String text, Place place) {
    return parse(place, List.of(text.strip().split("\\s+")));
  }

  private ParsedSentence parse(Place place, List<String> words) {
    return parse(Word.in(place, words), Optional.of(new Label(place, "this sentence")));
  }

  private ParsedSentence parse(List<Word> sentence, Optional<Label> label) {
    List<Word> words = new ArrayList<>();
    Map<String, Word> given = new LinkedHashMap<>();
    ListIterator<Word> left = sentence.listIterator();
    while (left.hasNext()) {
      Word word = left.next();
      if (word.text().equals(END)) {
        left.forEachRemaining(it -> addParts(words, it));
      } else if (word.isFlag()) {
        addFlag(given, word, left);
      } else {
        addParts(words, word);
      }
    }
    NaturalWords natural = new NaturalWords(new NaturalWords(words).withType());
    Optional<Word> join = natural.join();
    join.ifPresent(it -> put(given, THROUGH, it, it));
    return new ParsedSentence(
        join.isPresent() ? natural.withoutJoin() : natural.words(), given, label, flags);
  }

  /** No name has a space in it, so a word that has one was quoted with others. */
  private static void addParts(List<Word> words, Word word) {
    if (word.text().isBlank()) {
      words.add(word);
    } else {
      Arrays.stream(word.text().strip().split("\\s+")).map(word::with).forEach(words::add);
    }
  }

  private void addFlag(Map<String, Word> given, Word word, ListIterator<Word> left) {
    SentenceFlag flag = flag(word);
    Optional<String> attached =
        Optional.of(word.text().indexOf('='))
            .filter(it -> it >= 0)
            .map(it -> word.text().substring(it + 1));
    if (!flag.takesValue() && attached.isPresent()) {
      throw word.wrong("%s takes no value".formatted(flag.name()), "pass it alone");
    }
    Word value =
        flag.takesValue() ? attached.map(word::with).orElseGet(() -> next(flag, word, left)) : word;
    if (value.text().isBlank()) {
      throw word.wrong(
          "%s has an empty value".formatted(flag.name()),
          "pass one, or leave %s out".formatted(flag.name()));
    }
    put(given, flag.name(), value, word);
  }

  private static void put(Map<String, Word> given, String flag, Word value, Word word) {
    if (given.put(flag, value) != null) {
      throw word.wrong("%s is passed twice".formatted(flag), "pass it once");
    }
  }

  private static Word next(SentenceFlag flag, Word word, ListIterator<Word> left) {
    if (left.hasNext()) {
      Word next = left.next();
      if (!next.isFlag()) {
        return next;
      }
    }
    throw word.wrong(
        "%s takes a value".formatted(flag.name()),
        "use %s %s".formatted(flag.name(), flag.option().label().orElseThrow()));
  }

  private SentenceFlag flag(Word word) {
    String name = SentenceFlag.name(word.text());
    return flags
        .typed(name)
        .orElseThrow(
            () ->
                word.wrong(
                    "a sentence has no flag `%s`".formatted(name),
                    Suggestion.listing(
                        name,
                        flags.all().stream().map(SentenceFlag::name).toList(),
                        "there are ")));
  }
}
