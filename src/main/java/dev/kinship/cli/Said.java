package dev.kinship.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** A sentence as it was said, wherever: its words, and its flags with what stands behind them. */
record Said(List<String> words, Map<String, String> flags) {
  Said {
    words = List.copyOf(words);
    flags = Map.copyOf(flags);
  }

  /** On the command line. */
  static Said on(ParseResult result, List<String> words) {
    Map<String, String> flags = new LinkedHashMap<>();
    for (SentenceFlag flag : SentenceFlag.ALL) {
      if (Options.has(result, flag.name())) {
        flags.put(
            flag.name(), flag.takesValue() ? Options.text(result, flag.name()).orElse("") : "");
      }
    }
    return new Said(words, flags);
  }

  Optional<String> text(String flag) {
    return Optional.ofNullable(flags.get(flag));
  }

  boolean has(String flag) {
    return flags.containsKey(flag);
  }
}
