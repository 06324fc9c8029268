package dev.kinship.transaction;

import static dev.kinship.transaction.Project.HOLDS;
import static dev.kinship.transaction.Project.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking a commit back: byte for byte, and only where nobody has edited since. */
final class UndoTest {
  @TempDir private Path root;
  private Project project;

  @BeforeEach
  void project() {
    project =
        new Project(root)
            .put("app/order.py", "\uFEFFclass Order:\r\n    pass")
            .put("app/old.py", "old\n");
  }

  @Test
  void takesBackEveryByteAndFolder() throws IOException {
    Files.setAttribute(project.path("app/old.py"), "unix:mode", 0750);
    String before = project.tree();
    Commit commit =
        project.commit(
            project.insert("app/order.py", 5, "\nä🙂\n"),
            project.create("migrations/2026/01.sql", "CREATE TABLE users;\n"),
            project.create("migrations/__init__.py", ""),
            project.delete("app/old.py"));

    undo(commit);

    assertThat(project.tree()).isEqualTo(before);
  }

  @Test
  void followsAFolderThatBecameALinkWithinTheProject() throws IOException {
    String before = project.tree();
    Commit commit = project.commit(project.insert("app/order.py", 0, "# 1\n"));
    Files.move(project.path("app"), project.path("moved"));
    Files.createSymbolicLink(project.path("app"), Path.of("moved"));

    undo(commit);

    Files.delete(project.path("app"));
    Files.move(project.path("moved"), project.path("app"));
    assertThat(project.tree()).isEqualTo(before);
  }

  @Test
  void followsNoFolderThatBecameALinkOutOfTheProject(@TempDir Path elsewhere) throws IOException {
    Commit commit = project.commit(project.insert("app/order.py", 0, "# 1\n"));
    Files.move(project.path("app"), elsewhere.resolve("app"));
    Files.createSymbolicLink(project.path("app"), elsewhere.resolve("app"));

    assertThatThrownBy(() -> undo(commit)).hasMessageContaining("outside the project");
    assertThat(elsewhere.resolve("app/order.py")).content().contains("# 1\n");
  }

  @Test
  void leavesAFolderThatWasThereOrIsInUse() {
    project.put("kept/a.txt", "");
    Commit commit =
        project.commit(project.create("kept/b.py", ""), project.create("made/b.py", ""));
    project.put("made/own.py", "mine");
    undo(commit);

    Commit another = project.commit(project.delete("kept/a.txt"));

    assertThat(project.path("kept")).isEmptyDirectory();
    assertThat(project.path("made")).isDirectoryContaining("glob:**/own.py");
    assertThat(another.id()).isEqualTo("0003");
  }

  @Test
  void goesOnWithTheCommitBefore() {
    String before = project.tree();
    Commit first = project.commit(project.insert("app/order.py", 0, "# 1\n"));
    Commit second = project.commit(project.insert("app/order.py", 0, "# 2\n"));

    assertThat(project.transaction().undoable()).contains(second);
    Commit undone = undo(second);
    assertThat(undone.undoes()).contains(second.id());
    assertThat(project.transaction().undoable()).contains(first);
    undo(first);

    assertThat(project.transaction().undoable()).isEmpty();
    assertThat(project.transaction().log()).hasSize(4);
    assertThat(project.tree()).isEqualTo(before);
  }

  @Test
  void takesBackAnUndoToo() {
    Commit commit = project.commit(project.create("a/b.py", "1"), project.delete("app/old.py"));
    String after = project.tree();

    undo(undo(commit));

    assertThat(project.tree()).isEqualTo(after);
  }

  @Test
  void refusesWhereSomeoneEditedSinceAndShowsWhat() throws IOException {
    Commit commit =
        project.commit(
            project.insert("app/order.py", 0, "# 1\n"),
            project.create("new.py", "new\n"),
            project.create("gone.py", "gone\n"),
            project.delete("app/old.py"));
    project.put("app/order.py", "\uFEFF# 1\n# mine\n").put("app/old.py", "again\n");
    Files.delete(project.path("gone.py"));
    String edited = project.tree();

    assertThat(catchThrowableOfType(Refused.class, () -> undo(commit)).diagnostic())
        .satisfies(
            it -> {
              assertThat(it.rule()).isEqualTo(TransactionRules.CHANGED_MEANWHILE);
              assertThat(it.message())
                  .isEqualTo(
                      "commit 0001 cannot be undone: `app/order.py`, `gone.py`, `app/old.py` changed since");
            });
    List<Change> changes = project.transaction().changedSince(commit);
    assertThat(changes)
        .extracting(Change::before)
        .containsExactly("# 1\nclass Order:\r\n    pass", "gone\n", "");
    assertThat(changes).extracting(Change::after).containsExactly("# 1\n# mine\n", "", "again\n");
    assertThat(project.tree()).isEqualTo(edited);
  }

  private Commit undo(Commit commit) {
    Transaction transaction = project.transaction();
    return transaction.undo(commit, transaction.reversal(commit), NOW, HOLDS);
  }
}
