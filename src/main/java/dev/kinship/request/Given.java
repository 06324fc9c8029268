package dev.kinship.request;

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

  public boolean has(String option) {
    return options.containsKey(option);
  }
}
