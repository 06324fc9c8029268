package dev.kinship.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.report.Colour;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the documents to the help of the commands; {@code ./test accept} writes the reference. */
class CommandsTest {
  private static final Path REFERENCE = Page.BASE.resolve("docs/reference/commands.md");
  private static final String BEGIN = "<!-- generated from the help -->\n";
  private static final Pattern NAME = Pattern.compile("(?m)^  ([a-z]+) {2,}\\S");
  private static final Pattern TYPED = Pattern.compile("`kin ([^`]+)`");
  private static final Pattern FLAG = Pattern.compile("(?<!\\S)--[a-z][a-z-]*");

  @TempDir Path scratch;

  @Test
  void listsEveryCommandWithItsHelp() {
    Page page = Page.of(REFERENCE);
    String begin = page.text().substring(0, page.text().indexOf(BEGIN));
    StringBuilder expected = new StringBuilder(begin).append(BEGIN);
    helps().forEach((title, help) -> expected.append(section(title, help)));
    page.expect(expected.toString());
  }

  /** A word of a command in a text, not in a block: {@code kin add … --and …}. */
  @Test
  void pagesNameCommandsAndFlagsThatExist() {
    Map<String, String> helps = helps();
    List<String> unknown =
        Page.all().stream()
            .filter(it -> !it.name().startsWith("docs/decisions/"))
            .flatMap(page -> typed(page).flatMap(it -> unknown(page, it, helps)))
            .toList();
    assertThat(unknown).isEmpty();
  }

  private static Stream<String> typed(Page page) {
    return TYPED.matcher(page.text()).results().map(it -> it.group(1));
  }

  private static Stream<String> unknown(Page page, String typed, Map<String, String> helps) {
    String name = typed.split(" ", 2)[0];
    String help = helps.getOrDefault(name.startsWith("-") ? "" : name, "");
    String place = page.name() + ": kin " + typed;
    return help.isEmpty()
        ? Stream.of(place)
        : FLAG.matcher(typed)
            .results()
            .map(MatchResult::group)
            .filter(it -> !it.equals("--help"))
            .filter(it -> !Pattern.compile(Pattern.quote(it) + "(?![a-z-])").matcher(help).find())
            .map(it -> place);
  }

  /** The help of {@code kin} under an empty name, and that of each command. */
  private Map<String, String> helps() {
    TerminalSession session = new TerminalSession(scratch, Colour.PLAIN);
    Map<String, String> helps = new LinkedHashMap<>();
    String all = session.type("kin --help", List.of());
    helps.put("", all);
    NAME.matcher(all)
        .results()
        .map(it -> it.group(1))
        .forEach(it -> helps.put(it, session.type("kin " + it + " --help", List.of())));
    return helps;
  }

  private static String section(String name, String help) {
    String command = name.isEmpty() ? "kin" : "kin " + name;
    return "\n## %s\n\n```console\n$ %s --help\n%s```\n".formatted(command, command, help);
  }
}
