package dev.kinship.transaction;

import static dev.kinship.transaction.Project.HOLDS;
import static dev.kinship.transaction.Project.NOW;
import static dev.kinship.transaction.Project.SEAL;
import static dev.kinship.transaction.Project.SENTENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kinship.diagnostic.Refused;
import dev.kinship.fuzz.InMemory;
import dev.kinship.text.Change;
import dev.kinship.transaction.Recovery.Direction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that stops, or fails, at any write leaves all of before or all of after. */
final class CrashTest {
  @TempDir(factory = InMemory.class)
  private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void stoppedAtAnyWriteAllIsOldOrNew(int size) throws IOException {
    Undisturbed all = undisturbed(size);
    Map<Direction, Integer> settled = new EnumMap<>(Direction.class);
    for (int stop = 0; stop < all.points; stop++) {
      Project project = Plans.project(folder.resolve("at" + stop), size);
      List<Change> changes = Plans.changes(project, size);
      String old = project.tree();
      Transaction transaction = stopping(project, stop);
      Throwable stopped = catchThrowable(() -> transaction.commit(changes, SENTENCE, NOW, HOLDS));
      assertThat(stopped).isInstanceOf(Stopped.class);
      project
          .transaction()
          .recover()
          .ifPresent(it -> settled.merge(it.direction(), 1, Integer::sum));
      assertWhole(project, old, all.tree, "stopped at " + stopped.getMessage());
    }
    System.out.printf(
        "plan of %d: stopped at each of %d writes, settled %s%n", size, all.points, settled);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void failingAtAnyWriteAllIsOld(int size) throws IOException {
    Undisturbed all = undisturbed(size);
    for (int stop = 0; stop < all.points; stop++) {
      Project project = Plans.project(folder.resolve("at" + stop), size);
      List<Change> changes = Plans.changes(project, size);
      String old = project.tree();
      Transaction transaction = failing(project, stop);
      Throwable failed = catchThrowable(() -> transaction.commit(changes, SENTENCE, NOW, HOLDS));

      assertThat(project.path(".kinship/journal")).doesNotExist();
      assertThat(failed).isNotNull();
      if (String.valueOf(failed.getMessage())
          .startsWith("every file was written, but the disk reports: ")) {
        assertThat(project.tree()).isEqualTo(all.tree);
        assertThat(project.transaction().log()).hasSize(1);
      } else {
        assertThat(failed).isInstanceOf(Refused.class).hasMessageContaining("no room");
        assertThat(project.tree()).as(failed.getMessage()).isEqualTo(old);
        assertThat(project.transaction().log()).isEmpty();
      }
    }
    System.out.printf("plan of %d: failed at each of %d writes%n", size, all.points);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void stoppedAgainWhileSettlingAllIsOldOrNew(int size) throws IOException {
    Undisturbed all = undisturbed(size);
    int runs = 0;
    for (int stop = 0; stop < all.points; stop++) {
      boolean stoppedAgain = true;
      for (int again = 0; stoppedAgain; again++) {
        Project project = Plans.project(folder.resolve("at%d-%d".formatted(stop, again)), size);
        List<Change> changes = Plans.changes(project, size);
        String old = project.tree();
        Transaction first = stopping(project, stop);
        Transaction second = stopping(project, again);
        assertThat(catchThrowable(() -> first.commit(changes, SENTENCE, NOW, HOLDS))).isNotNull();

        stoppedAgain = catchThrowable(second::recover) != null;

        project.transaction().recover();
        assertWhole(project, old, all.tree, "stopped at %d and %d".formatted(stop, again));
        runs++;
      }
    }
    System.out.printf(
        "plan of %d: stopped at each write, then at each write of settling: %d runs%n", size, runs);
  }

  private static void assertWhole(Project project, String old, String after, String when) {
    boolean isNew = !project.transaction().log().isEmpty();
    assertThat(project.tree()).as(when).isEqualTo(isNew ? after : old);
    assertThat(project.path(".kinship/journal")).as(when).doesNotExist();
    assertThat(project.transaction().recover()).as(when).isEqualTo(Optional.empty());
  }

  /** A run that nothing stops: how many writes it has, and what it makes. */
  private Undisturbed undisturbed(int size) throws IOException {
    Project project = Plans.project(folder.resolve("undisturbed"), size);
    int[] count = {0};
    new Transaction(project.root(), SEAL, what -> count[0]++)
        .commit(Plans.changes(project, size), SENTENCE, NOW, HOLDS);
    return new Undisturbed(count[0], project.tree());
  }

  private record Undisturbed(int points, String tree) {}

  private static Transaction stopping(Project project, int stop) {
    int[] count = {0};
    return new Transaction(
        project.root(),
        SEAL,
        what -> {
          if (count[0]++ == stop) {
            throw new Stopped(what);
          }
        });
  }

  private static Transaction failing(Project project, int stop) {
    int[] count = {0};
    return new Transaction(
        project.root(),
        SEAL,
        what -> {
          if (count[0]++ == stop) {
            throw new IOException("no room: " + what);
          }
        });
  }

  /** Goes through every handler, as the end of a process does. */
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    Stopped(String what) {
      super(what);
    }
  }
}
