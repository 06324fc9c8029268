package dev.kinship.report;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Severity;
import dev.kinship.plan.Plan;
import dev.kinship.text.Change;
import dev.kinship.text.Place;
import java.io.PrintWriter;
import java.util.List;

/** Shows a plan or a diagnostic to a person. */
public record TextReport(PrintWriter out, Colour colour) {
  /**
   * The diff of every file, the migration last, then what the relationships mean, then the notes.
   */
  public void show(Plan plan) {
    show(plan.changes());
    showMeaning(plan);
  }

  /** The diff of every file, a blank line behind each. */
  public void show(List<Change> changes) {
    for (Change change : changes) {
      UnifiedDiff.of(change).forEach(it -> out.println(coloured(it)));
      out.println();
    }
  }

  /** What the relationships mean, and the notes. */
  public void showMeaning(Plan plan) {
    plan.sides().forEach(it -> out.println(it.meaning()));
    plan.notes().forEach(this::show);
  }

  /** What happened or did not, in a line. */
  public void say(String line) {
    out.println(line);
  }

  /** A diagnostic with its places and the way on. */
  public void show(Diagnostic diagnostic) {
    String word =
        switch (diagnostic.rule().severity()) {
          case USAGE, ERROR -> colour.red("error");
          case WARNING -> colour.yellow("warning");
          case NOTE -> colour.cyan("note");
        };
    out.printf("%s[%s]: %s%n", word, diagnostic.rule().code(), colour.bold(diagnostic.message()));
    diagnostic.labels().forEach(this::show);
    out.printf("%s: %s%n", colour.cyan("help"), diagnostic.help());
  }

  private void show(Diagnostic.Label label) {
    Place place = label.place();
    String number = String.valueOf(place.line());
    String margin = " ".repeat(number.length());
    out.printf("%s%s %s%n", margin, colour.cyan("-->"), place);
    out.printf(" %s %s %s%n", colour.cyan(number), colour.cyan("|"), place.lineText());
    out.printf(
        " %s %s %s%s %s%n",
        margin,
        colour.cyan("|"),
        place.lineText().substring(0, place.column() - 1).replaceAll("[^\t]", " "),
        colour.red("^".repeat(place.length())),
        label.text());
  }

  private String coloured(String line) {
    if (line.startsWith("+++") || line.startsWith("---")) {
      return colour.bold(line);
    }
    if (line.startsWith("@@")) {
      return colour.cyan(line);
    }
    return line.startsWith("+")
        ? colour.green(line)
        : line.startsWith("-") ? colour.red(line) : line;
  }

  /** Whether it goes to the errors. */
  public static boolean isError(Diagnostic diagnostic) {
    Severity severity = diagnostic.rule().severity();
    return severity == Severity.ERROR || severity == Severity.USAGE;
  }
}
