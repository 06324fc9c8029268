package dev.kinship.cli;

import dev.kinship.agents.Guide;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.request.Given;
import dev.kinship.request.JoinedSentences;
import dev.kinship.request.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Finds out which command a command line means and what it is given. The sentences of {@code kin
 * add} are taken out first; what remains is picocli's.
 */
final class CommandLineParser {
  private final Verbs verbs;
  private final CommandLine line;

  CommandLineParser(Verbs verbs) {
    this.verbs = verbs;
    // picocli opens every jar to look for Groovy, and many classes to convert to what no option is.
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", "java.*");
    CommandSpec kin = spec("kin", Usage.of("").with("", Options.COMMON));
    kin.addOption(builder("-V", "--version").versionHelp(true).build());
    line = new CommandLine(kin).setExpandAtFiles(false);
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
    String name = command < typed.size() ? typed.get(command) : "";
    if (name.equals(Verbs.HELP)) {
      return helpOn(typed.subList(command + 1, typed.size()));
    }
    verbs.called(name).ifPresent(it -> line.addSubcommand(name, spec(name, it.usage())));
    Optional<JoinedSentences> joined = joined(typed, command);
    List<String> others =
        new ArrayList<>(typed.subList(0, joined.isPresent() ? command + 1 : typed.size()));
    joined.ifPresent(it -> others.addAll(it.rest()));
    try {
      ParseResult kin = line.parseArgs(others.toArray(String[]::new));
      ParseResult last = kin.hasSubcommand() ? kin.subcommand() : kin;
      if (kin.isUsageHelpRequested() || last.isUsageHelpRequested()) {
        return help(name, others.contains("-h"));
      }
      if (kin.isVersionHelpRequested()) {
        return new Parsed.Version();
      }
      return kin.hasSubcommand()
          ? command(kin, last, joined.map(JoinedSentences::sentences).orElse(List.of()))
          : new Parsed.Nothing(HelpText.overview(verbs));
    } catch (ParameterException e) {
      throw new WrongUsage(e.getCommandLine().getCommandSpec()).of(e);
    }
  }

  /** {@code kin help add} is {@code kin add --help}; agents have a text of their own. */
  private Parsed helpOn(List<String> words) {
    String name = words.stream().filter(it -> !it.startsWith("-")).findFirst().orElse("");
    if (name.equals(Verbs.AGENTS)) {
      return new Parsed.Help(Guide.whole());
    }
    if (!name.isEmpty() && !name.equals(Verbs.HELP) && verbs.called(name).isEmpty()) {
      throw WrongUsage.noCommand(name);
    }
    return help(name, /* brief= */ false);
  }

  private Parsed help(String name, boolean brief) {
    return new Parsed.Help(
        verbs
            .called(name)
            .map(it -> HelpText.of(name, it.usage(), brief))
            .orElseGet(() -> HelpText.overview(verbs)));
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
        .map(it -> JoinedSentences.in(words, verbs.flags(), word -> width(it, word)));
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
    Verb verb = verbs.called(command.commandSpec().name()).orElseThrow();
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

  private static CommandSpec spec(String name, Usage usage) {
    CommandSpec spec = CommandSpec.create().name(name).interpolateVariables(false);
    usage
        .words()
        .ifPresent(
            it ->
                spec.addPositional(
                    PositionalParamSpec.builder()
                        .paramLabel(it.label())
                        .arity(it.many() ? "0..*" : "0..1")
                        .type(it.many() ? String[].class : String.class)
                        .build()));
    spec.addOption(builder("-h", "--help").usageHelp(true).build());
    usage.options().forEach(it -> spec.addOption(spec(it)));
    spec.addOption(builder(Options.TRACE_WORK).build());
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
        .build();
  }

  private static OptionSpec.Builder builder(String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0");
  }

  /** Says in words of Kinship what picocli refuses. */
  private record WrongUsage(CommandSpec spec) {
    private String command() {
      return spec.parent() == null ? "kin" : "kin " + spec.name();
    }

    Refused of(ParameterException failure) {
      return switch (failure) {
        case UnmatchedArgumentException it -> unmatched(it.getUnmatched().getFirst());
        case MissingParameterException it
            when it.getMissing().getFirst() instanceof OptionSpec option ->
            refused(
                option.longestName() + " takes a value",
                "use %s %s".formatted(option.longestName(), option.paramLabel()));
        case OverwrittenOptionException it when it.getOverwritten() instanceof OptionSpec option ->
            refused(option.longestName() + " is passed twice", "pass it once");
        default -> {
          String help = command() + " --help";
          yield refused(String.valueOf(failure.getMessage()), help + " lists what it accepts")
              .with(it -> it.then(help));
        }
      };
    }

    private Refused unmatched(String word) {
      if (word.startsWith("-")) {
        return noOption(word);
      }
      if (spec.parent() == null) {
        return noCommand(word);
      }
      String takes =
          spec.positionalParameters().isEmpty()
              ? "%s takes no words, and `%s` was given"
              : "%s takes one word, so `%s` is one too many";
      String help = command() + " --help";
      return refused(takes.formatted(command(), word), help + " shows how it is used")
          .with(it -> it.then(help));
    }

    /** A value after the name may be a secret. */
    private Refused noOption(String word) {
      int end = word.startsWith("--") ? (word + "=").indexOf('=') : Math.min(2, word.length());
      String help = command() + " --help";
      List<String> known =
          spec.options().stream()
              .filter(it -> !it.longestName().equals(Options.TRACE_WORK))
              .map(OptionSpec::longestName)
              .toList();
      String name = word.startsWith("--") ? word.substring(0, end) : "-" + word;
      Suggestion otherwise = new Suggestion(help + " lists its options", List.of());
      Refused refused =
          new Refused(
              CommonRules.WRONG_USAGE,
              "%s has no option `%s`".formatted(command(), word.substring(0, end)),
              Suggestion.of(name, known, otherwise));
      return refused.diagnostic().suggestions().isEmpty()
          ? refused.with(it -> it.then(help))
          : refused;
    }

    static Refused noCommand(String word) {
      if (word.matches("KIN\\d{3}")) {
        String explain = "kin explain " + word;
        return refused("kin has no command `%s`".formatted(word), explain + " explains that code")
            .with(it -> it.then(explain));
      }
      return new Refused(
          CommonRules.WRONG_USAGE,
          "kin has no command `%s`".formatted(word),
          Suggestion.listing(word, Verbs.names(), "the commands are "));
    }

    private static Refused refused(String message, String help) {
      return new Refused(CommonRules.WRONG_USAGE, message, help);
    }
  }
}
