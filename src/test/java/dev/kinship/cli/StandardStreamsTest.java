package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process of its own whose streams are full, closed or pipes, in odd languages, short of memory.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class StandardStreamsTest {
  private static final Tree SAMPLE = new Case(Case.ROOT.resolve("undo/dry_run")).before();

  /** What both streams received, and the exit code. */
  private record Said(String out, String err, int code) {}

  @TempDir Path scratch;
  @TempDir Path aside;

  @BeforeEach
  void writeTheSample() throws IOException {
    SAMPLE.writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kin list >/dev/full",
        "kin list >&-",
        "kin add Order belongs_to User --yes >/dev/full",
        "kin add Order belongs_to User --yes >&-",
        "kin add Order belongs_to User --yes --format json >/dev/full"
      })
  void failsWithItsOutput(String command) throws Exception {
    Said said = sh(command);
    assertThat(said.code).isEqualTo(3);
    assertThat(said.err).startsWith("error[KIN925]: standard output cannot be written (");
    assertThat(Tree.read(scratch)).isEqualTo(SAMPLE);
  }

  @Test
  void saysNothingToAReaderWhoHasGone() throws Exception {
    Said said = sh("{ sleep 1; kin list; echo exit $? >&2; } | true");
    assertThat(said.err).isEqualTo("exit 3\n");
  }

  @Test
  void worksWithoutStandardError() throws Exception {
    assertThat(sh("kin list 2>&-")).matches(it -> it.code == 0 && it.out.startsWith("MODEL"));
    assertThat(sh("kin list Unknown 2>&-").code).isEqualTo(1);
    assertThat(sh("kin add Order belongs_to User --yes 2>/dev/full").code).isZero();
  }

  @Test
  void writesNothingForAnAnswerThatComesThroughAPipe() throws Exception {
    Said said = sh("echo y | kin add Order belongs_to User");
    assertThat(said.code).isEqualTo(1);
    assertThat(said.err)
        .startsWith("error[KIN220]: nothing was written: there is no terminal to ask at\n");
    assertThat(said.out).doesNotContain("[y/N]");
    assertThat(Tree.read(scratch)).isEqualTo(SAMPLE);
  }

  @Test
  void waitsForNoInput() throws Exception {
    ProcessBuilder builder = builder("kin add Order belongs_to User; kin add; kin undo");
    Process process = builder.redirectInput(ProcessBuilder.Redirect.PIPE).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(aside.resolve("out"), UTF_8)).doesNotContain("?", "model:");
    process.getOutputStream().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "tr-TR", "th-TH-u-ca-buddhist-nu-thai", "fa-IR-u-nu-arabext"})
  void writesTheSameInEveryLanguage(String language) throws Exception {
    String[] parts = language.split("-", 3);
    String options =
        "-Duser.language=%s -Duser.country=%s -Duser.extensions=%s"
            .formatted(parts[0], parts[1].substring(0, 2), parts.length > 2 ? parts[2] : "");
    String add = "kin add Order belongs_to User --yes";
    Said usual = sh(add + " && kin log");
    Tree after = Tree.read(scratch);
    sh("rm -rf .kinship migrations");
    SAMPLE.writeTo(scratch);

    Said said = sh("OPTIONS='" + options + "'; " + add + " && kin log");

    assertThat(said.code).isZero();
    assertThat(withoutTime(said.out)).isEqualTo(withoutTime(usual.out));
    assertThat(Tree.read(scratch)).isEqualTo(after);
  }

  @Test
  void saysThatMemoryRanOut() throws Exception {
    String model = Files.readString(scratch.resolve("order.py"));
    String comments = ("# " + "x".repeat(97) + "\n").repeat(1000);
    for (int i = 0; i < 300; i++) {
      String other = model.replace("class Order", "class Order" + i);
      Files.writeString(scratch.resolve("order" + i + ".py"), other + comments);
    }
    Said said = sh("OPTIONS='-Xmx12m'; kin list");
    assertThat(said.code).isEqualTo(3);
    assertThat(said.err)
        .startsWith("error[KIN923]: there is not enough memory for the files of this project\n")
        .contains("or give Java more: ");
  }

  private static String withoutTime(String output) {
    return output.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME");
  }

  private Said sh(String script) throws Exception {
    Process process = builder(script).start();
    int code = process.waitFor();
    return new Said(
        Files.readString(aside.resolve("out"), UTF_8),
        Files.readString(aside.resolve("err"), UTF_8),
        code);
  }

  /** Runs a script for a shell in which {@code kin} is the program. */
  private ProcessBuilder builder(String script) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of("sh", "-c"));
    command.add(
        "kin() { '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC $OPTIONS -cp \"$CP\" %s \"$@\"; }; %s"
            .formatted(java, Main.class.getName(), script));
    ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile());
    builder.environment().put("CP", System.getProperty("java.class.path"));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(aside.resolve("out").toFile());
    builder.redirectError(aside.resolve("err").toFile());
    return builder;
  }
}
