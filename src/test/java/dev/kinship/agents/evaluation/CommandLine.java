package dev.kinship.agents.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kinship.cli.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Types what the installed skill tells it to, and nothing else: every command and every flag is
 * taken from that file, with the agent's own words in the place of those of the example.
 */
final class CommandLine implements Transport {
  private static final Pattern COMMAND = Pattern.compile("`kin ([^`]+)`");
  private static final String SENTENCE = "Order belongs_to User";
  private static final Pattern BETWEEN = Pattern.compile(SENTENCE + " (\\S+) Tag has_many");
  private static final List<String> WORDS = List.of("source", "type", "target");
  private static final Set<String> FLAGS = Set.of("create", "optional");

  private final Path project;
  private final String skill;
  private int calls;
  private int characters;

  CommandLine(Path project, String skillFile) {
    this.project = project;
    try {
      this.skill = Files.readString(project.resolve(skillFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JsonNode look() {
    return type(commands("## 1. Look").getFirst());
  }

  @Override
  public JsonNode relate(List<Map<String, String>> relationships) {
    String plan = commands("## 3. Plan").getFirst();
    String between = BETWEEN.matcher(section("## 3. Plan")).results().toList().getFirst().group(1);
    List<String> sentences = relationships.stream().map(this::sentence).toList();
    return type(plan.replace(SENTENCE, String.join(" " + between + " ", sentences)));
  }

  private String sentence(Map<String, String> answers) {
    List<String> words = new ArrayList<>();
    WORDS.forEach(it -> words.add(String.valueOf(answers.get(it))));
    answers.forEach((question, answer) -> words.addAll(flag(question, answer)));
    return String.join(" ", words);
  }

  private List<String> flag(String question, String answer) {
    if (WORDS.contains(question)) {
      return List.of();
    }
    boolean alone = question.equals("mode") || FLAGS.contains(question);
    String flag = "--" + (question.equals("mode") ? answer : question.replace('_', '-'));
    if (!section("## 2. Answer six questions").contains("`" + flag + (alone ? "`" : " "))) {
      throw new IllegalStateException("the skill does not name " + flag);
    }
    return alone ? List.of(flag) : List.of(flag, answer);
  }

  @Override
  public JsonNode remove(String relationship, boolean dropKey) {
    String command =
        commands("## 3. Plan").stream().filter(it -> it.startsWith("remove ")).toList().getFirst();
    String typed = command.replace("Order.user", relationship);
    return type(dropKey ? typed + " --drop-key" : typed);
  }

  @Override
  public JsonNode commit(JsonNode planned) {
    return typeWhole(planned.get("next").get(0).asText());
  }

  @Override
  public JsonNode undo(JsonNode written) {
    return typeWhole(written.get("undo").asText());
  }

  private JsonNode typeWhole(String command) {
    return type(command.replaceFirst("^kin ", ""));
  }

  private JsonNode type(String words) {
    String output = Typed.run(project, List.of(words.split(" ")), "").output();
    calls++;
    characters += output.length();
    return Related.parsed(output);
  }

  private List<String> commands(String title) {
    return COMMAND.matcher(section(title)).results().map((MatchResult it) -> it.group(1)).toList();
  }

  private String section(String title) {
    int start = skill.indexOf(title);
    int end = skill.indexOf("\n## ", start + 1);
    return skill.substring(start, end);
  }

  @Override
  public int calls() {
    return calls;
  }

  @Override
  public int characters() {
    return characters;
  }
}
