package dev.kinship.mcp.tool;

import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.KeptPlan;
import dev.kinship.flow.Kinship;
import dev.kinship.mcp.schema.AnswerSchemas;
import dev.kinship.mcp.schema.Arguments;
import dev.kinship.mcp.schema.Schemas;
import dev.kinship.transaction.TransactionRules;
import java.util.Map;
import java.util.Optional;

/** {@code kin_commit}: writes a plan. */
final class CommitTool implements AgentTool {
  @Override
  public String name() {
    return NextCalls.COMMIT;
  }

  @Override
  public String title() {
    return "Write a plan";
  }

  @Override
  public String description() {
    return "Writes exactly what kin_plan has planned, all of it or nothing, unless a file has"
        + " changed since. Show the plan to the user first.";
  }

  @Override
  public Map<String, Object> arguments(ServedProject project) {
    return Schemas.object(
        Schemas.fields("plan", Schemas.text("the id that kin_plan has answered", 64)), "plan");
  }

  @Override
  public Map<String, Object> answer() {
    return AnswerSchemas.PLAN;
  }

  @Override
  public Effect effect() {
    return new Effect(/* writes= */ true, /* repeatable= */ true);
  }

  @Override
  public Reply call(Arguments given, ServedProject project, Person person) {
    Kinship kinship = project.open();
    String id = given.text("plan").orElse("");
    try {
      return PlanReply.ofKnown(kinship.commit(id, new Confirmation(project, person)));
    } catch (Refused e) {
      if (!e.diagnostic().rule().equals(TransactionRules.CHANGED_MEANWHILE)) {
        throw e;
      }
      throw new Stopped(e, Map.of(), again(id, kinship, project).stream().toList());
    }
  }

  /** The call that plans the same on the files as they are now. */
  private static Optional<Map<String, Object>> again(
      String id, Kinship kinship, ServedProject project) {
    return kinship.plans().stream()
        .filter(it -> it.id().startsWith(id))
        .findFirst()
        .map(KeptPlan::sentences)
        .flatMap(it -> NextCalls.planning(it, project.flags()));
  }
}
