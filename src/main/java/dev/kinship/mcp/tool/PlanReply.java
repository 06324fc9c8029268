package dev.kinship.mcp.tool;

import static java.util.stream.Collectors.joining;

import dev.kinship.answer.Detail;
import dev.kinship.answer.PlanAnswer;
import dev.kinship.flow.Outcome;
import dev.kinship.mcp.schema.Schemas;
import dev.kinship.plan.Plan;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.text.Change;
import dev.kinship.text.FileName;
import dev.kinship.transaction.Commit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a plan, with calls in place of commands. */
final class PlanReply {
  /** About 8,000 tokens: a longer diff is read as a resource. */
  private static final int LONGEST = 32_000;

  private PlanReply() {}

  /** What a plan would write, or what undo has written, and what became of it. */
  static Reply of(Outcome outcome, Detail detail) {
    return of(outcome, fitting(outcome, detail));
  }

  /** What became of a plan that was shown before. */
  static Reply ofKnown(Outcome outcome) {
    return of(outcome, PlanAnswer.end(outcome));
  }

  private static Reply of(Outcome outcome, Map<String, Object> fields) {
    Map<String, Object> answer = new LinkedHashMap<>(fields);
    answer.remove("undo");
    answer.remove("next");
    next(outcome).ifPresent(it -> answer.put("next", List.of(it)));
    boolean kept = outcome.status() == Outcome.Status.KEPT;
    return Reply.of(
        answer, line(outcome), kept ? Optional.of(outcome.plan().id()) : Optional.empty());
  }

  private static Map<String, Object> fitting(Outcome outcome, Detail detail) {
    Map<String, Object> answer = PlanAnswer.of(outcome, detail);
    boolean tooLong = detail == Detail.FULL && answer.toString().length() > LONGEST;
    return tooLong ? PlanAnswer.of(outcome, Detail.SHORT) : answer;
  }

  private static Optional<Map<String, Object>> next(Outcome outcome) {
    Plan plan = outcome.plan();
    return switch (outcome.status()) {
      case KEPT -> Optional.of(NextCalls.call(NextCalls.COMMIT, Map.of("plan", plan.id())));
      case WRITTEN ->
          outcome
              .commit()
              .filter(it -> it.undoes().isEmpty())
              .map(it -> NextCalls.call(NextCalls.UNDO, undo(plan, it)));
      case ALREADY_SO, NOT_WRITTEN -> Optional.empty();
    };
  }

  private static Map<String, Object> undo(Plan plan, Commit commit) {
    boolean migrates =
        plan.changes().stream()
            .anyMatch(it -> it instanceof Change.Create && FileName.isSql(it.name()));
    return migrates
        ? Schemas.fields("commit", commit.id(), UndoTool.HAS_RUN, "no")
        : Schemas.fields("commit", commit.id());
  }

  private static String line(Outcome outcome) {
    Plan plan = outcome.plan();
    String what = plan.sides().stream().map(PlannedSide::meaning).collect(joining(" "));
    String files =
        "%d files: %s"
            .formatted(
                plan.changes().size(),
                plan.changes().stream().map(Change::name).collect(joining(", ")));
    return switch (outcome.status()) {
      case ALREADY_SO ->
          plan.isEmpty() && what.isEmpty() ? "Nothing to do." : "Already in place: " + what;
      case KEPT ->
          "Planned as %s, %s. Nothing is written yet: show it to the user, then kin_commit. %s"
              .formatted(plan.id(), files, what);
      case NOT_WRITTEN -> "Nothing was written.";
      case WRITTEN ->
          "%s %s, %s."
              .formatted(
                  outcome.commit().flatMap(Commit::undoes).isPresent()
                      ? "Reverted in"
                      : "Written as",
                  outcome.commit().map(it -> "commit " + it.id()).orElse("a commit"),
                  files);
    };
  }
}
