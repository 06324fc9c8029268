package dev.kinship.cli.wizard;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be done with a plan, or about answers of which none can be made, each by a letter. */
record Choices(String question, Map<Choice, String> labels) {
  private static final int WIDTH = 80;
  private static final String GAP = "   ";

  Choices {
    labels = new EnumMap<>(labels);
  }

  /** One of them, its letter, and what it does. */
  enum Choice {
    WRITE("y", "y writes it"),
    DIFF("d", "d shows every line"),
    SQL("s", "s shows the migration alone"),
    READ("r", "r reads the tables of a database and plans again"),
    EDIT("e", "e changes an answer"),
    BACK("<", "< goes back to the last question"),
    MORE("+", "+ adds one more sentence to the same plan"),
    DECLINE("n", "n leaves and writes nothing");

    private final String letter;
    private final String effect;

    Choice(String letter, String effect) {
      this.letter = letter;
      this.effect = effect;
    }
  }

  /** About a plan that {@code isCut}, {@code hasMigration}, and could be made with a database. */
  static Choices ofPlan(boolean isCut, boolean hasMigration, boolean canRead) {
    Map<Choice, String> labels = new EnumMap<>(Choice.class);
    labels.put(Choice.WRITE, "yes");
    if (isCut) {
      labels.put(Choice.DIFF, "diff");
    }
    if (hasMigration) {
      labels.put(Choice.SQL, "SQL");
    }
    if (canRead) {
      labels.put(Choice.READ, "read a database");
    }
    labels.put(Choice.EDIT, "edit an answer");
    labels.put(Choice.BACK, "back");
    labels.put(Choice.MORE, "one more");
    labels.put(Choice.DECLINE, "no");
    return new Choices("Write this?", labels);
  }

  /**
   * About answers that cannot be planned, perhaps because of the database that was {@code read}.
   */
  static Choices ofProblem(boolean read) {
    Map<Choice, String> labels = new EnumMap<>(Choice.class);
    if (read) {
      labels.put(Choice.READ, "read another database, or none");
    }
    labels.put(Choice.EDIT, "edit an answer");
    labels.put(Choice.BACK, "back");
    labels.put(Choice.DECLINE, "leave");
    return new Choices("What now?", labels);
  }

  /** The question with all of them, in lines that are not too long. */
  Prompt prompt(int columns) {
    List<String> lines = new ArrayList<>();
    String line = question + "  ";
    boolean begun = false;
    for (Map.Entry<Choice, String> it : labels.entrySet()) {
      String item = it.getKey().letter + " " + it.getValue();
      if (begun && line.length() + GAP.length() + item.length() >= Math.min(columns, WIDTH)) {
        lines.add(line);
        line = " ".repeat(question.length() + 2);
        begun = false;
      }
      line += (begun ? GAP : "") + item;
      begun = true;
    }
    return new Prompt(lines, line + "  [n]: ", List.of());
  }

  /** The one that is meant; Enter means no. */
  Optional<Choice> called(String answer) {
    String word = answer.toLowerCase(Locale.ROOT);
    String letter = word.isEmpty() || word.equals("no") ? "n" : word.equals("yes") ? "y" : word;
    return labels.keySet().stream().filter(it -> it.letter.equals(letter)).findFirst();
  }

  /** What each of them does. */
  String help() {
    return labels.keySet().stream().map(it -> it.effect).collect(joining(", "));
  }
}
