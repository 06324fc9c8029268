package dev.kinship.report;

import dev.kinship.plan.Plan;
import dev.kinship.text.Change;
import dev.kinship.text.FileNames;
import dev.kinship.text.Visible;

/** Shows a plan to a person in a line for each relationship and each file. */
public record SummaryReport(Printer out, FileNames files) {
  /** New files of more lines are not shown whole. */
  private static final int SHORT = 40;

  private static final String MIGRATION = ".sql";

  /** What the relationships mean, the notes, and how many lines of each file would change. */
  public void show(Plan plan) {
    new TextReport(out, files).showMeaning(plan);
    rows(plan);
  }

  /**
   * What the relationships mean, a line for each file, what the migration does, the code that
   * changes, and the notes; migrations and long new files are only counted.
   */
  public void preview(Plan plan) {
    TextReport text = new TextReport(out, files);
    text.showSides(plan);
    rows(plan);
    MigrationFacts.of(plan.steps()).forEach(it -> out.line("    " + it));
    out.line("");
    text.show(plan.changes().stream().filter(SummaryReport::isShown).toList());
    text.showNotes(plan);
  }

  /** The whole migration and nothing else, without the signs of a diff. */
  public void showMigration(Plan plan) {
    for (Change change : plan.changes()) {
      if (change.name().endsWith(MIGRATION)) {
        out.line(Piece.bold("-- " + files.of(change.name())));
        change.after().lines().forEach(out::line);
        out.line("");
      }
    }
  }

  /** Whether the preview leaves anything out. */
  public static boolean shortens(Plan plan) {
    return !plan.changes().stream().allMatch(SummaryReport::isShown);
  }

  private static boolean isShown(Change change) {
    return !change.name().endsWith(MIGRATION)
        && (change instanceof Change.Rewrite || lines(change, "+") + lines(change, "-") <= SHORT);
  }

  private void rows(Plan plan) {
    int width =
        plan.changes().stream().mapToInt(it -> shownWidth(files.of(it.name()))).max().orElse(0);
    plan.changes().forEach(it -> row(it, width));
  }

  private static int shownWidth(String name) {
    return ShownWidth.of(Visible.of(name));
  }

  private void row(Change change, int width) {
    long added = lines(change, "+");
    long removed = lines(change, "-");
    String name = files.of(change.name());
    out.line(
        Piece.plain("  %s  %s".formatted(word(change), name)),
        Piece.plain(" ".repeat(added + removed == 0 ? 0 : width - shownWidth(name))),
        Piece.green(added == 0 ? "" : "  +" + added),
        Piece.red(removed == 0 ? "" : "  -" + removed));
  }

  private static long lines(Change change, String sign) {
    return UnifiedDiff.count(UnifiedDiff.of(change), sign);
  }

  private static String word(Change change) {
    return switch (change) {
      case Change.Create it -> "create";
      case Change.Rewrite it -> "edit  ";
      case Change.Delete it -> "delete";
    };
  }
}
