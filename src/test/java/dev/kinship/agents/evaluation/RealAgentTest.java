package dev.kinship.agents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.agents.evaluation.RealAgent.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program that {@code KINSHIP_AGENT} names on every task, and prints how it did. */
@Tag("slow")
class RealAgentTest {
  private static final String VARIABLE = "KINSHIP_AGENT";

  /** An agent that knows one task, and takes two commands for it. */
  private static final String KNOWS_ONE_TASK =
      """
      #!/bin/sh
      read -r task
      [ "$task" = "Every order is placed by one customer." ] || exit 1
      cd "$1" || exit 1
      id=$(kin add Order belongs_to Customer -n --format json | sed 's/.*"plan":"\\([0-9a-f]*\\)".*/\\1/')
      kin commit "$id" --yes --format json
      """;

  @TempDir Path scratch;

  @Test
  @EnabledIfEnvironmentVariable(named = VARIABLE, matches = ".+")
  void carriesOutEachTask() throws Exception {
    Scores scores = new Scores(System.getenv(VARIABLE));
    for (AgentTask task : AgentTask.all().toList()) {
      Done done = carryOut(System.getenv(VARIABLE), task);
      scores.add(task.toString(), done.right(), done.commands(), done.characters());
    }
    System.out.println(scores.table());
  }

  @Test
  void measuresWhatAProgramDoes() throws Exception {
    Path program = Files.writeString(scratch.resolve("agent"), KNOWS_ONE_TASK);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    List<AgentTask> tasks = AgentTask.all().limit(2).toList();

    Done known = carryOut(program.toString(), tasks.getFirst());
    assertThat(known.right()).as(Files.readString(scratch.resolve("tools/agent.txt"))).isTrue();
    assertThat(known.commands()).isEqualTo(2);
    assertThat(known.characters()).isBetween(500, 3_000);
    assertThat(carryOut(program.toString(), tasks.getLast())).isEqualTo(new Done(false, 0, 0));
  }

  private Done carryOut(String program, AgentTask task) throws IOException, InterruptedException {
    Path tools = Files.createDirectories(scratch.resolve("tools"));
    Path project = Files.createDirectories(scratch.resolve(task.toString()));
    return new RealAgent(program, tools).carryOut(task, project);
  }
}
