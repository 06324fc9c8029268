package dev.kinship.transaction;

import static dev.kinship.transaction.Project.NOW;
import static dev.kinship.transaction.Project.SENTENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.transaction.Recovery.Direction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that really die: by their own hand at every write, and by SIGKILL at any moment. */
@Tag("slow")
final class KillTest {
  private static final int KILLS = 200;
  private static final int FILES = 12;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void haltedAtAnyWriteAllIsOldOrNew(int size) throws IOException, InterruptedException {
    Project undisturbed = Plans.project(folder.resolve("undisturbed"), size);
    int[] points = {0};
    new Transaction(undisturbed.root(), what -> points[0]++)
        .commit(Plans.changes(undisturbed, size), SENTENCE, NOW);
    Map<String, Integer> counts = new TreeMap<>();
    for (int stop = 0; stop < points[0]; stop++) {
      Project project = Plans.project(folder.resolve("at" + stop), size);
      String old = project.tree();

      Process child =
          Child.start(
              "halt", project.root().toString(), Integer.toString(size), Integer.toString(stop));
      assertThat(child.waitFor()).isEqualTo(9);
      boolean mixed = !project.tree().equals(old) && !project.tree().equals(undisturbed.tree());
      project.transaction().recover();

      boolean isNew = !project.transaction().log().isEmpty();
      assertThat(project.tree())
          .as("halted at %d", stop)
          .isEqualTo(isNew ? undisturbed.tree() : old);
      counts.merge(isNew ? "new" : "old", 1, Integer::sum);
      counts.merge("mixed before", mixed ? 1 : 0, Integer::sum);
    }
    System.out.printf("plan of %d: halted at each of %d writes: %s%n", size, points[0], counts);
  }

  @Test
  void killedAtAnyMomentAllIsOneText() throws IOException, InterruptedException {
    Project project = new Project(folder);
    for (int file = 0; file < FILES; file++) {
      project.put("m%d.py".formatted(file), "begin\n");
    }
    Random random = new Random(7);
    Map<String, Integer> counts = new TreeMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Process child = Child.start("loop", project.root().toString(), Integer.toString(FILES));
      assertThat(child.inputReader().readLine()).isEqualTo("ready");
      Thread.sleep(random.nextInt(250));
      child.destroyForcibly();
      assertThat(child.waitFor()).isEqualTo(137);

      String mixed = isOneText(project) ? "" : ", mixed before";
      String settled =
          project
              .transaction()
              .recover()
              .map(it -> it.direction() == Direction.BACK ? "back" : "forward")
              .orElse("-");
      counts.merge(settled + mixed, 1, Integer::sum);
      assertThat(isOneText(project)).as("kill %d, %s", kill, settled).isTrue();
      assertThat(folder).isDirectoryNotContaining("glob:**/.kin-*");
    }
    System.out.printf(
        "%d times killed: %s, %d commits%n", KILLS, counts, project.transaction().log().size());
  }

  private static boolean isOneText(Project project) {
    for (int file = 1; file < FILES; file++) {
      if (!project.text("m%d.py".formatted(file)).equals(project.text("m0.py"))) {
        return false;
      }
    }
    return true;
  }
}
