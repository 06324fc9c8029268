package dev.kinship.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code kin explain} prints the pages of the documentation; it needs no project. */
class ExplainTest {
  private static final Path PAGES = Case.ROOT.resolve("../../../docs/rules");

  @TempDir Path nowhere;

  static List<Rule> rules() {
    return Rules.ALL;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void printsThePageOfEachCode(Rule rule) throws Exception {
    String page = Files.readString(PAGES.resolve(rule.code() + ".md"));
    assertThat(Typed.kin(nowhere, "explain", rule.code())).isEqualTo(page);
    assertThat(Typed.kin(nowhere, "explain")).contains(rule.code() + "  " + rule.title() + "\n");
  }
}
