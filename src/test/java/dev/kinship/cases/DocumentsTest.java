package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the documents to what the program does. */
class DocumentsTest {
  private static final Path BASE = Path.of(System.getProperty("kinship.basedir", "."));
  private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\n(.*?)^```$");
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ kin (.*)\n((?:(?!\\$ ).*\n)*)");

  @TempDir Path scratch;

  @BeforeEach
  void writeTheSample() {
    Tree.read(BASE.resolve("src/main/resources/dev/kinship/cli/demo")).writeTo(scratch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/reference/json.md"})
  void printsWhatTheDocumentShows(String document) throws IOException {
    List<MatchResult> commands =
        CONSOLE
            .matcher(text(document))
            .results()
            .flatMap(it -> COMMAND.matcher(it.group(1)).results())
            .toList();
    assertThat(commands).isNotEmpty();
    for (MatchResult command : commands) {
      assertThat(kin(command.group(1).split(" "))).matches(pattern(command.group(2)));
    }
  }

  @Test
  void beginsWithLinesThatAreReallyWritten() throws IOException {
    String shown = text("README.md").replaceFirst("(?s).*?```diff\n(.*?)```.*", "$1");
    List<String> added = shown.lines().filter(it -> it.startsWith("+")).toList();
    assertThat(added).isNotEmpty();
    assertThat(kin("add", "Order", "belongs_to", "User", "--dry-run").lines())
        .containsSubsequence(added);
  }

  @Test
  void everyLibraryHasItsReason() throws IOException {
    Pattern library =
        Pattern.compile(
            "<artifactId>(\\S+)</artifactId>\\s*<version>\\S+</version>\\s*</dependency>");
    String dependencies = text("pom.xml").replaceFirst("(?s)<build>.*", "");
    String reasons = text("docs/decisions/0005-libraries-at-run-time.md");
    assertThat(library.matcher(dependencies).results().map(it -> it.group(1)))
        .isNotEmpty()
        .allMatch(it -> reasons.contains("| " + it + " |"));
  }

  /** A line of three dots in one character stands for any lines, a plan's id for any other. */
  private static Pattern pattern(String shown) {
    return Pattern.compile(
        shown
            .lines()
            .map(it -> it.equals("…") ? "(?:.*\n)*?" : quoted(it + "\n"))
            .collect(joining()));
  }

  private static String quoted(String line) {
    return Pattern.quote(line).replaceAll("\\b[0-9a-f]{32}\\b", "\\\\E[0-9a-f]{32}\\\\Q");
  }

  private String kin(String... words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    Typed.run(words, scratch, InputStream.nullInputStream(), out);
    return printed.toString(UTF_8);
  }

  private static String text(String document) throws IOException {
    return Files.readString(BASE.resolve(document));
  }
}
