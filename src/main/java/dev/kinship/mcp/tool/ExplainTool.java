package dev.kinship.mcp.tool;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.mcp.schema.AnswerSchemas;
import dev.kinship.mcp.schema.Arguments;
import dev.kinship.mcp.schema.Schemas;
import java.util.List;
import java.util.Map;

/** {@code kin_explain}: the page of a code, or a topic. */
final class ExplainTool implements AgentTool {
  private static final String CODE = "code";
  private static final String TOPIC = "topic";

  private static final Map<String, Object> TOPICS =
      Schemas.fields(
          "relationships",
          """
          belongs_to: the source holds the foreign key. has_one and has_many: the target holds it, \
          once or many times. has_many_through: a join model holds a key to each side; name it with \
          through, and with create if it does not exist. The key is called after the model that it \
          points to (user_id) unless foreign_key says otherwise; a model that is related to itself \
          always needs foreign_key. Both sides are written; inverse_of names the inverse, or is \
          none. mode is only asked for if both models are new.""",
          "plans",
          """
          kin_plan writes nothing and keeps a plan, whose id works in kin_commit, also later and on \
          the command line (kin commit ID). kin_commit writes exactly the plan or nothing: if a file \
          has changed since, it is refused (KIN903), and kin_plan makes a new one. A relationship \
          that exists is answered with already_so.""",
          "undo",
          """
          kin_undo takes the newest commit back, byte for byte. If the commit has a migration, it has \
          to be known whether a database has run it (database_has_run): if none has, it is deleted; if \
          one has, it stays, and a new migration reverses it. If files have changed since, plan the \
          removal with kin_plan and remove instead.""");

  @Override
  public String name() {
    return "kin_explain";
  }

  @Override
  public String title() {
    return "Explain a code or a topic";
  }

  @Override
  public String description() {
    return "The page of a code such as KIN211: why it appears, and what to do. Or a topic. With"
        + " neither, all codes.";
  }

  @Override
  public Map<String, Object> arguments(ServedProject project) {
    return Schemas.object(
        Schemas.fields(
            CODE,
            Schemas.text("a code, as refusals have it", 20),
            TOPIC,
            Schemas.choice("what to explain instead", List.copyOf(TOPICS.keySet()))));
  }

  @Override
  public Map<String, Object> answer() {
    return AnswerSchemas.EXPLANATION;
  }

  @Override
  public Effect effect() {
    return Effect.LOOKS;
  }

  @Override
  public Reply call(Arguments given, ServedProject project, Person person) {
    if (given.has(CODE) && given.has(TOPIC)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "kin_explain takes either `code` or `topic`",
          "pass one of the two");
    }
    if (given.has(TOPIC)) {
      String topic = given.text(TOPIC).orElseThrow();
      String page = String.valueOf(TOPICS.get(topic));
      return Reply.of(Map.of(TOPIC, topic, "page", page), page);
    }
    Map<String, Object> answer = project.explain().apply(given.text(CODE).orElse(""));
    return Reply.of(answer, String.valueOf(answer.getOrDefault("page", "all codes")));
  }
}
