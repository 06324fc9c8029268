package dev.kinship.cli;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options that more than one command has, and how options are read. */
final class Options {
  static final String PROJECT = "--project";
  static final String FORMAT = "--format";

  private Options() {}

  /** {@code spec} with the options of every command; its own help among them. */
  static CommandSpec withCommon(CommandSpec spec) {
    return spec.addOption(
            named("-h", "--help").usageHelp(true).description("Show this help.").build())
        .addOption(
            value(
                PROJECT,
                "DIR",
                "The project's folder. Default: the project around the current folder."))
        .addOption(value(FORMAT, "FORMAT", "text (the default) or json."));
  }

  static OptionSpec.Builder named(String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0");
  }

  static OptionSpec flag(String name, String description) {
    return named(name).description(description).build();
  }

  static OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The value of an option of this command, or of {@code kin} itself: both places are as good. */
  static Optional<String> text(ParseResult words, String name) {
    Optional<ParseResult> result = Optional.of(words);
    while (result.isPresent() && !result.get().hasMatchedOption(name)) {
      result = parent(result.get());
    }
    return result.map(it -> it.matchedOption(name).getValue());
  }

  /** Refuses an empty value, and an option that both {@code kin} and the command were given. */
  static void requireValues(ParseResult words) {
    for (OptionSpec it : words.matchedOptions()) {
      if (it.getValue() instanceof String value && value.isBlank()) {
        throw new Refused(
            Rule.WRONG_USAGE,
            "%s has an empty value".formatted(it.longestName()),
            "pass one, or leave %s out".formatted(it.longestName()));
      }
      if (parent(words).filter(kin -> kin.hasMatchedOption(it.longestName())).isPresent()) {
        throw new Refused(
            Rule.WRONG_USAGE, "%s is passed twice".formatted(it.longestName()), "pass it once");
      }
    }
    parent(words).ifPresent(Options::requireValues);
  }

  static boolean has(ParseResult words, String name) {
    return words.hasMatchedOption(name);
  }

  static boolean isJson(ParseResult words) {
    return text(words, FORMAT).equals(Optional.of("json"));
  }

  /** The folder to look for the project from. */
  static Path folder(ParseResult words, Console console) {
    return text(words, PROJECT).map(console.folder()::resolve).orElse(console.folder());
  }

  private static Optional<ParseResult> parent(ParseResult result) {
    return Optional.ofNullable(result.commandSpec().parent())
        .map(it -> it.commandLine().getParseResult());
  }
}
