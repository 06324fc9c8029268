package dev.kinship.cli;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.request.Given;
import dev.kinship.request.JoinedSentences;
import dev.kinship.request.Option;
import dev.kinship.request.SentenceFlags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Finds out which command a command line means and what it is given. The sentences of {@code kin
 * add} are taken out first; what remains, and all help, is picocli's.
 */
final class CommandLineParser {
  private final SentenceFlags flags;
  private final Map<String, Verb> verbs = new LinkedHashMap<>();
  private final CommandLine line;

  CommandLineParser(List<Verb> commands, SentenceFlags flags) {
    this.flags = flags;
    // picocli opens every jar to look for Groovy, and many classes to convert to what no option is.
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", "java.*");
    CommandSpec kin =
        spec(
            "kin",
            Usage.of("Writes relationships between ActiveRecord models.").with(Options.COMMON));
    kin.addOption(
        builder("-V", "--version").versionHelp(true).description("Show the version.").build());
    line = new CommandLine(kin).setExpandAtFiles(false);
    commands.forEach(it -> verbs.put(it.name(), it));
  }

  /** What a command line asks for. */
  sealed interface Parsed {
    record Help(String text) implements Parsed {}

    record Version() implements Parsed {}

    /** No command is named. */
    record Nothing(String help) implements Parsed {}

    record Command(Verb verb, Given given) implements Parsed {}
  }

  /** Refuses unknown options, options without a value, and options passed twice. */
  Parsed parse(List<String> typed) {
    int command = command(typed);
    addCommands(command < typed.size() ? typed.get(command) : "");
    Optional<JoinedSentences> joined = joined(typed, command);
    List<String> others =
        new ArrayList<>(typed.subList(0, joined.isPresent() ? command + 1 : typed.size()));
    joined.ifPresent(it -> others.addAll(it.rest()));
    try {
      ParseResult kin = line.parseArgs(others.toArray(String[]::new));
      ParseResult last = kin.hasSubcommand() ? kin.subcommand() : kin;
      if (kin.isUsageHelpRequested() || last.isUsageHelpRequested()) {
        ParseResult helped = kin.isUsageHelpRequested() ? kin : last;
        return new Parsed.Help(usage(helped.commandSpec().commandLine()));
      }
      if (kin.isVersionHelpRequested()) {
        return new Parsed.Version();
      }
      return kin.hasSubcommand()
          ? command(kin, last, joined.map(JoinedSentences::sentences).orElse(List.of()))
          : new Parsed.Nothing(usage(line));
    } catch (ParameterException e) {
      throw refused(e);
    }
  }

  /** The one that is named, since each takes time; all of them if none is or it is unknown. */
  private void addCommands(String name) {
    Collection<Verb> wanted = verbs.containsKey(name) ? List.of(verbs.get(name)) : verbs.values();
    wanted.forEach(it -> line.addSubcommand(it.name(), spec(it.name(), it.usage())));
  }

  /** The position of the command's name, if there is one. */
  private int command(List<String> typed) {
    int at = 0;
    while (at < typed.size() && typed.get(at).startsWith("-")) {
      at += width(line.getCommandSpec(), typed.get(at));
    }
    return at;
  }

  /** The sentences after a command that takes them. */
  private Optional<JoinedSentences> joined(List<String> typed, int command) {
    if (command >= typed.size()) {
      return Optional.empty();
    }
    List<String> words = typed.subList(command + 1, typed.size());
    return Optional.ofNullable(line.getSubcommands().get(typed.get(command)))
        .map(CommandLine::getCommandSpec)
        .filter(it -> it.findOption(JoinedSentences.AND.name()) != null)
        .map(it -> JoinedSentences.in(words, flags, word -> width(it, word)));
  }

  /** How many words an option takes, itself among them. */
  private static int width(CommandSpec spec, String word) {
    OptionSpec option = spec.findOption(word);
    return option != null && option.arity().max() > 0 ? 2 : 1;
  }

  private Parsed command(ParseResult kin, ParseResult command, List<List<String>> sentences) {
    Map<String, String> options = new HashMap<>();
    addOptions(options, command);
    addOptions(options, kin);
    Verb verb = verbs.get(command.commandSpec().name());
    if (verb == null) {
      throw new IllegalStateException("no command " + command.commandSpec().name());
    }
    return new Parsed.Command(verb, new Given(words(command), options, sentences));
  }

  private static List<String> words(ParseResult command) {
    return switch (command.<Object>matchedPositionalValue(0, new String[0])) {
      case String it -> List.of(it);
      case String[] it -> List.of(it);
      default -> throw new IllegalStateException("no words");
    };
  }

  /** An option can be passed before or after the command's name, which is the same. */
  private static void addOptions(Map<String, String> options, ParseResult result) {
    for (OptionSpec it : result.matchedOptions()) {
      String value = it.getValue() instanceof String text ? text : "";
      if (it.arity().max() > 0 && value.isBlank()) {
        throw new Refused(
            CommonRules.WRONG_USAGE,
            "%s has an empty value".formatted(it.longestName()),
            "pass one, or leave %s out".formatted(it.longestName()));
      }
      if (options.put(it.longestName(), value) != null) {
        throw new Refused(
            CommonRules.WRONG_USAGE,
            "%s is passed twice".formatted(it.longestName()),
            "pass it once");
      }
    }
  }

  /** Without codes for a terminal: these are the printer's. */
  private static String usage(CommandLine line) {
    return line.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  private static CommandSpec spec(String name, Usage usage) {
    CommandSpec spec = CommandSpec.create().name(name).interpolateVariables(false);
    spec.usageMessage().description(usage.description().toArray(String[]::new));
    usage
        .words()
        .ifPresent(
            it ->
                spec.addPositional(
                    PositionalParamSpec.builder()
                        .paramLabel(it.label())
                        .arity(it.many() ? "0..*" : "0..1")
                        .type(it.many() ? String[].class : String.class)
                        .description(it.description())
                        .build()));
    spec.addOption(builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    usage.options().forEach(it -> spec.addOption(spec(it)));
    spec.addOption(builder(Options.TRACE_WORK).hidden(true).build());
    return spec;
  }

  private static OptionSpec spec(Option option) {
    return option
        .label()
        .map(
            it ->
                OptionSpec.builder(option.names())
                    .type(option.repeats() ? String[].class : String.class)
                    .arity("1")
                    .paramLabel(it))
        .orElseGet(() -> builder(option.names()))
        .description(option.description())
        .build();
  }

  private static OptionSpec.Builder builder(String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0");
  }

  private static Refused refused(ParameterException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof UnmatchedArgumentException it && !it.getSuggestions().isEmpty()) {
      Suggestion near = Suggestion.meant(it.getSuggestions().getFirst());
      return new Refused(CommonRules.WRONG_USAGE, message, near);
    }
    String command =
        "kin %s --help"
            .formatted(failure.getCommandLine().getCommandName())
            .replace("kin kin ", "kin ");
    return new Refused(CommonRules.WRONG_USAGE, message, command + " lists what it accepts")
        .with(it -> it.then(command));
  }
}
