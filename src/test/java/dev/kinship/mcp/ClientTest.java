package dev.kinship.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged {@code kin mcp} with a client of another language: {@code
 * src/test/python/mcp_client.py} has the tests.
 */
@Tag("slow")
class ClientTest {
  private static final Path BASE = Path.of(System.getProperty("kinship.basedir", "."));
  private static final int LONGEST_MINUTES = 10;

  @TempDir Path folder;

  @Test
  void isServedAndDoesNoHarm() throws Exception {
    Path log = folder.resolve("log");
    Process tests =
        new ProcessBuilder(
                python(),
                BASE.resolve("src/test/python/mcp_client.py").toString(),
                BASE.resolve("target/kin/kin").toString(),
                BASE.resolve("src/main/resources/dev/kinship/cli/demo").toString(),
                Files.createDirectory(folder.resolve("projects")).toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    boolean ended = tests.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
    tests.destroyForcibly();
    assertThat(ended && tests.exitValue() == 0).as(Files.readString(log, UTF_8)).isTrue();
  }

  private static String python() {
    return Optional.ofNullable(System.getenv("KINSHIP_MCP_PYTHON"))
        .orElseThrow(
            () -> new AssertionError("KINSHIP_MCP_PYTHON is not set: run ./test, which sets it"));
  }
}
