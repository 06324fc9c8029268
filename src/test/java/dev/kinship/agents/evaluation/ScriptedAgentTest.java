package dev.kinship.agents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every task succeeds if an agent does literally what the files tell it that we install. */
class ScriptedAgentTest {
  private static final boolean ACCEPT = Boolean.getBoolean("kinship.accept");
  private static final String SKILL = ".agents/skills/kinship/SKILL.md";

  /** What a task may take: to look, to correct two words, to plan twice, to commit twice. */
  private static final int CALLS = 5;

  private static final int CHARACTERS = 5_000;

  private static final Scores SCORES = new Scores("by the command line");

  @TempDir Path scratch;

  static Stream<AgentTask> tasks() {
    return AgentTask.all();
  }

  @AfterAll
  static void printTheTable() {
    System.out.println(SCORES.table());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void carriesOutByTheCommandLine(AgentTask task) throws IOException {
    Tree before = task.project();
    before.writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
    Typed.kin(scratch, "agents", "install", "--yes");
    Tree installed = Tree.read(scratch);

    Transport transport = new CommandLine(scratch, SKILL);
    Optional<String> refusal = new ScriptedAgent(transport).carryOut(task);
    List<String> related = Related.in(scratch);
    if (ACCEPT) {
      task.accept(related);
    }

    boolean right = related.equals(task.expected()) && refusal.equals(task.refusal());
    SCORES.add(task.toString(), right, transport.calls(), transport.characters());
    assertThat(refusal).isEqualTo(task.refusal());
    assertThat(related).isEqualTo(task.expected());
    if (refusal.isPresent()) {
      assertThat(Tree.read(scratch)).isEqualTo(installed);
    }
    assertThat(transport.calls()).isLessThanOrEqualTo(CALLS);
    assertThat(transport.characters()).isLessThanOrEqualTo(CHARACTERS);
  }

  @Test
  void thereAreThirtyTasks() {
    List<String> texts = new ArrayList<>(tasks().map(AgentTask::text).toList());
    assertThat(texts).hasSize(30).doesNotHaveDuplicates();
  }
}
