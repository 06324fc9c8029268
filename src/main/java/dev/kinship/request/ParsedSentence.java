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
