package dev.kinship.transaction;

import static dev.kinship.transaction.Project.HOLDS;
import static dev.kinship.transaction.Project.NOW;
import static dev.kinship.transaction.Project.SEAL;
import static dev.kinship.transaction.Project.SENTENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Change;
import dev.kinship.transaction.Recovery.Direction;
import dev.kinship.transaction.disk.Content;
import dev.kinship.transaction.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is settled after a run has died, and what is said of it. */
final class RecoveryTest {
  @TempDir private Path root;
  private Project project;

  @BeforeEach
  void project() {
    project = new Project(root).put("a.py", "a\n").put("b.py", "b\n").put("c.py", "c\n");
  }

  @Test
  void aWholeJournalIsFinished() {
    die("create %s/.kin-".formatted(root.toAbsolutePath()));

    Recovery recovery = project.transaction().recover().orElseThrow();

    assertThat(recovery).isEqualTo(new Recovery(Direction.FORWARD, recovery.commit(), List.of()));
    assertThat(project.transaction().log()).containsExactly(recovery.commit().orElseThrow());
    assertTexts("# 1\na\n", "# 1\nb\n", "# 1\nc\n");
  }

  @Test
  void aTornJournalIsDropped() throws IOException {
    die("create %s/.kin-".formatted(root.toAbsolutePath()));
    byte[] journal = project.bytes(".kinship/journal");
    for (int size = 0; size < journal.length; size++) {
      project.put(".kinship/journal", Arrays.copyOf(journal, size));

      assertThat(project.transaction().recover())
          .contains(new Recovery(Direction.BACK, Optional.empty(), List.of()));
      assertThat(project.path(".kinship/journal")).doesNotExist();
    }
    assertTexts("a\n", "b\n", "c\n");
  }

  @Test
  void aJournalOfALaterVersionIsLeftAlone() {
    die("move");
    forge(project.text(".kinship/journal").replace("kinship\t2\n", "kinship\t3\n"));
    String before = project.tree();

    assertThatThrownBy(() -> project.transaction().recover())
        .isInstanceOf(Refused.class)
        .hasMessage("`.kinship/journal` is damaged, or was written by a newer version of kin");
    assertThat(project.tree()).isEqualTo(before);
  }

  @Test
  void aJournalThatLeadsOutsideIsRefused() throws IOException {
    die("move");
    String journal = project.text(".kinship/journal");
    for (String name : List.of("../c.py", "/c.py", "x/../../c.py", "link/c.py")) {
      Files.deleteIfExists(project.path("link"));
      Files.createSymbolicLink(project.path("link"), Disk.parentOf(root));
      forge(journal.replace("\tc.py\tc.py\n", "\t%s\tc.py\n".formatted(name)));
      String before = project.tree();

      assertThatThrownBy(() -> project.transaction().recover())
          .hasMessage("`.kinship/journal` is damaged, or was written by a newer version of kin");
      assertThat(project.tree()).isEqualTo(before);
    }
  }

  @Test
  void aJournalThatWasNotBegunHereIsRefused() {
    die("move");
    String journal = project.text(".kinship/journal");
    String moved = project.root().toString();
    for (String forged :
        List.of(journal.replace("seal\t", "seal\t0"), journal.replace("belongs_to", "has_many"))) {
      end(forged.substring(0, forged.lastIndexOf("end\t")));
      assertRefused(
          "`.kinship/journal` is an interrupted run that you did not start on this machine");
    }
    forge(journal.replace(moved, moved + "-elsewhere"));
    assertRefused("`.kinship/journal` is an interrupted run that started in `");
  }

  private void assertRefused(String message) {
    String before = project.tree();
    assertThatThrownBy(() -> project.transaction().recover())
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith(message);
    assertThat(project.tree()).isEqualTo(before);
  }

  @Test
  void aJournalThatMakesNoSenseIsRefused() {
    die("move");
    String journal = project.text(".kinship/journal");
    for (String forged :
        List.of(
            journal.replace("id\t0001", "id\t../0001"),
            journal.replace("id\t0001\n", ""),
            journal.replace("time\t", "time\tnever "),
            journal.replace("rewritten", "eaten"),
            journal.replace("\t2\t", "\t\t"),
            journal.replace("\t2\t", "\t99999\t"))) {
      forge(forged);

      assertThatThrownBy(() -> project.transaction().recover())
          .hasMessage("`.kinship/journal` is damaged, or was written by a newer version of kin");
    }
  }

  @Test
  void whatSomeoneWroteOverTheOldTextStaysAndTheRestGoesBack() {
    die("move %s/.kin-0001-1".formatted(root.toAbsolutePath()));
    assertTexts("# 1\na\n", "b\n", "c\n");
    project.put("b.py", "b\n# mine\n");

    Recovery recovery = project.transaction().recover().orElseThrow();

    assertThat(recovery.direction()).isEqualTo(Direction.BACK);
    assertThat(recovery.kept()).containsExactly("b.py");
    assertTexts("a\n", "b\n# mine\n", "c\n");
    assertClean();
  }

  @Test
  void whatSomeoneWroteOverTheNewTextStaysAndTheRestGoesOn() {
    die("move %s/.kin-0001-1".formatted(root.toAbsolutePath()));
    project.put("a.py", "# 1\na\n# mine\n");

    Recovery recovery = project.transaction().recover().orElseThrow();

    assertThat(recovery.direction()).isEqualTo(Direction.FORWARD);
    assertThat(recovery.kept()).containsExactly("a.py");
    assertTexts("# 1\na\n# mine\n", "# 1\nb\n", "# 1\nc\n");
    assertClean();
    Commit commit = recovery.commit().orElseThrow();
    assertThatThrownBy(() -> project.transaction().reversal(commit))
        .hasMessageContaining("`a.py` changed since");
  }

  @Test
  void aCommitSettlesFirst() throws IOException {
    die("move");

    assertThatThrownBy(() -> project.commit(project.insert("a.py", 0, "# 2\n")))
        .hasMessage("`a.py` has changed since it was read");
    assertThat(project.transaction().log()).hasSize(1);
    assertClean();
  }

  @Test
  void whatCannotBeFinishedIsTakenBack() throws IOException {
    die("move %s/.kin-0001-1".formatted(root.toAbsolutePath()));
    Files.delete(project.path(".kin-0001-1"));
    boolean[] full = {true};
    Transaction transaction =
        new Transaction(
            root,
            SEAL,
            what -> {
              if (full[0] && what.startsWith("half")) {
                full[0] = false;
                throw new IOException("No space left on device");
              }
            });

    assertThat(transaction.recover()).map(Recovery::direction).contains(Direction.BACK);
    assertTexts("a\n", "b\n", "c\n");
    assertClean();
  }

  /** A run over all three files that dies before the first write that begins like {@code point}. */
  private void die(String point) {
    List<Change> changes =
        List.of(
            project.insert("a.py", 0, "# 1\n"),
            project.insert("b.py", 0, "# 1\n"),
            project.insert("c.py", 0, "# 1\n"));
    Transaction transaction =
        new Transaction(
            root.toAbsolutePath(),
            SEAL,
            what -> {
              if (what.startsWith(point)) {
                throw new AssertionError(what);
              }
            });
    assertThat(catchThrowable(() -> transaction.commit(changes, SENTENCE, NOW, HOLDS)))
        .isInstanceOf(AssertionError.class);
  }

  /** A journal that says that, with the seal and the digest that belong to it. */
  private void forge(String journal) {
    String head = journal.substring(0, journal.indexOf("seal\t"));
    String rest = journal.substring(journal.indexOf("\n\n"), journal.lastIndexOf("end\t"));
    try {
      end("%sseal\t%s%s".formatted(head, SEAL.of(head), rest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end(String body) {
    String end = Content.of(body.getBytes(StandardCharsets.UTF_8)).digest();
    project.put(".kinship/journal", "%send\t%s\n".formatted(body, end));
  }

  private void assertTexts(String a, String b, String c) {
    assertThat(project.text("a.py")).isEqualTo(a);
    assertThat(project.text("b.py")).isEqualTo(b);
    assertThat(project.text("c.py")).isEqualTo(c);
  }

  private void assertClean() {
    assertThat(root).isDirectoryNotContaining("glob:**/.kin-*");
    assertThat(project.path(".kinship/journal")).doesNotExist();
  }
}
