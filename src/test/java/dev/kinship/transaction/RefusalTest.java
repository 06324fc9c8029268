package dev.kinship.transaction;

import static dev.kinship.transaction.Project.HOLDS;
import static dev.kinship.transaction.Project.NOW;
import static dev.kinship.transaction.Project.SEAL;
import static dev.kinship.transaction.Project.SENTENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.text.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before the first write, and what is taken back after it. */
final class RefusalTest {
  @TempDir private Path folder;
  private Project project;
  private Project elsewhere;

  @BeforeEach
  void project() {
    project = new Project(folder.resolve("project")).put("a.py", "a\n").put("b.py", "b\n");
    elsewhere = new Project(folder.resolve("elsewhere")).put("c.py", "c\n");
  }

  @Test
  void aFileThatChangedSinceItWasRead() {
    Change change = project.insert("b.py", 0, "# 1\n");
    project.put("b.py", "mine\n");

    refused(TransactionRules.CHANGED_MEANWHILE, "`b.py` has changed since it was read", change);
  }

  @Test
  void aFileThatIsGone() throws IOException {
    Change rewrite = project.insert("b.py", 0, "# 1\n");
    Change delete = project.delete("b.py");
    Files.delete(project.path("b.py"));

    refused(TransactionRules.CHANGED_MEANWHILE, "`b.py` no longer exists", rewrite);
    refused(TransactionRules.CHANGED_MEANWHILE, "`b.py` no longer exists", delete);
  }

  @Test
  void aFileThatBecameAFolder() throws IOException {
    Change change = project.insert("b.py", 0, "# 1\n");
    Files.delete(project.path("b.py"));
    Files.createDirectory(project.path("b.py"));

    refused(TransactionRules.CHANGED_MEANWHILE, "`b.py` has changed since it was read", change);
  }

  @Test
  void aNewFileThatIsThereAlreadyEvenAsADeadLink() throws IOException {
    Files.createSymbolicLink(project.path("dead.py"), Path.of("nowhere"));

    refused(
        TransactionRules.CHANGED_MEANWHILE,
        "`b.py` cannot be created: it already exists",
        project.create("b.py", ""));
    refused(
        TransactionRules.CHANGED_MEANWHILE,
        "`dead.py` cannot be created: it already exists",
        project.create("dead.py", ""));
  }

  @Test
  void aFolderThatIsAFile() {
    refused(
        CommonRules.NOT_WRITABLE,
        "`b.py/x.py` cannot be created: `b.py` is not a folder",
        project.create("b.py/x.py", ""));
  }

  @Test
  void aPathThatLeadsOutside() throws IOException {
    Files.createSymbolicLink(project.path("link.py"), elsewhere.path("c.py"));
    Files.createSymbolicLink(project.path("folder"), elsewhere.root());
    Path real = elsewhere.root().toRealPath();

    for (String name : List.of("link.py", "folder/c.py")) {
      refused(
          CommonRules.OUTSIDE_PROJECT,
          "`%s` leads to %s, outside the project".formatted(name, real.resolve("c.py")),
          project.insert(name, 0, "# 1\n"));
    }
    refused(
        CommonRules.OUTSIDE_PROJECT,
        "`folder/new.py` leads to %s, outside the project".formatted(real),
        project.create("folder/new.py", ""));
    refused(
        CommonRules.OUTSIDE_PROJECT,
        "`x/../../new.py` leads to %s, outside the project".formatted(real.getParent()),
        project.create("x/../../new.py", ""));
    assertThat(elsewhere.root()).isDirectoryNotContaining("glob:**/new.py");
    assertThat(elsewhere.text("c.py")).isEqualTo("c\n");
  }

  @Test
  void aKinshipFolderThatLeadsOutside() throws IOException {
    Files.createSymbolicLink(project.path(".kinship"), elsewhere.root());

    refused(
        CommonRules.NOT_WRITABLE,
        "`.kinship` is not a folder of its own, so Kinship does not use it",
        project.insert("b.py", 0, "# 1\n"));
    assertThat(elsewhere.root()).isDirectoryNotContaining("glob:**/{lock,.gitignore,history}");
  }

  @Test
  void aLinkInTheKinshipFolder() throws IOException {
    for (String name : List.of("history", "lock", ".gitignore", "journal")) {
      Files.createDirectories(project.path(".kinship"));
      Files.createSymbolicLink(project.path(".kinship").resolve(name), elsewhere.path("new"));

      String kind = name.equals("history") ? "folder" : "file";
      refused(
          CommonRules.NOT_WRITABLE,
          "`.kinship/%s` is not a %s of its own, so Kinship does not use it".formatted(name, kind),
          project.insert("b.py", 0, "# 1\n"));
      assertThat(elsewhere.path("new")).doesNotExist();
      Files.delete(project.path(".kinship").resolve(name));
    }
  }

  @Test
  void aLinkToDelete() throws IOException {
    Files.createSymbolicLink(project.path("link.py"), Path.of("b.py"));

    refused(
        CommonRules.NOT_WRITABLE,
        "`link.py` cannot be deleted: it is a link",
        project.delete("link.py"));
  }

  @Test
  void twoTextsForOneFile() throws IOException {
    Files.createLink(project.path("hard.py"), project.path("b.py"));

    refused(
        CommonRules.NOT_WRITABLE,
        "`b.py` and `hard.py` are the same file, and the plan writes a different text to each",
        project.insert("b.py", 0, "# 1\n"),
        project.insert("hard.py", 0, "# 2\n"));
  }

  @Test
  void aFileThatChangesAfterTheCheck() throws IOException {
    Files.createLink(project.path("hard.py"), project.path("b.py"));
    for (String name : List.of("b.py", "c.py", "d.py")) {
      project.put("b.py", "b\n").put("c.py", "c\n").put("d.py", "d\n");
      List<Change> changes =
          List.of(
              project.insert("b.py", 0, "# 1\n"),
              project.insert("c.py", 0, "# 1\n"),
              project.delete("d.py"));
      Transaction transaction =
          new Transaction(
              project.root(),
              SEAL,
              what -> {
                if (what.startsWith("force") && !what.endsWith("journal")) {
                  project.put(name, "mine\n");
                }
              });

      Refused refused =
          catchThrowableOfType(
              Refused.class, () -> transaction.commit(changes, SENTENCE, NOW, HOLDS));

      assertThat(refused).hasMessage("`%s` has changed since it was read".formatted(name));
      assertThat(project.text("b.py")).isEqualTo(name.equals("b.py") ? "mine\n" : "b\n");
      assertThat(project.text("c.py")).isEqualTo(name.equals("c.py") ? "mine\n" : "c\n");
      assertThat(project.text("d.py")).isEqualTo(name.equals("d.py") ? "mine\n" : "d\n");
      assertThat(project.root()).isDirectoryNotContaining("glob:**/.kin-*");
      assertThat(project.transaction().log()).isEmpty();
    }
  }

  @Test
  void aFileThatAppearsAfterTheCheckEvenWithTheSameText() {
    Transaction transaction =
        new Transaction(
            project.root(),
            SEAL,
            what -> {
              if (what.startsWith("force") && !what.endsWith("journal")) {
                project.put("new.py", "new\n");
              }
            });
    List<Change> changes = List.of(project.create("new.py", "new\n"));

    assertThat(
            catchThrowableOfType(
                Refused.class, () -> transaction.commit(changes, SENTENCE, NOW, HOLDS)))
        .hasMessage("`new.py` has changed since it was read");
    assertThat(project.text("new.py")).isEqualTo("new\n");
  }

  /** Refused with that message, when another file of the plan could have been written. */
  private void refused(Rule rule, String message, Change... changes) {
    String before = project.tree();
    List<Change> all = new ArrayList<>(List.of(project.insert("a.py", 0, "# 1\n")));
    all.addAll(List.of(changes));

    Diagnostic diagnostic =
        catchThrowableOfType(
                Refused.class, () -> project.transaction().commit(all, SENTENCE, NOW, HOLDS))
            .diagnostic();

    assertThat(diagnostic.message()).isEqualTo(message);
    assertThat(diagnostic.rule()).isEqualTo(rule);
    assertThat(diagnostic.help()).isNotBlank();
    assertThat(project.tree()).isEqualTo(before);
    assertThat(project.transaction().log()).isEmpty();
  }
}
