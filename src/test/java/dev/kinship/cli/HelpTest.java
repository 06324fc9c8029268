package dev.kinship.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.agents.Guide;
import dev.kinship.cli.CommandLineParser.Parsed;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Usage.Example;
import dev.kinship.library.Libraries;
import dev.kinship.request.Option;
import dev.kinship.request.ParsedSentence;
import dev.kinship.request.SentenceFlags;
import dev.kinship.request.SentenceParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The help fits a terminal, names every option, and shows only commands that work. */
class HelpTest {
  private static final Verbs VERBS = new Verbs(SentenceFlags.of(Libraries.ALL));

  static Stream<String> commands() {
    return Verbs.names().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void fitsATerminalAndNamesEveryOption(String command) {
    for (List<String> words : List.of(List.of(command, "-h"), List.of(command, "--help"))) {
      String help = help(words);
      assertThat(help.lines()).allMatch(it -> it.length() <= 80).doesNotContain("\t");
      assertThat(help).contains("\nUsage: kin " + command);
      for (Option it : usage(command).options()) {
        assertThat(help).contains(String.join(", ", it.names()));
        it.usual().ifPresent(usual -> assertThat(help.replaceAll("\\s+", " ")).contains(usual));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpWithACommandIsTheHelpOfThatCommand(String command) {
    String help = help(List.of("help", command));
    assertThat(help)
        .isEqualTo(command.equals(Verbs.AGENTS) ? Guide.whole() : help(List.of(command, "--help")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void showsCommandsThatWork(String command) {
    assertThat(usage(command).examples()).isNotEmpty();
    for (Example it : usage(command).examples()) {
      List<String> words = List.of(it.command().substring("kin ".length()).split(" "));
      Parsed.Command parsed = (Parsed.Command) new CommandLineParser(VERBS).parse(words);
      assertThat(parsed.verb().name()).isEqualTo(command);
      new SentenceParser(VERBS.flags())
          .typed(parsed.given().sentences()).stream()
              .filter(sentence -> !sentence.words().isEmpty())
              .map(ParsedSentence::sentence)
              .forEach(sentence -> assertThat(sentence.source().name()).isNotEmpty());
    }
  }

  @Test
  void listsEveryCommand() {
    String overview = help(List.of("--help"));
    assertThat(overview.lines()).allMatch(it -> it.length() <= 80);
    assertThat(overview).contains(Verbs.names()).contains("\n  help ");
    assertThat(help(List.of("help"))).isEqualTo(overview);
    assertThat(help(List.of("help", "help"))).isEqualTo(overview);
    assertThat(new CommandLineParser(VERBS).parse(List.of()))
        .isEqualTo(new Parsed.Nothing(overview));
  }

  private static Usage usage(String command) {
    return VERBS.called(command).orElseThrow().usage();
  }

  private static String help(List<String> words) {
    return ((Parsed.Help) new CommandLineParser(VERBS).parse(words)).text();
  }
}
