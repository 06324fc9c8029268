package dev.kinship.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command was given: words, options with their values (empty for a flag), and sentences,
 * each as its words; only {@code kin add} takes those, and has one at least.
 */
public record Given(List<String> words, Map<String, String> options, List<List<String>> sentences) {
  public Given {
    words = List.copyOf(words);
    options = Map.copyOf(options);
    sentences = List.copyOf(sentences);
  }

  public Optional<String> text(String option) {
    return Optional.ofNullable(options.get(option));
  }

  /** The same, with a value for that option. */
  public Given with(String option, String value) {
    Map<String, String> more = new HashMap<>(options);
    more.put(option, value);
    return new Given(words, more, sentences);
  }

  /** The same without that option. */
  public Given without(String option) {
    Map<String, String> fewer = new HashMap<>(options);
    fewer.remove(option);
    return new Given(words, fewer, sentences);
  }

  public boolean has(String option) {
    return options.containsKey(option);
  }
}
