package dev.kinship.cli.look;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.answer.RuleAnswer;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.flow.Rules;
import dev.kinship.request.Given;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@code kin explain}: the page of a code, the same as in {@code docs/rules}. */
public final class ExplainCommand implements Verb {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public Usage usage() {
    return Usage.of("Explain the code of a message: why it appears, and what to do.")
        .example("kin explain KIN201", "the page of a code")
        .example("kin explain", "all codes")
        .with(new Usage.Words("[CODE]", false, "CODE is what is in brackets after error or note."))
        .with("Options", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    String word = given.words().isEmpty() ? "" : given.words().getFirst();
    if (Options.isJson(given)) {
      console.json().show(answer(word));
    } else if (word.isEmpty()) {
      Rules.ALL.forEach(it -> console.out().line(it.code() + "  " + it.title()));
    } else {
      console.out().block(page(rule(word)));
    }
    return ExitCode.DONE;
  }

  /** The page of the code {@code word}; all codes if it is empty. */
  public static Map<String, Object> answer(String word) {
    if (word.isEmpty()) {
      return RuleAnswer.of(Rules.ALL);
    }
    Rule rule = rule(word);
    return RuleAnswer.of(rule, page(rule));
  }

  /** The rule of that code, which may be in small letters or the number alone. */
  private static Rule rule(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    String code = upper.matches("\\d+") ? "KIN" + upper : upper;
    List<String> codes = Rules.ALL.stream().map(Rule::code).toList();
    return Rules.of(code)
        .orElseThrow(
            () ->
                new Refused(
                    CommonRules.WRONG_USAGE,
                    "there is no code `%s`".formatted(word),
                    Suggestion.of(
                        code, codes, new Suggestion("kin explain lists all codes", List.of()))));
  }

  private static String page(Rule rule) {
    String name = "rules/%s.md".formatted(rule.code());
    try (InputStream page = ExplainCommand.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(page, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
