package dev.kinship.transaction;

import static dev.kinship.transaction.Project.HOLDS;
import static dev.kinship.transaction.Project.NOW;
import static dev.kinship.transaction.Project.SENTENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another kin at work, no privileges, no room: what takes a second process or a file system to
 * show.
 */
final class OtherProcessTest {
  @TempDir private Path folder;
  private Project project;

  @BeforeEach
  void project() {
    project = new Project(folder.resolve("project")).put("a/a.py", "a\n").put("b/b.py", "b\n");
  }

  @Test
  void theSecondRunWaitsAndThenRefuses() throws IOException {
    Process holder = Child.start("hold", project.root().toString());
    List<Change> changes = List.of(project.insert("a/a.py", 0, "# 1\n"));
    assertThat(holder.inputReader().readLine()).isEqualTo("ready");

    long start = System.nanoTime();
    Refused refused =
        catchThrowableOfType(
            Refused.class, () -> project.transaction().commit(changes, SENTENCE, NOW, HOLDS));
    Duration waited = Duration.ofNanos(System.nanoTime() - start);

    assertThat(refused.diagnostic().rule()).isEqualTo(TransactionRules.LOCKED);
    assertThat(waited).isBetween(Duration.ofMillis(1900), Duration.ofMillis(4000));
    assertThat(project.text("a/a.py")).isEqualTo("a\n");
    // The lock dies with its process.
    holder.destroyForcibly();
    project.transaction().commit(changes, SENTENCE, NOW, HOLDS);
    assertThat(project.text("a/a.py")).isEqualTo("# 1\na\n");
  }

  @Test
  void runsOfOneProcessWaitForEachOther() throws InterruptedException {
    for (int i = 0; i < 8; i++) {
      project.put("c%d.py".formatted(i), "");
    }
    List<Thread> threads =
        Stream.iterate(0, it -> it < 8, it -> it + 1)
            .map(it -> project.insert("c%d.py".formatted(it), 0, "x"))
            .map(it -> Thread.ofPlatform().start(() -> project.commit(it)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(project.transaction().log())
        .extracting(Commit::id)
        .doesNotHaveDuplicates()
        .hasSize(8);
  }

  @Test
  void aReadOnlyFile() throws IOException {
    Files.setAttribute(project.path("b/b.py"), "unix:mode", 0444);

    assertThat(unprivileged("insert", project.root().toString(), "a/a.py", "b/b.py"))
        .isEqualTo(
            "NOT_WRITABLE: `b/b.py` cannot be written: `b/b.py` is read-only"
                + " / make it writable (chmod u+w b/b.py), then run the command again");
    assertThat(project.text("a/a.py")).isEqualTo("a\n");
    assertThat(project.path(".kinship")).doesNotExist();
  }

  @Test
  void aReadOnlyFolder() throws IOException {
    Files.setAttribute(project.path("b"), "unix:mode", 0555);

    assertThat(unprivileged("insert", project.root().toString(), "a/a.py", "b/b.py"))
        .isEqualTo(
            "NOT_WRITABLE: `b/b.py` cannot be written: `b` is read-only"
                + " / make it writable (chmod u+w b), then run the command again");
    assertThat(project.text("a/a.py")).isEqualTo("a\n");
  }

  @Test
  void aReadOnlyProject() throws IOException {
    Files.setAttribute(project.root(), "unix:mode", 0555);

    assertThat(unprivileged("insert", project.root().toString(), "a/a.py"))
        .isEqualTo(
            "NOT_WRITABLE: `.kinship` could not be written: permission denied; every file is unchanged"
                + " / fix that, then run the command again");
  }

  @Test
  void aPermissionLostHalfWay() throws IOException {
    assertThat(unprivileged("lose", project.root().toString(), "b", "a/a.py", "b/b.py"))
        .isEqualTo(
            "NOT_WRITABLE: `b/b.py` could not be written: permission denied; every file is unchanged,"
                + " but `b/.kin-0001-1` could not be removed"
                + " / fix that, remove what was left (rm -d b/.kin-0001-1), then run the command again");
    assertThat(project.text("a/a.py")).isEqualTo("a\n");
    assertThat(project.text("b/b.py")).isEqualTo("b\n");
    assertThat(project.path(".kinship/journal")).doesNotExist();
  }

  @Test
  void aFileOfSomeoneElseStaysTheirs() throws IOException {
    assumeTrue(Child.IS_ROOT, "only root gives files away");
    Files.setAttribute(project.path("b/b.py"), "unix:mode", 0666);

    assertThat(unprivileged("insert", project.root().toString(), "a/a.py", "b/b.py"))
        .isEqualTo("done");
    Files.setAttribute(project.path("b/b.py"), "unix:uid", 1234);
    Files.setAttribute(project.path("b/b.py"), "unix:gid", 4321);
    assertThat(unprivilegedAsBefore("insert", project.root().toString(), "a/a.py", "b/b.py"))
        .isEqualTo("done");

    assertThat(project.text("b/b.py")).isEqualTo("# 1\n# 1\nb\n");
    assertThat(Files.getAttribute(project.path("b/b.py"), "unix:uid")).isEqualTo(1234);
    assertThat(Files.getAttribute(project.path("b/b.py"), "unix:gid")).isEqualTo(4321);
    assertThat(project.path("b")).isDirectoryNotContaining("glob:**/.kin-*");
  }

  @Test
  void aFullDisk() throws IOException, InterruptedException {
    assumeTrue(Child.IS_ROOT, "only root mounts a small file system");
    Path small = Files.createDirectories(folder.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString()) == 0,
        "mount refused");
    try {
      int refusals = 0;
      // The larger the text, the earlier the disk is full: among the new files, or in the journal.
      for (int size = 8_000; size < 100_000; size += 4_000) {
        refusals += fill(new Project(small.resolve("p" + size)), size);
        assertThat(run("rm", "-r", small.resolve("p" + size).toString())).isZero();
      }
      assertThat(refusals).isBetween(10, 22);
    } finally {
      assertThat(run("umount", small.toString())).isZero();
    }
  }

  private static int fill(Project project, int size) throws IOException {
    project.put("a.py", "a\n").put("b.py", "b\n").put("hard.py", "hard\n");
    Files.createLink(project.path("other.py"), project.path("hard.py"));
    String before = project.tree();
    String text = "x".repeat(size);
    try {
      project.commit(
          project.insert("a.py", 0, text),
          project.create("new/c.py", text),
          project.insert("hard.py", 0, text),
          project.delete("b.py"));
      assertThat(project.text("other.py")).hasSize(size + 5);
      return 0;
    } catch (Refused e) {
      assertThat(e.diagnostic().rule()).isEqualTo(CommonRules.SYSTEM_FAILED);
      assertThat(e)
          .hasMessageEndingWith(
              "could not be written: No space left on device; every file is unchanged");
      assertThat(project.tree()).isEqualTo(before);
      assertThat(project.path(".kinship/journal")).doesNotExist();
      assertThat(project.transaction().log()).isEmpty();
      return 1;
    }
  }

  /** The one line that the child prints. */
  private String unprivileged(String... arguments) throws IOException {
    if (Child.IS_ROOT) {
      assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "setpriv drops the privileges of root");
      Files.setAttribute(folder, "unix:mode", 0755);
      try (Stream<Path> paths = Files.walk(project.root())) {
        for (Path path : paths.toList()) {
          Files.setAttribute(path, "unix:uid", Child.NOBODY);
          Files.setAttribute(path, "unix:gid", Child.NOBODY);
        }
      }
    }
    return unprivilegedAsBefore(arguments);
  }

  private String unprivilegedAsBefore(String... arguments) throws IOException {
    Process child =
        Child.startUnprivileged(Files.createDirectories(folder.resolve("classes")), arguments);
    return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
