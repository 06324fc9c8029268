package dev.kinship.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.Sweep;
import dev.kinship.cases.Case.Tree;
import dev.kinship.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills {@code kin verify} at many moments: the project stays as it was, no program goes on, and
 * the next run removes the folders and databases that were left.
 */
@Tag("slow")
class KilledProofTest {
  private static final int MOMENTS = Sweep.size(40, 5);
  private static final long SECONDS_TO_END = 20;

  @TempDir Path scratch;

  /** In the usual folder a run of another test would remove what is left. */
  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MYSQL"})
  void leavesNothing(Engine engine) throws Exception {
    Shop shop = engine == Engine.SQLITE ? new Shop(scratch) : ServerProofTest.shop(scratch, engine);
    shop.write();
    Tree before = Tree.read(shop.folder());
    try (Connection connection = engine.emptyDatabase()) {
      List<String> words = new ArrayList<>();
      if (engine != Engine.SQLITE) {
        words.addAll(List.of("--db", ServerProofTest.url(connection)));
      }
      Process whole = start(shop, words);
      awaitItsFolder(whole);
      long start = System.nanoTime();
      assertThat(whole.waitFor()).isZero();
      long duration = System.nanoTime() - start;
      List<Long> killed = new ArrayList<>();
      for (int moment = MOMENTS - 1; moment >= 0; moment--) {
        Process process = start(shop, words);
        killed.add(process.pid());
        awaitItsFolder(process);
        process.waitFor(duration * moment / MOMENTS, TimeUnit.NANOSECONDS);
        process.destroyForcibly().waitFor();
        assertThat(Tree.read(shop.folder())).isEqualTo(before);
      }
      awaitTheEndOfAll(killed);
      assertThat(leftovers(killed)).isNotEmpty();
      if (engine != Engine.SQLITE) {
        assertThat(ServerProofTest.leftovers(engine, connection)).isNotEmpty();
      }
      assertThat(start(shop, words).waitFor()).isZero();
      assertThat(leftovers(killed)).isEmpty();
      if (engine != Engine.SQLITE) {
        assertThat(ServerProofTest.leftovers(engine, connection)).isEmpty();
      }
    }
  }

  /** {@code kin verify} as a program of its own. */
  private Process start(Shop shop, List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.kinship.cli.Main",
                "verify",
                "--trust",
                "--python",
                Shop.PYTHON));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(shop.folder().toFile());
    builder.environment().put("HOME", shop.home().toString());
    builder.environment().put("XDG_STATE_HOME", shop.home().resolve("state").toString());
    builder.redirectErrorStream(true).redirectOutput(shop.home().resolve("output").toFile());
    return builder.start();
  }

  /** Nothing is left to remove before it exists. */
  private void awaitItsFolder(Process process) throws IOException, InterruptedException {
    while (process.isAlive() && leftovers(List.of(process.pid())).isEmpty()) {
      Thread.sleep(2);
    }
  }

  /** The programs that killed runs have started end on their own. */
  private static void awaitTheEndOfAll(List<Long> killed) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
    List<String> going = programs(killed);
    while (!going.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
      going = programs(killed);
    }
    assertThat(going).isEmpty();
  }

  private static List<String> programs(List<Long> killed) {
    return ProcessHandle.allProcesses()
        .flatMap(it -> it.info().commandLine().stream())
        .filter(it -> killed.stream().anyMatch(pid -> it.contains(name(pid))))
        .toList();
  }

  private static String name(long pid) {
    return "kinship-verify-" + pid + "-";
  }

  private List<Path> leftovers(List<Long> killed) throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(
              it ->
                  killed.stream()
                      .anyMatch(pid -> it.getFileName().toString().startsWith(name(pid))))
          .toList();
    }
  }
}
