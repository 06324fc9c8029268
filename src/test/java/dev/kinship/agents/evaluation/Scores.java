package dev.kinship.agents.evaluation;

import java.util.ArrayList;
import java.util.List;

/** What became of each task, and what it took. */
final class Scores {
  private final String title;
  private final List<Score> scores = new ArrayList<>();

  private record Score(String task, boolean right, int calls, int characters) {}

  Scores(String title) {
    this.title = title;
  }

  void add(String task, boolean right, int calls, int characters) {
    scores.add(new Score(task, right, calls, characters));
  }

  /** A line for each task, and the sum. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append("%-44s%6s%10s%12s%n".formatted(title, "right", "commands", "characters"));
    scores.forEach(
        it ->
            table.append(line(it.task(), it.right() ? "yes" : "no", it.calls(), it.characters())));
    String right = "%d/%d".formatted(scores.stream().filter(Score::right).count(), scores.size());
    int calls = scores.stream().mapToInt(Score::calls).sum();
    int characters = scores.stream().mapToInt(Score::characters).sum();
    return table.append(line("all", right, calls, characters)).toString();
  }

  private static String line(String task, String right, int calls, int characters) {
    return "%-44s%6s%10d%12d%n".formatted(task, right, calls, characters);
  }
}
