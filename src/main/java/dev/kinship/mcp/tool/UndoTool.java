package dev.kinship.mcp.tool;

import dev.kinship.answer.Detail;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.FlowRules;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.mcp.schema.AnswerSchemas;
import dev.kinship.mcp.schema.Arguments;
import dev.kinship.mcp.schema.Schemas;
import dev.kinship.request.Given;
import dev.kinship.request.MigrationOptions;
import dev.kinship.transaction.Commit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kin_undo}: takes the newest commit back. */
final class UndoTool implements AgentTool {
  static final String HAS_RUN = "database_has_run";

  private static final String COMMIT = "commit";
  private static final List<String> ANSWERS = List.of("yes", "no");

  @Override
  public String name() {
    return NextCalls.UNDO;
  }

  @Override
  public String title() {
    return "Take the newest commit back";
  }

  @Override
  public String description() {
    return "Takes the newest commit of Kinship back, byte for byte; called again, the one before."
        + " A migration that a database has run is kept, and a new one reverses it: ask the user"
        + " whether one has.";
  }

  @Override
  public Map<String, Object> arguments(ServedProject project) {
    return Schemas.object(
        Schemas.fields(
            COMMIT,
            Schemas.text("the number of the newest commit: another one is refused", 20),
            HAS_RUN,
            Schemas.choice("whether a database has run the migration of the commit", ANSWERS)));
  }

  @Override
  public Map<String, Object> answer() {
    return AnswerSchemas.PLAN;
  }

  @Override
  public Effect effect() {
    return new Effect(/* writes= */ true, /* repeatable= */ false);
  }

  @Override
  public Reply call(Arguments given, ServedProject project, Person person) {
    Kinship kinship = project.open();
    given.text(COMMIT).ifPresent(it -> requireNewest(it, kinship));
    Given nothing = new Given(List.of(), Map.of(), List.of());
    try {
      Outcome outcome =
          kinship.undo(
              MigrationOptions.read(nothing, project.caller()),
              it -> hasRun(it, given, person),
              new Confirmation(project, person));
      return PlanReply.of(outcome, Detail.SHORT);
    } catch (Unanswered e) {
      return Reply.of(
          Map.of("status", "not_written"), "The user did not say: nothing was written.");
    }
  }

  /** Only the newest one can be taken back. */
  private static void requireNewest(String wanted, Kinship kinship) {
    Optional<String> newest = kinship.undoable().map(Commit::id);
    if (newest.filter(wanted::equals).isEmpty()) {
      Refused refused =
          new Refused(
              FlowRules.NOT_WRITTEN,
              newest
                  .map(
                      it ->
                          "`%s` is not the newest commit in effect, `%s` is".formatted(wanted, it))
                  .orElse("there is no commit to take back"),
              "the newest one is taken back first; kin_history lists them");
      List<Map<String, Object>> next =
          newest.stream().map(it -> NextCalls.call(NextCalls.UNDO, Map.of(COMMIT, it))).toList();
      throw new Stopped(refused, Map.of(), next);
    }
  }

  private static boolean hasRun(List<String> migrations, Arguments given, Person person) {
    if (migrations.isEmpty()) {
      return false;
    }
    Optional<String> said = given.text(HAS_RUN);
    String question = "Has a database run %s?".formatted(String.join(", ", migrations));
    if (said.isEmpty() && !person.canAsk()) {
      throw needed(question, given);
    }
    return said.or(() -> person.choose(question, ANSWERS))
        .orElseThrow(Unanswered::new)
        .equals("yes");
  }

  private static Stopped needed(String question, Arguments given) {
    Refused refused =
        new Refused(
            FlowRules.APPLIED_OR_NOT,
            "whether a database has run the migration is not known",
            "ask the user: " + question);
    Map<String, Object> need =
        Schemas.fields("argument", HAS_RUN, "question", question, "choices", ANSWERS);
    List<Map<String, Object>> calls =
        ANSWERS.stream()
            .map(
                it -> {
                  Map<String, Object> arguments = new LinkedHashMap<>(given.values());
                  arguments.put(HAS_RUN, it);
                  return NextCalls.call(NextCalls.UNDO, arguments);
                })
            .toList();
    return new Stopped(refused, Map.of("needs", List.of(need)), calls);
  }

  /** The user was asked and chose nothing. */
  private static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unanswered() {
      super("", null, false, false);
    }
  }
}
