package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a repository of git, {@code kin undo} goes by what the files are, whatever git did to them.
 */
class UndoGitTest {
  @TempDir Path scratch;

  @BeforeEach
  void repository() throws Exception {
    new Case(Case.ROOT.resolve("undo/dry_run")).before().writeTo(scratch);
    Files.writeString(
        scratch.resolve("coupon.py"),
        Files.readString(scratch.resolve("user.py"), UTF_8)
            .replace("User", "Coupon")
            .replace("users", "coupons"),
        UTF_8);
    git("init -q -b main");
    commit("base");
  }

  @Test
  void stashedWithNewFilesAndPopped() throws Exception {
    kin("add Order belongs_to User --yes", 0);
    git("stash -q -u");

    assertThat(kin("undo --yes --not-applied", 0)).contains("Nothing to undo.");
    assertThat(kin("log", 0)).contains("not in effect");
    assertThat(kin("log --format json", 0)).contains("\"in_effect\":false");
    git("stash pop -q");
    assertThat(kin("log", 0)).doesNotContain("not in effect");
    assertThat(kin("undo --yes --not-applied", 0)).contains("Reverted: ");
    assertThat(git("status --porcelain")).isEmpty();
  }

  @Test
  void stashedWithoutTheNewFiles() throws Exception {
    kin("add Order belongs_to User --yes", 0);
    git("stash -q");

    assertThat(kin("undo --yes --not-applied", 1))
        .contains(
            "`order.py`, `user.py` are as before it, and `migrations/001_create_users_and_orders.sql` is as after it");
    git("stash pop -q");
    kin("undo --yes --not-applied", 0);
    assertThat(git("status --porcelain")).isEmpty();
  }

  @Test
  void twoCommitsStashed() throws Exception {
    kin("add Order belongs_to User --yes", 0);
    kin("add Order belongs_to Coupon --yes", 0);
    git("stash -q -u");

    assertThat(kin("undo --yes --not-applied", 0)).contains("Nothing to undo.");
  }

  @Test
  void anOlderCommitAfterACheckout() throws Exception {
    kin("add Order belongs_to User --yes", 0);
    commit("one");
    git("checkout -q -b feature");
    kin("add Order belongs_to Coupon --yes", 0);
    commit("two");
    git("checkout -q main");

    assertThat(kin("undo --yes --not-applied", 0)).contains("001_create_users_and_orders.sql");
    assertThat(git("diff --stat HEAD~1")).isEmpty();
    git("reset -q --hard");
    git("checkout -q feature");
    assertThat(kin("undo --yes --not-applied", 0)).contains("Reverted: ", "coupon");
    assertThat(kin("undo --yes --not-applied", 0)).contains("001_create_users_and_orders.sql");
    assertThat(kin("undo --yes --not-applied", 0)).contains("Nothing to undo.");
    assertThat(git("diff --stat HEAD~2")).isEmpty();
  }

  @Test
  void resetToTheBeginningAndBack() throws Exception {
    kin("add Order belongs_to User --yes", 0);
    commit("one");
    kin("add Order belongs_to Coupon --yes", 0);
    commit("two");
    git("reset -q --hard HEAD~2");
    assertThat(kin("undo --yes --not-applied", 0)).contains("Nothing to undo.");
    git("reset -q --hard HEAD@{1}");

    assertThat(kin("undo --yes --not-applied", 0)).contains("coupon");
    assertThat(git("diff --stat HEAD~1")).isEmpty();
  }

  @Test
  void revertedByGit() throws Exception {
    kin("add Order belongs_to User --yes", 0);
    commit("one");
    kin("add Order belongs_to Coupon --yes", 0);
    commit("two");
    git("revert --no-edit HEAD");

    assertThat(kin("undo --yes --not-applied", 0)).contains("001_create_users_and_orders.sql");
    assertThat(git("diff --stat HEAD~3")).isEmpty();
  }

  @Test
  void undoneOnOneBranchOnly() throws Exception {
    kin("add Order belongs_to User --yes", 0);
    commit("one");
    git("checkout -q -b other");
    kin("undo --yes --not-applied", 0);
    commit("undone");
    git("checkout -q main");

    kin("undo --yes --not-applied", 0);
    assertThat(git("diff --stat HEAD~1")).isEmpty();
  }

  @Test
  void editedOnABranchThatLacksIt() throws Exception {
    kin("add Order belongs_to User --yes", 0);
    commit("one");
    git("checkout -q -b feature");
    kin("add Order belongs_to Coupon --no-migration --yes", 0);
    commit("two");
    git("checkout -q main");
    edit("coupon.py", "name: str", "name: str = \"\"");
    edit("order.py", "class Order", "# all of them\nclass Order");

    assertThat(kin("undo --yes --not-applied", 1))
        .contains("commit 0001 cannot be undone: `order.py` changed", "kin remove Order.user\n");
  }

  @Test
  void editedAndStillThere() throws Exception {
    kin("add Order belongs_to User --name buyer --yes", 0);
    edit("order.py", "total: float", "total: int");

    assertThat(kin("undo --yes --not-applied", 1))
        .contains("`order.py` changed since\n", "kin remove Order.buyer\n");
    kin("remove Order.buyer --yes", 0);
  }

  @Test
  void cloned(@TempDir Path elsewhere) throws Exception {
    kin("add Order belongs_to User --yes", 0);
    commit("one");
    git("clone -q . " + elsewhere.resolve("clone"));
    scratch = elsewhere.resolve("clone");

    assertThat(kin("undo --yes --not-applied", 0)).contains("Nothing to undo.");
  }

  private void edit(String name, String from, String to) throws IOException {
    String text = Files.readString(scratch.resolve(name), UTF_8);
    assertThat(text).contains(from);
    Files.writeString(scratch.resolve(name), text.replace(from, to), UTF_8);
  }

  private void commit(String message) throws Exception {
    git("add -A");
    git("commit -q -m " + message);
  }

  private String git(String words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=false"));
    command.addAll(List.of(words.split(" ")));
    Process git =
        new ProcessBuilder(command).directory(scratch.toFile()).redirectErrorStream(true).start();
    git.getOutputStream().close();
    String output = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertThat(git.waitFor()).as(output).isZero();
    return output;
  }

  private String kin(String words, int code) {
    Typed.Run run = Typed.run(scratch, List.of(words.split(" ")), "");
    assertThat(run.code()).as(run.output()).isEqualTo(code);
    return run.output();
  }
}
