package dev.kinship.answer;

import dev.kinship.report.UnifiedDiff;
import dev.kinship.report.json.Fields;
import dev.kinship.report.json.PlanFields;
import dev.kinship.text.Change;
import java.util.List;
import java.util.Map;

/** One file of a plan. */
final class ChangedFile {
  private ChangedFile() {}

  static List<Map<String, Object>> all(List<Change> changes, Detail detail) {
    return changes.stream().map(it -> of(it, detail)).toList();
  }

  private static Map<String, Object> of(Change change, Detail detail) {
    List<String> diff = UnifiedDiff.of(change);
    Fields fields =
        new Fields()
            .with("path", change.name())
            .with("action", PlanFields.action(change))
            .with("added", UnifiedDiff.count(diff, "+"))
            .with("removed", UnifiedDiff.count(diff, "-"));
    return detail == Detail.FULL
        ? fields.with("diff", String.join("\n", diff) + "\n").map()
        : fields.map();
  }
}
