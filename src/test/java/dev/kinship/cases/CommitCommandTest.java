package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kept plan is written as it was shown, or not at all. */
class CommitCommandTest {
  private static final Tree SAMPLE = new Case(Case.ROOT.resolve("undo/dry_run")).before();
  private static final String DBMATE = "-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT 1;\n";

  @TempDir Path scratch;

  @BeforeEach
  void writeTheSample() {
    SAMPLE.writeTo(scratch);
  }

  @Test
  void writesNothingOutsideItsFolder() {
    dryRun();

    assertThat(Tree.read(scratch)).isEqualTo(SAMPLE);
    assertThat(scratch.resolve(".kinship/.gitignore")).hasContent("*");
  }

  @Test
  void saysThatItCouldNotBeKept() throws IOException {
    Files.writeString(scratch.resolve(".kinship"), "in the way");

    Result result = kin("add Order belongs_to User --dry-run");

    assertThat(result.output())
        .contains("+    user_id: int\n", "Dry run: nothing was written.\n")
        .contains("note[KIN226]: the plan could not be kept: ")
        .endsWith("exit 0\n");
    assertThat(kin("add Order belongs_to User --dry-run --format json").output())
        .contains("\"status\":\"not_written\"", "\"code\":\"KIN226\"")
        .endsWith("exit 0\n");
  }

  @Test
  void theTimeInNamesMakesNoOtherPlan() throws Exception {
    Path migrations = Files.createDirectories(scratch.resolve("migrations"));
    Files.writeString(migrations.resolve("20200102030405_first.sql"), DBMATE);
    Result first = kin("add Order belongs_to User --dry-run");
    Thread.sleep(1100);

    Result second = kin("add Order belongs_to User --dry-run");

    assertThat(second).isEqualTo(first);
    Result written = kin("commit " + first.plan().orElseThrow() + " --yes");
    assertThat(written.output()).endsWith("exit 0\n");
    String name = written.output().replaceFirst("(?s).*(migrations/\\d{14}_\\w+.sql)\\..*", "$1");
    assertThat(first.output()).contains("+++ b/" + name + "\n");
    assertThat(written.tree().files()).containsKey(name);
  }

  @Test
  void refusesWithTheDiffWhereAFileHasChanged() throws IOException {
    String id = dryRun();
    change("order.py", it -> it.replace("float", "int"));

    assertThat(refused(id))
        .contains("-    total: float\n+    total: int\n")
        .contains("error[KIN903]: the plan `PLAN` no longer fits: `order.py` changed since");
  }

  @Test
  void refusesWhereAFileToCreateIsThere() throws IOException {
    String id = dryRun();
    Files.createDirectories(scratch.resolve("migrations"));
    Files.writeString(scratch.resolve("migrations/001_create_users_and_orders.sql"), "mine\n");

    assertThat(refused(id)).contains("+++ b/migrations/001", "+mine\n", "error[KIN903]: ");
  }

  @Test
  void refusesWhatWasEdited() throws IOException {
    String id = dryRun();
    change(plan(id), it -> it.replace("user_id: int", "user_id: str"));

    assertThat(refused(id)).contains("error[KIN225]: the plan `PLAN` was edited");
  }

  @Test
  void refusesWhatIsOfAnotherVersion() throws IOException {
    String id = dryRun();
    change(plan(id), it -> it.replace("\"version\" : 2", "\"version\" : 3"));

    assertThat(refused(id))
        .contains("error[KIN225]: the plan `PLAN` was made by another version of kin");
  }

  @Test
  void refusesADamagedPlanAndMakesItAgain() throws IOException {
    String id = dryRun();
    String whole = Files.readString(scratch.resolve(plan(id)), UTF_8);
    for (int length = 0; length < whole.length() - 2; length += whole.length() / 50) {
      int end = length;
      change(plan(id), it -> whole.substring(0, end));
      assertThat(refused(id)).contains("error[KIN225]: the plan `PLAN` is damaged");
    }
    change(plan(id), it -> whole.replaceFirst("\"start\" : \\d+", "\"start\" : 99999"));
    assertThat(refused(id)).contains("error[KIN225]: the plan `PLAN` is damaged");

    assertThat(dryRun()).isEqualTo(id);
    assertThat(kin("commit " + id + " --yes").output()).endsWith("exit 0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../user.py", "/tmp/user.py", "a/../../user.py", ".git/config", "x/.GIT/hooks/y"})
  void writesNothingOutsideTheProject(String path) throws IOException {
    String id = dryRun();
    change(plan(id), it -> it.replace("\"path\" : \"user.py\"", "\"path\" : \"" + path + "\""));

    assertThat(refused(id)).contains("error[KIN905]: the plan `PLAN` would write `" + path + "`");
  }

  @Test
  void followsNoLinkOutOfTheProject(@TempDir Path elsewhere) throws IOException {
    String id = dryRun();
    Path user = scratch.resolve("user.py");
    Path target = elsewhere.resolve("user.py");
    Files.move(user, target);
    Files.createSymbolicLink(user, target);
    String before = Files.readString(target, UTF_8);

    assertThat(kin("commit " + id + " --yes").output()).contains("error[KIN905]: ");
    assertThat(target).hasContent(before);
  }

  @Test
  void takesTheBeginningOfAnIdIfNoOtherBeginsSo() throws IOException {
    String id = dryRun();
    String beginning = id.substring(0, 6);
    Path other = scratch.resolve(plan(id)).resolveSibling(beginning + "0".repeat(26) + ".json");
    Files.writeString(other, "{}");

    assertThat(kin("commit " + beginning + " --yes").output())
        .contains("error[KIN224]: 2 plans begin with `" + beginning + "`\nhelp: choose one: PLAN");
    Files.delete(other);
    assertThat(kin("commit " + beginning + " --yes").output()).contains("\nWritten: ");
  }

  @Test
  void saysWhichPlanWasProbablyMeant() {
    String id = dryRun();

    assertThat(kin("commit " + id.substring(0, 3)).output())
        .contains("error[KIN224]: there is no plan `", "help: did you mean `PLAN`?\n");
    assertThat(kin("commit ../history/0001").output())
        .contains("help: kept plans, the newest first: PLAN\n");
  }

  private String dryRun() {
    return kin("add Order belongs_to User --dry-run").plan().orElseThrow();
  }

  /** What is printed where nothing may be written. */
  private String refused(String id) {
    Tree before = Tree.read(scratch);
    Result result = kin("commit " + id + " --yes");
    assertThat(result.output()).endsWith("exit 1\n");
    assertThat(result.tree()).isEqualTo(before);
    return result.output();
  }

  private static String plan(String id) {
    return ".kinship/plans/" + id + ".json";
  }

  private void change(String name, UnaryOperator<String> how) throws IOException {
    Path file = scratch.resolve(name);
    String before = Files.readString(file, UTF_8);
    String after = how.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after, UTF_8);
  }

  private Result kin(String words) {
    return Case.run(Tree.read(scratch), scratch, List.of(words.split(" ")));
  }
}
