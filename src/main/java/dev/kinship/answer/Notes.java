package dev.kinship.answer;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.report.json.Fields;
import dev.kinship.report.json.PlanFields;
import java.util.List;
import java.util.Map;

/** What a user should know, though it stops nothing. */
final class Notes {
  private Notes() {}

  /** All notes: {@code whole} with their places and all that they offer, else in a few words. */
  static List<Map<String, Object>> of(List<Diagnostic> notes, boolean whole) {
    return notes.stream().map(it -> whole ? PlanFields.diagnostic(it) : brief(it)).toList();
  }

  private static Map<String, Object> brief(Diagnostic note) {
    return new Fields()
        .with("code", note.rule().code())
        .with("message", note.message())
        .with("help", note.help())
        .map();
  }
}
