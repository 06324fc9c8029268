package dev.kinship.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kinship.cli.Typed.Run;
import dev.kinship.fuzz.InMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command on every hostile project: nothing outside the project changes, nothing in git's
 * folder changes, nothing hangs or crashes, nothing speaks to the terminal, and what is printed is
 * what a reviewer has read in {@code output.txt}.
 */
@Tag("slow")
class HostileTest {
  private static final boolean ACCEPT = Boolean.getBoolean("kinship.accept");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Fits a plan that a repository may bring. */
  static final String SHIPPED_PLAN = "00000000000000000000000000000001";

  /** What a project's own code would set if it were run. */
  private static final String RAN = "kinship.hostile.ran";

  private static final List<String> READING =
      List.of(
          "list",
          "list Order",
          "list --format json --detail fields",
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
          "add Order belongs_to User --yes --format json --diff full",
          "remove Order.user --yes",
          "undo --yes --not-applied",
          "commit " + SHIPPED_PLAN + " --yes");

  @TempDir(factory = InMemory.class)
  Path scratch;

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
      output.append(run(it, command, ""));
    }
    for (String command : it.commands()) {
      output.append(run(it, command, ""));
    }
    assertThat(System.getProperty(RAN)).as("something of the project was run").isNull();
    HostileCase.delete(scratch.resolve("room"));
    if (ACCEPT) {
      it.accept(output.toString());
    }
    // Root reads what others cannot.
    if (isRoot() || !it.toString().equals("unreadable_folder")) {
      assertThat(output.toString()).isEqualTo(it.expected());
    }
  }

  private boolean isRoot() throws IOException {
    return Files.getAttribute(scratch, "unix:uid").equals(0);
  }

  /** What a command leaves as it was is not laid again for the next one. */
  private Map<String, String> laid = Map.of();

  /** A reading command may change nothing but {@code leftOut}; a writing one no folder of git. */
  private String run(HostileCase it, String command, String leftOut) throws Exception {
    Path room = scratch.resolve("room");
    Path project = room.resolve("project");
    if (laid.isEmpty()) {
      HostileCase.delete(room);
      it.lay(room);
      laid = HostileCase.snapshot(room);
    }
    Run run =
        assertTimeoutPreemptively(
            LIMIT,
            () ->
                HostileCase.run(project, List.of(command.split(" ")), "- Order belongs_to User\n"),
            command);

    Map<String, String> before = laid;
    Map<String, String> after = HostileCase.snapshot(room);
    assertThat(without(after, leftOut)).as(command).isEqualTo(without(before, leftOut));
    assertThat(run.code()).as(command).isBetween(0, 3);
    assertThat(run.output()).as(command).doesNotContain("\tat ", "KIN999");
    assertThat(run.output().chars())
        .as(command)
        .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    laid = after.equals(before) ? before : Map.of();
    return "$ kin %s\n%sexit %d\n\n".formatted(command, run.output(), run.code());
  }

  /** Of the project only the folder of git if nothing is left out, otherwise all but that. */
  private static Map<String, String> without(Map<String, String> files, String leftOut) {
    Map<String, String> some = new TreeMap<>(files);
    some.keySet()
        .removeIf(
            it ->
                leftOut.isEmpty()
                    ? it.startsWith("project") && !it.startsWith("project/.git/")
                    : it.startsWith("project/" + leftOut));
    return some;
  }

  @Test
  void everyCaseSaysWhatItGuards() throws IOException {
    assertThat(all()).isNotEmpty();
    for (HostileCase it : all()) {
      assertThat(Files.readString(it.folder().resolve("why.txt"))).as(it.toString()).isNotBlank();
    }
  }
}
