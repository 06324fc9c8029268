package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File names that the platform's encoding does not have, in a real process. */
@Tag("slow")
class FileNamesTest {
  private static final String MAKE =
      """
      printf 'class Caf: pass\\n' >"$(printf 'caf\\351.py')"
      printf 'class Cafe: pass\\n' >"$(printf 'caf\\303\\251.py')"
      printf 'class What: pass\\n' >'what?.py'
      mkdir -p .git "$(printf 'w\\303\\266rter')" "$(printf 'b\\374cher')"
      """;

  /** Made to bytes by a shell, whatever the encoding of this process is. */
  private static final String NOT_ASCII = "w\\303\\266rter";

  @TempDir Path project;

  @Test
  void namesThatAreNotAsciiAreToldInTheLocaleC() throws Exception {
    sample();
    String output = kin("C", 0, "list", "--format", "json");
    assertThat(output.split("name_unreadable", -1)).hasSize(5);
    assertThat(kin("C", 0, "add", "Order", "belongs_to", "User", "--yes"))
        .contains("note[KIN405]", "Written: order.py, user.py");
  }

  @Test
  void namesThatAreNotUtf8AreToldInOtherLocales() throws Exception {
    sample();
    assertThat(kin("C.UTF-8", 0, "list", "--format", "json").split("name_unreadable", -1))
        .hasSize(3);
  }

  @Test
  void nameFromTheCommandLineIsRefusedInTheLocaleC() throws Exception {
    sample();
    assertThat(kin("C", 3, "list", "--project", NOT_ASCII)).contains("error[KIN926]");
  }

  private void sample() throws Exception {
    for (String name : List.of("order", "user")) {
      try (var file = Demo.class.getResourceAsStream("demo/shop/" + name + ".py")) {
        Files.write(project.resolve(name + ".py"), file.readAllBytes());
      }
    }
    Process made = new ProcessBuilder("sh", "-c", MAKE).directory(project.toFile()).start();
    assumeTrue(made.waitFor() == 0, "this file system has only names in UTF-8");
  }

  private String kin(String locale, int code, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("sh", "-c", "last=$(printf -- \"$1\"); shift; exec \"$@\" \"$last\"", "sh"));
    command.add(words[words.length - 1]);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words).subList(0, words.length - 1));
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().put("LC_ALL", locale);
    Path printed = Files.createTempFile("printed", ".txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String output = Files.readString(printed, UTF_8);
      assertThat(output).doesNotContain("\tat ");
      assertThat(process.exitValue()).as(output).isEqualTo(code);
      return output;
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
      Files.delete(printed);
    }
  }
}
