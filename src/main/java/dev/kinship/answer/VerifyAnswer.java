package dev.kinship.answer;

import dev.kinship.flow.verify.Verified;
import dev.kinship.flow.verify.Verified.Group;
import dev.kinship.flow.verify.Verified.Status;
import dev.kinship.report.json.Fields;
import dev.kinship.report.json.PlanFields;
import java.util.Map;

/** What came of running the relationships of a project. */
public final class VerifyAnswer {
  private VerifyAnswer() {}

  /** All of it. */
  public static Map<String, Object> of(Verified verified) {
    return new Fields()
        .with("status", verified.hasFailed() ? "failed" : "proved")
        .with("python", verified.python())
        .with("library_version", verified.library())
        .with("proved", verified.count(Status.PROVED))
        .with("failed", verified.count(Status.FAILED))
        .with("not_tried", verified.count(Status.NOT_TRIED))
        .ifAny("relationships", verified.groups().stream().map(VerifyAnswer::group).toList())
        .ifAny("failures", verified.failures().stream().map(PlanFields::diagnostic).toList())
        .ifAny("notes", Notes.of(verified.notes(), false))
        .map();
  }

  private static Map<String, Object> group(Group group) {
    Fields fields = new Fields().with("names", group.names()).with("status", group.status().word());
    if (!group.how().isEmpty()) {
      fields.with(group.status() == Status.PROVED ? "how" : "why", group.how());
    }
    return fields.ifAny("diagnostic", group.failure().map(PlanFields::diagnostic)).map();
  }
}
