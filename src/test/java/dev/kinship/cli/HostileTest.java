package dev.kinship.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kinship.cli.HostileCase.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command on every hostile project: nothing outside the project changes, nothing in git's
 * folder changes, nothing hangs or crashes, nothing speaks to the terminal, and what is printed is
 * what a reviewer has read in {@code output.txt}.
 */
class HostileTest {
  private static final boolean ACCEPT = Boolean.getBoolean("kinship.accept");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Fits a plan that a repository may bring. */
  static final String SHIPPED_PLAN = "00000000000000000000000000000001";

  private static final List<String> READING =
      List.of(
          "list",
          "list Order",
          "list --format json",
          "list --format yaml",
          "add Order belongs_to User --dry-run",
          "add Order belongs_to User",
          "add User has_many_through Role --create --dry-run",
          "apply - --dry-run",
          "remove Order.user --dry-run",
          "log",
          "log --format json",
          "undo --dry-run");

  private static final List<String> WRITING =
      List.of(
          "add Order belongs_to User --yes",
          "add Order belongs_to User --yes --format json",
          "remove Order.user --yes",
          "undo --yes --not-applied",
          "commit " + SHIPPED_PLAN + " --yes");

  @TempDir Path scratch;

  static List<HostileCase> all() {
    return HostileCase.all().toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void doesNoHarm(HostileCase it) throws Exception {
    StringBuilder output = new StringBuilder();
    for (String command : READING) {
      output.append(run(it, command, ".kinship"));
    }
    for (String command : WRITING) {
      output.append(run(it, command, "project"));
    }
    if (ACCEPT) {
      it.accept(output.toString());
    }
    assertThat(output.toString()).isEqualTo(it.expected());
  }

  /** The folder {@code leftOut} of the project may change, or anything but what git keeps. */
  private String run(HostileCase it, String command, String leftOut) throws Exception {
    Path room = Files.createTempDirectory(scratch, "run");
    Path project = it.lay(room);
    Map<String, String> outside = HostileCase.snapshot(room, "project");
    Map<String, String> git = HostileCase.snapshot(project.resolve(".git"));
    Map<String, String> inside = HostileCase.snapshot(project, ".kinship");

    Run run =
        assertTimeoutPreemptively(
            LIMIT,
            () -> HostileCase.run(project, List.of(command.split(" ")), "- Order belongs_to User\n"),
            command);

    assertThat(HostileCase.snapshot(room, "project")).as(command).isEqualTo(outside);
    assertThat(HostileCase.snapshot(project.resolve(".git"))).as(command).isEqualTo(git);
    if (leftOut.equals(".kinship")) {
      assertThat(HostileCase.snapshot(project, ".kinship")).as(command).isEqualTo(inside);
    }
    assertThat(run.code()).as(command).isBetween(0, 3);
    assertThat(run.output()).as(command).doesNotContain("\tat ", "KIN999");
    assertThat(run.output().chars())
        .as(command)
        .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    return "$ kin %s\n%sexit %d\n\n".formatted(command, run.output(), run.code());
  }

  @Test
  void everyCaseSaysWhatItGuards() throws IOException {
    assertThat(all()).isNotEmpty();
    for (HostileCase it : all()) {
      assertThat(Files.readString(it.folder().resolve("why.txt"))).as(it.toString()).isNotBlank();
    }
  }
}
