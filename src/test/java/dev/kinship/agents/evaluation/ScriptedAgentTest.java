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

  private static final Scores TYPED = new Scores("by the command line");
  private static final Scores CALLED = new Scores("by the tools of kin mcp");

  @TempDir Path scratch;

  static Stream<AgentTask> tasks() {
    return AgentTask.all();
  }

  @AfterAll
  static void printTheTable() {
    System.out.println(TYPED.table());
    System.out.println(CALLED.table());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void carriesOutByTheCommandLine(AgentTask task) throws IOException {
    begin(task);
    Typed.kin(scratch, "agents", "install", "--yes");
    carryOut(task, new CommandLine(scratch, SKILL), TYPED);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void carriesOutByToolCalls(AgentTask task) throws IOException {
    begin(task);
    carryOut(task, new ToolCalls(scratch), CALLED);
  }

  private void begin(AgentTask task) throws IOException {
    task.project().writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
  }

  private void carryOut(AgentTask task, Transport transport, Scores scores) {
    Tree before = Tree.read(scratch);
    Optional<String> refusal = new ScriptedAgent(transport).carryOut(task);
    List<String> related = Related.in(scratch);
    if (ACCEPT) {
      task.accept(related);
    }

    boolean right = related.equals(task.expected()) && refusal.equals(task.refusal());
    scores.add(task.toString(), right, transport.calls(), transport.characters());
    assertThat(refusal).isEqualTo(task.refusal());
    assertThat(related).isEqualTo(task.expected());
    if (refusal.isPresent()) {
      assertThat(Tree.read(scratch)).isEqualTo(before);
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
