package dev.kinship.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cli.console.ColourChoice;
import dev.kinship.report.Colour;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decides for each stream on its own whether it gets colours. */
class ColourTest {
  @ParameterizedTest
  @CsvSource({
    "auto,   true,  TERM=xterm,                            ANSI",
    "auto,   false, TERM=xterm,                            PLAIN",
    "auto,   true,  TERM=dumb,                             PLAIN",
    "auto,   true,  TERM=,                                 PLAIN",
    "auto,   true,  OTHER=1,                               PLAIN",
    "auto,   true,  TERM=xterm NO_COLOR=,                  ANSI",
    "auto,   true,  TERM=xterm NO_COLOR=0,                 PLAIN",
    "auto,   true,  TERM=xterm CLICOLOR=0,                 PLAIN",
    "auto,   true,  TERM=xterm CLICOLOR=1,                 ANSI",
    "auto,   false, CLICOLOR_FORCE=1,                      ANSI",
    "auto,   false, CLICOLOR_FORCE=0,                      PLAIN",
    "auto,   true,  TERM=xterm CLICOLOR_FORCE=1 NO_COLOR=1, PLAIN",
    "always, false, TERM=dumb NO_COLOR=1,                  ANSI",
    "never,  true,  TERM=xterm CLICOLOR_FORCE=1,           PLAIN"
  })
  void decidesByOptionVariablesAndTerminal(
      String choice, boolean terminal, String variables, Colour colour) {
    Map<String, String> environment =
        Arrays.stream(variables.split(" "))
            .map(it -> it.split("=", -1))
            .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    assertThat(ColourChoice.of(choice).of(terminal, environment)).isEqualTo(colour);
  }
}
