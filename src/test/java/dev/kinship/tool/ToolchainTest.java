package dev.kinship.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the result of every case against the formatters, linters and type checkers of Python
 * projects: whatever was clean before is clean after.
 */
@Tag("slow")
class ToolchainTest {
  private static final Path BASE = Path.of(System.getProperty("kinship.basedir", "."));
  private static final Path TABLE = BASE.resolve("target/tables/6-toolchain.txt");

  /** On a busy machine; alone it takes under a minute. */
  private static final int LONGEST_SECONDS = 600;

  @TempDir Path scratch;

  @Test
  void whatWasCleanStaysClean() throws Exception {
    Path projects = Files.createDirectory(scratch.resolve("projects"));
    Stream.of("add", "apply")
        .flatMap(Case::in)
        .filter(Case::changes)
        .forEach(it -> write(it, projects));
    String script = BASE.resolve("src/test/python/toolchain.py").toString();
    Outcome outcome =
        new Program("python", LONGEST_SECONDS).run(List.of(script, projects.toString()));
    assertThat(outcome.done()).as(outcome.said()).isTrue();
    Files.createDirectories(TABLE.resolveSibling(""));
    Files.writeString(TABLE, "\nPython tools on the cases\n" + outcome.said());
  }

  private static void write(Case it, Path projects) {
    String name = it.toString().replace('/', '.');
    it.before().writeTo(projects.resolve("before/" + name));
    it.after().writeTo(projects.resolve("after/" + name));
  }
}
