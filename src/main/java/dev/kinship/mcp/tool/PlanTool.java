package dev.kinship.mcp.tool;

import dev.kinship.answer.Detail;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.flow.Kinship;
import dev.kinship.mcp.schema.AnswerSchemas;
import dev.kinship.mcp.schema.Arguments;
import dev.kinship.mcp.schema.Schemas;
import dev.kinship.model.ModelName;
import dev.kinship.plan.remove.RemovalWish;
import dev.kinship.request.Given;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.Wish;
import dev.kinship.request.Wish.Asked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code kin_plan}: plans relationships, or the removal of one, and keeps the plan. */
final class PlanTool implements AgentTool {
  private static final int MOST = 100;
  static final String RELATIONSHIPS = "relationships";
  private static final String REMOVE = "remove";
  private static final String MIGRATION = "migration";
  private static final String DATABASE = "db";
  private static final String DETAIL = "detail";
  private static final String DIFF = "diff";

  /** Fields of the migration, and the option that each is on the command line. */
  private static final Map<String, String> VALUES =
      Map.of("dialect", "--dialect", "safe", "--safe", "backfill", "--backfill");

  private static final Map<String, String> FLAGS =
      Map.of("none", "--no-migration", "drop_key", "--drop-key");

  @Override
  public String name() {
    return NextCalls.PLAN;
  }

  @Override
  public String title() {
    return "Plan relationships";
  }

  @Override
  public String description() {
    return "Plans relationships between models, with their imports and the migration, and writes"
        + " nothing: kin_commit writes exactly this plan. Give relationships, or remove. Give only"
        + " what the user has decided: the rest has defaults, which the answer shows. If a message"
        + " names an option of the command line, such as --foreign-key, the argument is foreign_key.";
  }

  @Override
  public Map<String, Object> arguments(ServedProject project) {
    Map<String, Object> removed = Schemas.text("MODEL.NAME, such as Order.user", 400);
    return Schemas.object(
        Schemas.fields(
            RELATIONSHIPS,
            Schemas.list(
                "what to relate, in one plan",
                new RelationshipArguments(project.flags()).schema(),
                MOST),
            REMOVE,
            Schemas.list("the relationship to remove instead, both sides of it", removed, 1),
            "force",
            Schemas.truth("remove it even if lines seem to use it"),
            MIGRATION,
            Schemas.object(migration()),
            DATABASE,
            Schemas.text("env:NAME reads the tables from the database whose URL that variable has"),
            DETAIL,
            Schemas.choice("diff shows every line; summary is usual", List.of("summary", DIFF))));
  }

  private static Map<String, Object> migration() {
    List<String> safe = Arrays.stream(Safety.values()).map(Safety::word).toList();
    return Schemas.fields(
        "dialect",
        Schemas.text("sqlite, postgresql, mysql, mariadb or h2; usually as the migrations are"),
        "safe",
        Schemas.choice("when it keeps tables usable while it runs; auto is usual", safe),
        "backfill",
        Schemas.text("an SQL expression that fills a required key in existing rows", 1000),
        "none",
        Schemas.truth("write no migration"),
        "drop_key",
        Schemas.truth("allow it to delete a key with its values, or a table with its rows"));
  }

  @Override
  public Map<String, Object> answer() {
    return AnswerSchemas.PLAN;
  }

  @Override
  public Effect effect() {
    return Effect.LOOKS;
  }

  @Override
  public Reply call(Arguments given, ServedProject project, Person person) {
    if (given.has(RELATIONSHIPS) == given.has(REMOVE)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "kin_plan takes either `relationships` or `remove`",
          "pass one of the two");
    }
    Detail detail =
        given.text(DETAIL).filter(DIFF::equals).isPresent() ? Detail.FULL : Detail.SHORT;
    Kinship kinship = project.open();
    try {
      return PlanReply.of(
          given.has(RELATIONSHIPS)
              ? kinship.rehearse(wish(given, project))
              : kinship.rehearse(removal(given), migration(given, project)),
          detail);
    } catch (Refused e) {
      throw new MissingKey(given).asked(e);
    }
  }

  private static Wish wish(Arguments given, ServedProject project) {
    RelationshipArguments reader = new RelationshipArguments(project.flags());
    List<Asked> asked = new ArrayList<>();
    for (Arguments it : given.objects(RELATIONSHIPS)) {
      asked.add(reader.read(it, "%s[%d]".formatted(RELATIONSHIPS, asked.size())));
    }
    return new Wish(migration(given, project), asked);
  }

  private static RemovalWish removal(Arguments given) {
    String words = given.texts(REMOVE).getFirst();
    int dot = words.lastIndexOf('.');
    if (dot <= 0 || words.indexOf(':', dot) >= 0 || dot == words.length() - 1) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "`%s` is not a relationship as MODEL.NAME".formatted(words),
          "kin_models with detail relationships names them");
    }
    return new RemovalWish(
        ModelName.of(words.substring(0, dot)),
        words.substring(dot + 1),
        given.object(MIGRATION).isTrue("drop_key"),
        given.isTrue("force"));
  }

  private static MigrationWish migration(Arguments given, ServedProject project) {
    Arguments migration = given.object(MIGRATION);
    Map<String, String> options = new HashMap<>();
    VALUES.forEach((field, it) -> migration.text(field).ifPresent(text -> options.put(it, text)));
    FLAGS.forEach(
        (field, it) -> {
          if (migration.isTrue(field)) {
            options.put(it, "");
          }
        });
    given.text(DATABASE).ifPresent(it -> options.put("--db", variable(it)));
    Given typed = new Given(List.of(), options, List.of());
    return given.has(REMOVE)
        ? MigrationOptions.readRemoval(typed, project.caller())
        : MigrationOptions.read(typed, project.caller());
  }

  /** A URL would leave a password in the conversation. */
  private static String variable(String database) {
    if (database.startsWith("env:")) {
      return database;
    }
    throw new Refused(
        CommonRules.WRONG_USAGE,
        "`db` must be env:NAME, the name of a variable that has the URL",
        "ask the user to set one where the client starts kin mcp");
  }
}
