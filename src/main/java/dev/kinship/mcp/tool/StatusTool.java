package dev.kinship.mcp.tool;

import dev.kinship.answer.StatusAnswer;
import dev.kinship.flow.ProjectStatus;
import dev.kinship.mcp.schema.AnswerSchemas;
import dev.kinship.mcp.schema.Arguments;
import dev.kinship.mcp.schema.Schemas;
import java.util.Map;

/** {@code kin_status}: what is found in the project. */
final class StatusTool implements AgentTool {
  @Override
  public String name() {
    return "kin_status";
  }

  @Override
  public String title() {
    return "What Kinship finds here";
  }

  @Override
  public String description() {
    return "The project that this server works on: its folder, its library, how many models it has,"
        + " where migrations go and for which database, files that could not be read, kept plans"
        + " and commits.";
  }

  @Override
  public Map<String, Object> arguments(ServedProject project) {
    return Schemas.object(Map.of());
  }

  @Override
  public Map<String, Object> answer() {
    return AnswerSchemas.STATUS;
  }

  @Override
  public Effect effect() {
    return Effect.LOOKS;
  }

  @Override
  public Reply call(Arguments given, ServedProject project, Person person) {
    ProjectStatus status = project.open().status();
    String migrations =
        status
            .migrations()
            .map(
                it ->
                    "migrations for %s by %s in %s"
                        .formatted(it.dialect().id(), it.runner().id(), it.files().folder()))
            .or(() -> status.problem().map(it -> it.message()))
            .orElse("no migrations");
    return Reply.of(
        StatusAnswer.of(status),
        "%s: %d models of %s; %s; %d plans kept, %d commits."
            .formatted(
                status.root(),
                status.models().size(),
                status.library(),
                migrations,
                status.plans(),
                status.commits()));
  }
}
