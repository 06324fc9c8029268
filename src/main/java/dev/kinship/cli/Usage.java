package dev.kinship.cli;

import dev.kinship.request.Option;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a command's help shows, and so what the command takes. */
record Usage(List<String> description, Optional<Words> words, List<Option> options) {
  /**
   * The words that follow the command; {@code many} if it refuses a wrong number of them itself.
   */
  record Words(String label, boolean many, String description) {}

  static Usage of(String... description) {
    return new Usage(List.of(description), Optional.empty(), List.of());
  }

  Usage with(Words taken) {
    return new Usage(description, Optional.of(taken), options);
  }

  Usage with(List<Option> more) {
    return new Usage(description, words, Stream.concat(options.stream(), more.stream()).toList());
  }
}
