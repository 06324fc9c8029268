package dev.kinship.transaction;

import static dev.kinship.transaction.Project.HOLDS;
import static dev.kinship.transaction.Project.NOW;
import static dev.kinship.transaction.Project.SEAL;
import static dev.kinship.transaction.Project.SENTENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.transaction.Commit.Written;
import dev.kinship.transaction.disk.FileAction;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a commit writes, and what is remembered of it. */
final class TransactionTest {
  @TempDir private Path root;
  private Project project;

  @BeforeEach
  void project() {
    project =
        new Project(root)
            .put("app/order.py", "class Order:\n    pass\n")
            .put("app/old.py", "old\n");
  }

  @Test
  void writesCreatesAndDeletes() {
    project.commit(
        project.rewrite("app/order.py", "class Order: ...\n"),
        project.create("migrations/2026/01.sql", "CREATE TABLE users;\n"),
        project.delete("app/old.py"));

    assertThat(project.text("app/order.py")).isEqualTo("class Order: ...\n");
    assertThat(project.text("migrations/2026/01.sql")).isEqualTo("CREATE TABLE users;\n");
    assertThat(project.path("app/old.py")).doesNotExist();
    assertThat(project.path("app")).isDirectoryNotContaining("glob:**/.kin*");
  }

  @Test
  void keepsEveryByteThatNoEditNames() {
    byte[] before = "\uFEFFclass Ä:\r\n\tpass\r\r\n\fx = '\0'".getBytes(StandardCharsets.UTF_8);
    project.put("app/odd.py", before).put("app/empty.py", "");

    project.commit(project.insert("app/odd.py", 7, "🙂"), project.insert("app/empty.py", 0, "x"));

    assertThat(project.bytes("app/odd.py"))
        .isEqualTo("\uFEFFclass Ä🙂:\r\n\tpass\r\r\n\fx = '\0'".getBytes(StandardCharsets.UTF_8));
    assertThat(project.text("app/empty.py")).isEqualTo("x");
  }

  @Test
  void remembersItsCommitsNewestFirst() {
    Commit first = project.commit(project.insert("app/order.py", 0, "# 1\n"));
    Commit second =
        project
            .transaction()
            .commit(List.of(project.create("a\tb.py", "")), List.of("one\n\\two", "ä"), NOW, HOLDS);

    assertThat(first)
        .isEqualTo(
            new Commit(
                "0001",
                NOW,
                SENTENCE,
                List.of(new Written(FileAction.REWRITTEN, "app/order.py")),
                Optional.empty()));
    assertThat(second.id()).isEqualTo("0002");
    assertThat(project.transaction().log()).containsExactly(second, first);
    assertThat(project.path(".kinship/journal")).doesNotExist();
  }

  @Test
  void hidesItsFolderFromGit() {
    project.commit(project.insert("app/order.py", 0, "# 1\n"));

    assertThat(project.text(".kinship/.gitignore")).isEqualTo("*\n");
  }

  @Test
  void leavesNoTraceOfWhatItOnlyLookedAt() {
    String before = project.tree();

    assertThat(project.transaction().recover()).isEmpty();
    assertThat(project.transaction().log()).isEmpty();
    assertThat(project.transaction().undoable()).isEmpty();
    assertThatThrownBy(() -> project.commit(project.create("app/order.py", "")))
        .hasMessageContaining("it already exists");

    assertThat(project.path(".kinship")).doesNotExist();
    assertThat(project.tree()).isEqualTo(before);
  }

  @Test
  void leavesAFileAloneThatIsAlreadySo() throws Exception {
    Object modified = Files.getAttribute(project.path("app/old.py"), "unix:ctime");

    Commit commit =
        project.commit(
            project.insert("app/order.py", 0, "#\n"), project.rewrite("app/old.py", "old\n"));

    assertThat(commit.files()).containsExactly(new Written(FileAction.REWRITTEN, "app/order.py"));
    assertThat(Files.getAttribute(project.path("app/old.py"), "unix:ctime")).isEqualTo(modified);
    assertThatThrownBy(() -> project.commit()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsPlans() {
    KeptPlans plans = KeptPlans.in(project.root(), SEAL);
    plans.keep("3f9a", "{}");
    plans.keep("3f9a", "{\"ä\": 1}\n");

    assertThat(plans.find("3f9a")).contains("{\"ä\": 1}\n");
    assertThat(project.text(".kinship/plans/3f9a.json")).isEqualTo("{\"ä\": 1}\n");
    assertThat(project.text(".kinship/.gitignore")).isEqualTo("*\n");
    assertThat(plans.find("beef")).isEmpty();
    assertThat(plans.find("../history/0001")).isEmpty();
  }

  @Test
  void forgetsTheOldestPlan() {
    KeptPlans plans = KeptPlans.in(project.root(), SEAL);
    for (int i = 0; i <= KeptPlans.MOST; i++) {
      plans.keep("plan" + i, "{}");
      File file = project.path(".kinship/plans/plan%d.json".formatted(i)).toFile();
      assertThat(file.setLastModified(1_000_000L + i * 1000L)).isTrue();
    }

    plans.keep("last", "{}");

    assertThat(plans.ids()).hasSize(KeptPlans.MOST).contains("last", "plan2");
    assertThat(plans.ids()).doesNotContain("plan0", "plan1");
  }
}
