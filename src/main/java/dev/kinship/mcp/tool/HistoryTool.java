package dev.kinship.mcp.tool;

import static java.util.stream.Collectors.joining;

import dev.kinship.answer.HistoryAnswer;
import dev.kinship.answer.PlansAnswer;
import dev.kinship.flow.KeptPlan;
import dev.kinship.flow.Kinship;
import dev.kinship.mcp.schema.AnswerSchemas;
import dev.kinship.mcp.schema.Arguments;
import dev.kinship.mcp.schema.Schemas;
import dev.kinship.report.json.Fields;
import dev.kinship.transaction.Commit;
import java.util.List;
import java.util.Map;

/** {@code kin_history}: what was written, and what could be. */
final class HistoryTool implements AgentTool {
  private static final int USUAL = 10;
  private static final int MOST = 100;
  private static final String LIMIT = "limit";

  @Override
  public String name() {
    return "kin_history";
  }

  @Override
  public String title() {
    return "Commits and kept plans";
  }

  @Override
  public String description() {
    return "The newest commits of Kinship with their files, and the newest plans that are kept,"
        + " each with whether it still fits the files.";
  }

  @Override
  public Map<String, Object> arguments(ServedProject project) {
    return Schemas.object(
        Schemas.fields(
            LIMIT, Schemas.number("how many of each; %d is usual".formatted(USUAL), 1, MOST)));
  }

  @Override
  public Map<String, Object> answer() {
    return AnswerSchemas.HISTORY;
  }

  @Override
  public Effect effect() {
    return Effect.LOOKS;
  }

  @Override
  public Reply call(Arguments given, ServedProject project, Person person) {
    Kinship kinship = project.open();
    int limit = given.number(LIMIT, USUAL);
    List<Commit> commits = kinship.log().stream().limit(limit).toList();
    List<KeptPlan> plans = kinship.plans().stream().limit(limit).toList();
    Map<String, Object> answer =
        new Fields()
            .with(HistoryAnswer.of(commits, kinship.notInEffect()))
            .with(PlansAnswer.of(plans))
            .ifAny("not_yours", kinship.foreignHistory())
            .map();
    return Reply.of(
        answer,
        "Commits: %s. Plans: %s."
            .formatted(
                commits.stream()
                    .map(it -> it.id() + " " + String.join("; ", it.sentences()))
                    .collect(joining(", ", "", commits.isEmpty() ? "none" : "")),
                plans.stream()
                    .map(it -> "%s (%s)".formatted(it.id(), it.state().word()))
                    .collect(joining(", ", "", plans.isEmpty() ? "none" : ""))));
  }
}
