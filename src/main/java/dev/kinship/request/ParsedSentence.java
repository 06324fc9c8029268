package dev.kinship.request;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.model.Sentence;
import dev.kinship.request.Wish.Asked;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sentence in parts: its words, and its flags by their names, each with its value (the flag
 * itself if it takes none). {@code label} is where the whole of it is, if there are others, and
 * {@code known} are all flags.
 */
public record ParsedSentence(
    List<Word> words, Map<String, Word> flags, Optional<Label> label, SentenceFlags known) {
  public ParsedSentence {
    words = List.copyOf(words);
    flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
  }

  /** One without any word. */
  public static ParsedSentence nothing(SentenceFlags known) {
    return new ParsedSentence(List.of(), Map.of(), Optional.empty(), known);
  }

  /** Whether a word is missing. */
  public boolean isIncomplete() {
    return words.size() < 3;
  }

  /** Source, type and target, as far as they were given. */
  public List<Optional<String>> given() {
    List<Optional<String>> texts = words.stream().map(it -> Optional.of(it.text())).toList();
    Optional<String> none = Optional.empty();
    return switch (texts.size()) {
      case 0 -> List.of(none, none, none);
      case 1 -> List.of(texts.get(0), none, none);
      case 2 ->
          words.get(1).isType() || !words.get(1).typesBegun().isEmpty()
              ? List.of(texts.get(0), texts.get(1), none)
              : words.get(0).isType()
                  ? List.of(none, texts.get(0), texts.get(1))
                  : List.of(texts.get(0), none, texts.get(1));
      default -> texts;
    };
  }

  /** The same flags with other words. */
  public ParsedSentence with(List<String> others) {
    return new ParsedSentence(others.stream().map(Word::new).toList(), flags, label, known);
  }

  /** What it means. Refuses words and values that have no meaning, with their places. */
  public Sentence sentence() {
    return SentenceOptions.read(this);
  }

  /** The same, with the place of the whole sentence for refusals that come later. */
  public Asked asked() {
    return new Asked(sentence(), label.map(Label::place));
  }

  Optional<Word> value(String flag) {
    return Optional.ofNullable(flags.get(flag));
  }

  Optional<String> text(String flag) {
    return value(flag).map(Word::text);
  }

  boolean has(String flag) {
    return flags.containsKey(flag);
  }
}
