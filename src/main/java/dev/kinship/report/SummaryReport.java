package dev.kinship.report;

import dev.kinship.plan.Plan;
import dev.kinship.text.Change;
import java.util.List;

/** Shows a plan to a person in a line for each relationship and each file, without the diffs. */
public record SummaryReport(Printer out) {
  /** What the relationships mean, the notes, and how many lines of each file would change. */
  public void show(Plan plan) {
    new TextReport(out).showMeaning(plan);
    plan.changes().forEach(this::show);
  }

  private void show(Change change) {
    List<String> diff = UnifiedDiff.of(change);
    long added = diff.stream().skip(2).filter(it -> it.startsWith("+")).count();
    long removed = diff.stream().skip(2).filter(it -> it.startsWith("-")).count();
    out.line(
        Piece.plain("  " + word(change) + "  " + change.name()),
        Piece.green(added == 0 ? "" : "  +" + added),
        Piece.red(removed == 0 ? "" : "  -" + removed));
  }

  private static String word(Change change) {
    return switch (change) {
      case Change.Create it -> "create";
      case Change.Rewrite it -> "edit  ";
      case Change.Delete it -> "delete";
    };
  }
}
