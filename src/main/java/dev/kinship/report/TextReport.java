package dev.kinship.report;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.plan.Plan;
import dev.kinship.plan.schema.SchemaRules;
import dev.kinship.text.Change;
import dev.kinship.text.FileNames;
import dev.kinship.text.Place;
import java.util.List;

/** Shows a plan or a diagnostic to a person. */
public record TextReport(Printer out, FileNames files) {
  private static final String INDENT = "  ";

  /** One that calls files as the project does. */
  public TextReport(Printer out) {
    this(out, FileNames.OF_PROJECT);
  }

  /**
   * The diff of every file, the migration last, then what the relationships mean, then the notes.
   */
  public void show(Plan plan) {
    show(plan.changes());
    showMeaning(plan);
  }

  /** The diff of every file, a blank line after each. */
  public void show(List<Change> changes) {
    for (Change change : changes) {
      UnifiedDiff.of(change).forEach(it -> out.line(coloured(it)));
      out.line("");
    }
  }

  /** What the relationships mean, and the notes. */
  public void showMeaning(Plan plan) {
    showSides(plan);
    showNotes(plan);
  }

  /** What the relationships mean. */
  public void showSides(Plan plan) {
    plan.sides().forEach(it -> out.line(it.meaning()));
  }

  /** The notes. */
  public void showNotes(Plan plan) {
    plan.notes().forEach(this::show);
  }

  /** What happened or did not, in a line. */
  public void say(String line) {
    out.line(line);
  }

  /** A diagnostic with its places and the way on. */
  public void show(Diagnostic diagnostic) {
    Piece word =
        switch (diagnostic.rule().severity()) {
          case USAGE, ERROR, SYSTEM -> Piece.red("error");
          case NOTE -> Piece.cyan("note");
        };
    List<String> message = lines(diagnostic, diagnostic.message());
    Piece code = Piece.plain("[" + diagnostic.rule().code() + "]: ");
    out.line(word, code, Piece.bold(message.getFirst()));
    message.stream().skip(1).forEach(it -> out.line(Piece.bold(indented(it))));
    diagnostic.labels().forEach(this::show);
    List<String> help = lines(diagnostic, diagnostic.help());
    out.line(Piece.cyan("help"), Piece.plain(": " + help.getFirst()));
    help.stream().skip(1).forEach(it -> out.line(indented(it)));
  }

  /** Only those that list rows have several lines; in all others a line end is text of others. */
  private static List<String> lines(Diagnostic diagnostic, String text) {
    boolean several =
        diagnostic.rule().equals(SchemaRules.ORPHANS)
            || diagnostic.rule().equals(SchemaRules.ORPHANS_STAY);
    return several ? List.of(text.split("\n", -1)) : List.of(text);
  }

  /** A further line never looks like the first line of something else. */
  private static String indented(String line) {
    return line.startsWith(INDENT) ? line : INDENT + line;
  }

  private void show(Diagnostic.Label label) {
    Place place = label.place();
    String number = String.valueOf(place.line());
    String margin = " ".repeat(number.length());
    Piece bar = Piece.cyan("|");
    Piece blank = Piece.plain(" ");
    out.line(
        Piece.plain(margin),
        Piece.cyan("-->"),
        Piece.plain(" " + place.in(files.of(place.file()))));
    Place near = Carets.near(place);
    out.line(blank, Piece.cyan(number), blank, bar, Piece.plain(" " + near.lineText()));
    out.line(
        Piece.plain(" " + margin + " "),
        bar,
        Piece.plain(" " + Carets.before(near)),
        Piece.red(Carets.under(near)),
        Piece.plain(" " + label.text()));
  }

  private static Piece coloured(String line) {
    if (line.startsWith("+++") || line.startsWith("---")) {
      return Piece.bold(line);
    }
    if (line.startsWith("@@")) {
      return Piece.cyan(line);
    }
    return line.startsWith("+")
        ? Piece.green(line)
        : line.startsWith("-") ? Piece.red(line) : Piece.plain(line);
  }
}
