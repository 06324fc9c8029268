package dev.kinship.documents;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import dev.kinship.flow.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds lists in the reference to what the program knows. */
class ReferenceTest {
  private static final Pattern VARIABLE =
      Pattern.compile("\\b(KIN_[A-Z_]*[A-Z]|XDG_[A-Z_]+|NO_COLOR|CLICOLOR(_FORCE)?|COLUMNS)\\b");

  /** In SQL that is written, in builds and tests. */
  private static final List<String> OTHERS = List.of("KIN_STEP");

  @Test
  void namesEachVariableThatTheProgramReads() throws IOException {
    String page = Files.readString(Page.BASE.resolve("docs/reference/environment.md"));
    TreeSet<String> read = new TreeSet<>();
    for (Path file : programs()) {
      VARIABLE.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(read::add);
    }
    OTHERS.forEach(read::remove);
    assertThat(read).isNotEmpty().allMatch(it -> page.contains("`" + it + "`"));
  }

  @Test
  void tellsTheExitCodesOfAllCodes() throws IOException {
    assertThat(Files.readString(Page.BASE.resolve("docs/rules/README.md")))
        .contains(
            "- `KIN0…`: a command that is not understood, exit code 2.\n",
            "- `KIN2…`, `KIN3…`: a refusal, exit code 1. %s are notes.\n"
                .formatted(of("KIN2", Severity.NOTE)),
            "- `KIN4…`: a note; the command goes on.\n",
            "- `KIN9…`: files and the system, exit code 3; %s: exit code 1.\n"
                .formatted(of("KIN9", Severity.ERROR)));
    assertThat(of("KIN0", Severity.ERROR) + of("KIN0", Severity.NOTE)).isEmpty();
    assertThat(of("KIN2", Severity.SYSTEM) + of("KIN2", Severity.USAGE)).isEmpty();
    assertThat(Rules.ALL.stream().filter(it -> it.code().startsWith("KIN3")))
        .allMatch(it -> it.severity() == Severity.ERROR);
    assertThat(of("KIN9", Severity.NOTE) + of("KIN9", Severity.USAGE)).isEmpty();
  }

  private static String of(String group, Severity severity) {
    return Rules.ALL.stream()
        .filter(it -> it.code().startsWith(group) && it.severity() == severity)
        .map(Rule::code)
        .map(it -> it.substring("KIN".length()))
        .collect(joining(", "));
  }

  private static List<Path> programs() throws IOException {
    try (Stream<Path> sources = Files.walk(Page.BASE.resolve("src/main/java"))) {
      Stream<Path> scripts =
          Stream.of("kin", "kin.cmd", "tools/jdk.sh").map(Page.BASE::resolve).filter(Files::exists);
      return Stream.concat(sources.filter(it -> it.toString().endsWith(".java")), scripts).toList();
    }
  }
}
