package dev.kinship.mcp.tool;

import dev.kinship.diagnostic.Refused;
import dev.kinship.mcp.schema.ArgumentCheck;
import dev.kinship.mcp.schema.Arguments;
import dev.kinship.request.Failures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All tools, in the order in which they are listed. */
public final class Tools {
  public static final List<AgentTool> ALL =
      List.of(
          new StatusTool(),
          new ModelsTool(),
          new PlanTool(),
          new CommitTool(),
          new UndoTool(),
          new HistoryTool(),
          new ExplainTool());

  private Tools() {}

  /** Those that are left if nothing may be written. */
  public static List<AgentTool> looking() {
    return ALL.stream().filter(it -> !it.effect().writes()).toList();
  }

  /** What a call is answered, also one that is refused or fails. */
  public static Reply call(
      AgentTool tool, @Nullable Map<String, Object> given, ServedProject project, Person person) {
    Map<String, Object> values = given == null ? Map.of() : given;
    ToolRefusals refusals = new ToolRefusals(project.flags(), tool.name(), values);
    try {
      ArgumentCheck.require(tool.arguments(project), values, "");
      return tool.call(new Arguments(values), project, person);
    } catch (Stopped e) {
      return refusals.of(e);
    } catch (Refused e) {
      return refusals.of(e.diagnostic(), e.changes());
    } catch (Throwable e) {
      return refusals.of(Failures.of(e), List.of());
    }
  }
}
