package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a command does with the files of a project, counted: each is read and parsed once at most,
 * and only if the sentence needs it. Each command is a process of its own, because the counts are
 * those of a process.
 */
@Tag("slow")
final class WorkTest {
  private static final Path KIN = Path.of("target", "kin", "kin").toAbsolutePath();
  private static final String ADD = "add Order belongs_to User --dry-run";

  @TempDir private Path folder;

  @Test
  void aFileIsReadAndParsedOnce() throws Exception {
    Path project = project(30);
    Path sentences = folder.resolve("sentences.yaml");
    Files.writeString(sentences, "- Order belongs_to User\n- Model3 has_many Model4\n", UTF_8);
    for (String command : List.of("list", ADD, "apply " + sentences + " --dry-run")) {
      assertThat(work(project, command))
          .as(command)
          .filteredOn(it -> !it.startsWith("work: listed"))
          .noneMatch(it -> it.endsWith(" times"));
    }
  }

  @Test
  void nothingIsParsedThatTheSentenceDoesNotNeed() throws Exception {
    assertThat(parsed(work(project(30), ADD))).isEqualTo(parsed(work(project(60), ADD)));
  }

  private static String parsed(List<String> work) {
    return work.stream().filter(it -> it.startsWith("work: parsed ")).findFirst().orElseThrow();
  }

  private List<String> work(Path project, String command) throws Exception {
    List<String> words = new ArrayList<>(List.of(KIN.toString()));
    words.addAll(List.of(command.split(" ", -1)));
    words.addAll(List.of("--trace-work", "--project", project.toString()));
    Path errors = Files.createTempFile(folder, "errors", "");
    ProcessBuilder process = new ProcessBuilder(words).redirectError(errors.toFile());
    process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    process.environment().put("KIN_JAVA_HOME", System.getProperty("java.home"));
    assertThat(process.start().waitFor()).as(command).isZero();
    List<String> lines = Files.readAllLines(errors, UTF_8);
    assertThat(lines).as(command).isNotEmpty().allMatch(it -> it.startsWith("work: "));
    return lines;
  }

  /** Order, User, and {@code others} that have nothing to do with them, each in its own file. */
  private Path project(int others) throws IOException {
    Path project = folder.resolve("project" + others);
    Files.createDirectories(project.resolve("shop"));
    Files.createDirectories(project.resolve("migrations"));
    Files.writeString(project.resolve("kinship.toml"), "", UTF_8);
    Files.writeString(project.resolve("shop/__init__.py"), "", UTF_8);
    model(project, "Order");
    model(project, "User");
    for (int i = 0; i < others; i++) {
      model(project, "Model" + i);
      String table = "CREATE TABLE t%d (id INTEGER PRIMARY KEY);\n".formatted(i);
      Files.writeString(project.resolve("migrations/%03d_t.sql".formatted(i)), table, UTF_8);
    }
    return project;
  }

  private static void model(Path project, String name) throws IOException {
    String module = name.toLowerCase(Locale.ROOT);
    Files.writeString(
        project.resolve("shop/" + module + ".py"),
        """
        from typing import Optional

        from rhosocial.activerecord.model import ActiveRecord


        class %s(ActiveRecord):
            __table_name__ = "%ss"

            id: Optional[int] = None
        """
            .formatted(name, module),
        UTF_8);
  }
}
