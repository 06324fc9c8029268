package dev.kinship.cases;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.Rules;
import dev.kinship.hostile.HostileCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the page of each code to the case that it shows. {@code ./test accept} rewrites titles,
 * examples and the index.
 */
class RulesTest {
  private static final boolean ACCEPT = Boolean.getBoolean("kinship.accept");
  private static final Path RULES =
      Path.of(System.getProperty("kinship.basedir", "."), "docs/rules");
  private static final int LONGEST = 30;
  private static final Pattern TITLE = Pattern.compile("\\A# .*\n");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)```console\n(?:(?!```).)*```\n(?=\nFrom the case \\[([^]]+)]\\()");
  private static final Pattern NO_EXAMPLE =
      Pattern.compile("No case can show it: .+; \\[\\w+]\\((.+\\.java)\\) provokes it\\.\n");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
  private static final Pattern DECLARED =
      Pattern.compile("(\\w+) =\\s+new Rule\\(\\s*\"(KIN\\d+)\"");
  private static final Pattern ROWS = Pattern.compile("(\\| \\[KIN.*\n)+");

  static List<Rule> rules() {
    return Rules.ALL;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hasAPageWithATrueExample(Rule rule) throws IOException {
    Path file = RULES.resolve(rule.code() + ".md");
    String page = Files.readString(file);

    String titled =
        TITLE.matcher(page).replaceFirst("# %s: %s\n".formatted(rule.code(), rule.title()));
    Matcher example = EXAMPLE.matcher(titled);
    if (example.find()) {
      expect(file, titled.replace(example.group(), example(example.group(1), rule)));
    } else {
      expect(file, titled);
      assertThat(provoker(page)).containsAnyOf(rule.code(), "." + constants().get(rule.code()));
    }
    assertThat(page).contains("\n**Why kin ", "\n**What to do:** ");
    assertThat(page.lines()).hasSizeLessThanOrEqualTo(LONGEST);
    assertThat(LINK.matcher(page).results().map(it -> RULES.resolve(it.group(1))))
        .allMatch(Files::exists);
  }

  @Test
  void listsEveryRuleThatIsDeclared() throws IOException {
    assertThat(Rules.ALL.stream().map(Rule::code))
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(constants().keySet());
  }

  @Test
  void hasACodeForEachPage() throws IOException {
    Stream<String> codes = Stream.concat(codes(), Stream.of("README"));
    try (Stream<Path> pages = Files.list(RULES)) {
      assertThat(pages.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(codes.map(it -> it + ".md").toList());
    }
  }

  @Test
  void listsAllCodesInTheirOrder() throws IOException {
    Path index = RULES.resolve("README.md");
    String rows =
        Rules.ALL.stream()
            .map(it -> "| [%1$s](%1$s.md) | %2$s |\n".formatted(it.code(), it.title()))
            .collect(joining());

    expect(
        index, ROWS.matcher(Files.readString(index)).replaceFirst(Matcher.quoteReplacement(rows)));
  }

  private static void expect(Path file, String text) throws IOException {
    if (ACCEPT) {
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }

  /** What the command of the case prints of the rule, dots standing for what is left out. */
  private static String example(String name, Rule rule) throws IOException {
    Pattern diagnostic =
        Pattern.compile(
            "(?m)^(error|note)\\[%s]: (?s:.*?)^help: .*\n(  .*\n)*".formatted(rule.code()));
    for (String run : transcript(name).split("(?m)^(?=\\$ kin )")) {
      Matcher found = diagnostic.matcher(run);
      if (found.find()) {
        String command = run.substring(0, run.indexOf('\n') + 1);
        String before = found.start() > command.length() ? "…\n" : "";
        String after = run.substring(found.end()).matches("exit \\d\n\\s*") ? "" : "…\n";
        return "```console\n" + command + before + found.group() + after + "```\n";
      }
    }
    throw new AssertionError(name + " does not print " + rule.code());
  }

  /** Each command of a case before what it prints. */
  private static String transcript(String name) throws IOException {
    if (name.startsWith("hostile/")) {
      return new HostileCase(Case.ROOT.resolve(name)).expected();
    }
    Case it = new Case(Case.ROOT.resolve(name));
    return it.commands().size() > 1
        ? it.output()
        : "$ kin " + String.join(" ", it.words()) + "\n" + it.output();
  }

  /** The test that the page names because no case can show its example. */
  private static String provoker(String page) throws IOException {
    Matcher found = NO_EXAMPLE.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return Files.readString(RULES.resolve(found.group(1)));
  }

  private static Stream<String> codes() {
    return Rules.ALL.stream().map(Rule::code);
  }

  /** The names of the constants that declare rules, by their codes. */
  private static Map<String, String> constants() throws IOException {
    Path sources = Path.of(System.getProperty("kinship.basedir", "."), "src/main/java");
    Map<String, String> constants = new TreeMap<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(it -> it.toString().endsWith("Rules.java")).toList()) {
        Matcher matcher = DECLARED.matcher(Files.readString(file));
        while (matcher.find()) {
          constants.put(matcher.group(2), matcher.group(1));
        }
      }
    }
    return constants;
  }
}
