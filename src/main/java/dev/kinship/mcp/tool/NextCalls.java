package dev.kinship.mcp.tool;

import dev.kinship.mcp.schema.Schemas;
import dev.kinship.request.SentenceFlag;
import dev.kinship.request.SentenceFlags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands as one types them, as the calls that do the same. */
final class NextCalls {
  static final String PLAN = "kin_plan";
  static final String COMMIT = "kin_commit";
  static final String UNDO = "kin_undo";
  static final String MODELS = "kin_models";

  private NextCalls() {}

  static Map<String, Object> call(String tool, Map<String, Object> arguments) {
    return Schemas.fields("tool", tool, "arguments", arguments);
  }

  /** The call that does what {@code command} does; empty if no tool does. */
  static Optional<Map<String, Object>> of(String command, SentenceFlags flags) {
    List<String> words = List.of(command.split(" ", -1));
    if (words.size() < 2 || !words.getFirst().equals("kin")) {
      return Optional.empty();
    }
    List<String> rest = words.subList(2, words.size());
    Optional<String> first = rest.stream().findFirst().filter(it -> !it.startsWith("-"));
    return switch (words.get(1)) {
      case "add" -> relationship(rest, flags).map(it -> plan("relationships", it));
      case "remove" -> first.map(it -> plan("remove", it));
      case "list" -> Optional.of(call(MODELS, given("model", first)));
      case "log", "plans" -> Optional.of(call("kin_history", Map.of()));
      case "status" -> Optional.of(call("kin_status", Map.of()));
      case "explain" -> Optional.of(call("kin_explain", given("code", first)));
      case "commit" -> first.map(it -> call(COMMIT, Map.of("plan", it)));
      case "undo" -> Optional.of(call(UNDO, Map.of()));
      default -> Optional.empty();
    };
  }

  /** The call that plans what a sentence of a plan or of the history says. */
  static Optional<Map<String, Object>> planning(List<String> sentences, SentenceFlags flags) {
    List<Object> relationships = new ArrayList<>();
    for (String sentence : sentences) {
      if (sentence.startsWith("remove ")) {
        return Optional.of(plan("remove", sentence.split(" ", -1)[1]));
      }
      relationship(Arrays.asList(sentence.split(" ", -1)), flags).ifPresent(relationships::add);
    }
    return relationships.isEmpty()
        ? Optional.empty()
        : Optional.of(call(PLAN, Map.of("relationships", relationships)));
  }

  private static Map<String, Object> plan(String argument, Object wanted) {
    return call(PLAN, Map.of(argument, List.of(wanted)));
  }

  private static Map<String, Object> given(String argument, Optional<String> word) {
    return word.<Map<String, Object>>map(it -> Map.of(argument, it)).orElse(Map.of());
  }

  /** Three words and flags as an object with a field for each. */
  private static Optional<Map<String, Object>> relationship(
      List<String> words, SentenceFlags flags) {
    Map<String, Object> fields = new LinkedHashMap<>();
    List<String> names = List.of("source", "type", "target");
    int named = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        if (named == names.size()) {
          return Optional.empty();
        }
        fields.put(names.get(named++), word);
        continue;
      }
      Optional<SentenceFlag> flag =
          flags.all().stream().filter(it -> it.option().name().equals(word)).findFirst();
      if (flag.isEmpty()) {
        return Optional.empty();
      }
      boolean valued = flag.get().option().takesValue();
      if (valued && i + 1 == words.size()) {
        return Optional.empty();
      }
      RelationshipArguments.put(fields, flag.get(), valued ? words.get(++i) : "");
    }
    return named == names.size() ? Optional.of(fields) : Optional.empty();
  }
}
