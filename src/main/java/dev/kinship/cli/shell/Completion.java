package dev.kinship.cli.shell;

import dev.kinship.cli.command.Usage;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.Dialects;
import dev.kinship.model.Kind;
import dev.kinship.request.Option;
import dev.kinship.schema.ReferentialAction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the last word of a command line that is being typed may become. {@code names} are those of
 * the commands, {@code usages} what they take, and {@code facts} what the project has.
 */
public record Completion(
    List<String> names, Function<String, Optional<Usage>> usages, Facts facts) {
  /** The command that shells run, which no help shows. */
  public static final String NAME = "__complete";

  private static final String AND = "--and";

  /** What a project and this program know, each asked for only if it is needed. */
  public interface Facts {
    /** The names of the models. */
    List<String> models();

    /** The relationships, as {@code Order.user}. */
    List<String> relationships();

    /** The ids of the kept plans. */
    List<String> plans();

    /** The codes of messages. */
    List<String> codes();
  }

  /** The candidates for the last of {@code typed}, which may be empty; none if a file fits. */
  public List<String> of(List<String> typed) {
    String begun = typed.isEmpty() ? "" : typed.getLast();
    return candidates(typed, begun).filter(it -> it.startsWith(begun)).sorted().toList();
  }

  private Stream<String> candidates(List<String> typed, String begun) {
    List<String> before = typed.subList(0, Math.max(0, typed.size() - 1));
    int command = (int) before.stream().takeWhile(it -> it.startsWith("-")).count();
    if (command >= before.size()) {
      return Stream.concat(names.stream(), Stream.of("help"));
    }
    String name = before.get(command);
    if (name.equals("help")) {
      return names.stream();
    }
    List<Option> options = usages.apply(name).map(Usage::options).orElse(List.of());
    Optional<Option> taking =
        before.isEmpty() ? Optional.empty() : valueOf(options, before.getLast());
    if (taking.isPresent() && !before.getLast().equals(AND)) {
      return values(taking.get());
    }
    if (begun.startsWith("-")) {
      return options.stream().map(Option::name);
    }
    return words(name, plain(before.subList(command + 1, before.size()), options));
  }

  private static Optional<Option> valueOf(List<Option> options, String word) {
    return options.stream()
        .filter(it -> it.takesValue() && List.of(it.names()).contains(word))
        .findFirst();
  }

  private Stream<String> values(Option option) {
    String label = option.label().orElse("");
    return switch (label) {
      case "MODEL" -> facts.models().stream();
      case "ACTION" -> ReferentialAction.ASKED.stream().map(ReferentialAction::word);
      case "DIALECT" -> Dialects.ALL.stream().map(Dialect::id);
      default -> label.contains("|") ? Arrays.stream(label.split("\\|")) : Stream.empty();
    };
  }

  /** The words of the last sentence, without options and their values. */
  private static List<String> plain(List<String> words, List<Option> options) {
    List<String> last = words.subList(words.lastIndexOf(AND) + 1, words.size());
    return Stream.iterate(0, it -> it < last.size(), it -> it + 1)
        .filter(it -> !last.get(it).startsWith("-"))
        .filter(it -> it == 0 || valueOf(options, last.get(it - 1)).isEmpty())
        .map(last::get)
        .toList();
  }

  private Stream<String> words(String command, List<String> before) {
    int place = before.size();
    return switch (command) {
      case "add" ->
          place == 1
              ? Arrays.stream(Kind.values()).map(Kind::word)
              : place == 0 || place == 2 ? facts.models().stream() : Stream.empty();
      case "list" -> facts.models().stream();
      case "remove" -> facts.relationships().stream();
      case "commit" -> facts.plans().stream();
      case "explain" -> facts.codes().stream();
      case "agents" -> Stream.of("install", "remove");
      case "completion" -> Stream.of("bash", "fish", "zsh");
      default -> Stream.empty();
    };
  }
}
