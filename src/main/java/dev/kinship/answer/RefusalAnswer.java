package dev.kinship.answer;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.report.json.Fields;
import dev.kinship.report.json.PlanFields;
import dev.kinship.text.Change;
import java.util.List;
import java.util.Map;

/** Why nothing was done. */
public final class RefusalAnswer {
  private RefusalAnswer() {}

  /** {@code edits} are what others have changed, if that is why. */
  public static Map<String, Object> of(Diagnostic diagnostic, List<Change> edits, Detail detail) {
    return new Fields()
        .with("status", "refused")
        .with("diagnostic", PlanFields.diagnostic(diagnostic))
        .ifAny("files", ChangedFile.all(edits, detail))
        .map();
  }
}
