package dev.kinship.agents.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kinship.agents.evaluation.Answers.Relate;
import dev.kinship.agents.evaluation.Answers.Remove;
import dev.kinship.agents.evaluation.Answers.Undo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what the skill says, step by step, without a model: looks, plans, commits, and after a
 * refusal changes the wrong word to the one that is suggested. It asks a person nothing but the
 * questions of the skill, whose answers the task has.
 */
record ScriptedAgent(Transport transport) {
  private static final Pattern WRONG_WORD = Pattern.compile("`(\\w+)`");

  /** Carries a task out; returns the code to show to the person, if it is refused for good. */
  Optional<String> carryOut(AgentTask task) {
    transport.look();
    Optional<JsonNode> written = Optional.empty();
    for (Answers answers : task.answers()) {
      JsonNode last =
          switch (answers) {
            case Relate it -> plan(it.relationships());
            case Remove it -> transport.remove(it.relationship(), it.dropKey());
            case Undo it -> transport.undo(written.orElseThrow());
          };
      if (isRefused(last)) {
        return Optional.of(code(last));
      }
      if (last.get("status").asText().equals("planned")) {
        JsonNode committed = transport.commit(last);
        written = Optional.of(committed).filter(it -> it.get("status").asText().equals("written"));
      }
    }
    return Optional.empty();
  }

  private JsonNode plan(List<Map<String, String>> wanted) {
    List<Map<String, String>> relationships = wanted;
    String refusal = "";
    while (true) {
      JsonNode answer = transport.relate(relationships);
      String message = answer.path("diagnostic").path("message").asText();
      if (!isRefused(answer) || message.equals(refusal)) {
        return answer;
      }
      refusal = message;
      relationships = corrected(relationships, answer.get("diagnostic"));
    }
  }

  private static List<Map<String, String>> corrected(
      List<Map<String, String>> relationships, JsonNode diagnostic) {
    Matcher wrong = WRONG_WORD.matcher(diagnostic.get("message").asText());
    if (!wrong.find() || diagnostic.path("suggestions").isEmpty()) {
      return relationships;
    }
    String right = diagnostic.get("suggestions").get(0).asText();
    return relationships.stream().map(it -> replaced(it, wrong.group(1), right)).toList();
  }

  private static Map<String, String> replaced(
      Map<String, String> answers, String wrong, String right) {
    Map<String, String> replaced = new LinkedHashMap<>(answers);
    replaced.replaceAll((question, answer) -> answer.equals(wrong) ? right : answer);
    return replaced;
  }

  private static boolean isRefused(JsonNode answer) {
    return answer.get("status").asText().equals("refused");
  }

  private static String code(JsonNode refusal) {
    return refusal.get("diagnostic").get("code").asText();
  }
}
