package dev.kinship.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cli.Typed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completes words in a real project, as the scripts of the shells ask for them. */
class CompletionTest {
  @TempDir Path scratch;

  @BeforeEach
  void writeTheSample() throws Exception {
    new Case(Case.ROOT.resolve("undo/dry_run")).before().writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
  }

  @Test
  void completesCommandsAndOptions() {
    assertThat(completed("a")).containsExactly("add", "agents", "apply");
    assertThat(completed("agents", "")).containsExactly("install", "remove");
    assertThat(completed("he")).containsExactly("help");
    assertThat(completed("help", "st")).containsExactly("status");
    assertThat(completed("undo", "--not")).containsExactly("--not-applied");
    assertThat(completed("add", "--on-")).containsExactly("--on-delete", "--on-update");
    assertThat(completed("add", "--safe", "")).containsExactly("always", "auto", "never");
    assertThat(completed("add", "--on-delete", "")).hasSize(4).contains("cascade", "set-null");
    assertThat(completed("add", "--dialect", "m")).containsExactly("mariadb", "mysql");
    assertThat(completed("add", "Order", "--format", "j")).containsExactly("json");
    assertThat(completed("completion", "")).containsExactly("bash", "fish", "zsh");
  }

  @Test
  void completesSentences() {
    assertThat(completed("add", "")).containsExactly("Order", "User");
    assertThat(completed("add", "Order", "has_")).hasSize(3);
    assertThat(completed("add", "Order", "belongs_to", "U")).containsExactly("User");
    assertThat(completed("add", "--optional", "Order", "b")).containsExactly("belongs_to");
    assertThat(completed("add", "--name", "owner", "Order", "b")).containsExactly("belongs_to");
    assertThat(completed("add", "A", "has_one", "B", "--and", "Or")).containsExactly("Order");
    assertThat(completed("add", "Order", "belongs_to", "User", "")).isEmpty();
    assertThat(completed("add", "--through", "")).containsExactly("Order", "User");
    assertThat(completed("list", "O")).containsExactly("Order");
  }

  @Test
  void completesWhatWasWritten() {
    assertThat(run("add", "Order", "belongs_to", "User", "--dry-run")).contains("kin commit ");
    assertThat(completed("commit", "")).hasSize(1);
    run("add", "Order", "belongs_to", "User", "--yes");
    assertThat(completed("remove", "Order.")).containsExactly("Order.user");
    assertThat(completed("explain", "KIN20")).contains("KIN201", "KIN202");
  }

  @Test
  void leavesWordsThatCannotBeCompleted() {
    assertThat(completed("apply", "")).isEmpty();
    assertThat(completed("nonsense", "")).isEmpty();
    assertThat(completed("add", "--migrations", "")).isEmpty();
    assertThat(completed("add", "--project", scratch + "/none", "")).isEmpty();
    assertThat(run("completion", "tcsh"))
        .isEqualTo(
            """
            error[KIN001]: there is no script for `tcsh`
            help: pass one of bash, fish, zsh
            exit 2
            """);
  }

  @Test
  void everyCommandHasAManPage() {
    assertThat(run("__man", "kin")).startsWith(".TH KIN 1\n").contains("kin\\-add(1)\n");
    assertThat(run("__man", "add"))
        .startsWith(".TH KIN-ADD 1\n.SH NAME\nkin\\-add \\- Relate two models")
        .contains(".TP\n\\-n, \\-\\-dry\\-run\n", ".SH EXAMPLES\n");
  }

  private List<String> completed(String... words) {
    String[] typed =
        Stream.concat(Stream.of(Completion.NAME), Stream.of(words)).toArray(String[]::new);
    String printed = run(typed);
    assertThat(printed).endsWith("exit 0\n");
    return printed.substring(0, printed.length() - "exit 0\n".length()).lines().toList();
  }

  private String run(String... words) {
    Typed.Run run = Typed.run(scratch, List.of(words), "");
    return run.output() + "exit " + run.code() + "\n";
  }
}
