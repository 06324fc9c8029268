package dev.kinship.agents.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person answers when an agent asks the six questions about a task, each answer under the
 * name of its question.
 */
sealed interface Answers {
  /** One plan with these relationships. */
  record Relate(List<Map<String, String>> relationships) implements Answers {}

  /** One plan without a relationship, {@code MODEL.NAME}. */
  record Remove(String relationship, boolean dropKey) implements Answers {}

  /** The last plan that was written is taken back. */
  record Undo() implements Answers {}

  /** The lines of one plan. */
  static Answers of(String lines) {
    if (lines.strip().equals("undo")) {
      return new Undo();
    }
    List<Map<String, String>> all = lines.strip().lines().map(Answers::line).toList();
    Optional<String> removed = Optional.ofNullable(all.getFirst().get("remove"));
    return removed.isPresent()
        ? new Remove(removed.get(), all.getFirst().containsKey("drop_key"))
        : new Relate(all);
  }

  private static Map<String, String> line(String line) {
    Map<String, String> answers = new LinkedHashMap<>();
    Arrays.stream(line.split(" "))
        .map(it -> it.split("=", 2))
        .forEach(it -> answers.put(it[0], it[1]));
    return answers;
  }
}
