package dev.kinship.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import dev.kinship.fuzz.InMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every case with {@code --format json}, and holds what it prints to the schema. */
@Tag("slow")
class AnswerSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(strict());

  /** Commands that show changes, in more or less detail. */
  private static final Set<String> PLANNING = Set.of("add", "remove", "apply", "commit", "undo");

  private static final String ID = "0123456789abcdef0123456789abcdef";

  private static int answers;

  @TempDir(factory = InMemory.class)
  Path scratch;

  static Stream<Case> all() {
    return Case.in("").filter(it -> !it.toString().startsWith("hazel"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyAnswerFitsTheSchema(Case it) throws IOException {
    Tree tree = it.before();
    String plan = "PLAN";
    for (List<String> words : it.commands()) {
      Result result = Case.run(tree, scratch, inJson(words, plan, it.toString()));
      tree = result.tree();
      plan = result.plan().orElse(plan);
      List<String> lines = result.output().lines().filter(line -> line.startsWith("{")).toList();
      if (lines.isEmpty()) {
        continue; // help, completion, sentences in YAML
      }
      assertThat(lines).hasSize(1);
      // Whatever is an id of a plan was replaced by a word.
      JsonNode answer = JSON.readTree(lines.getFirst().replace("\"PLAN\"", "\"" + ID + "\""));
      assertThat(SCHEMA.validate(answer)).extracting(Error::toString).isEmpty();
      answers++;
    }
  }

  private static List<String> inJson(List<String> words, String plan, String name) {
    List<String> said = new ArrayList<>(words);
    said.replaceAll(it -> it.equals("PLAN") ? plan : it);
    if (words.stream().noneMatch(it -> it.startsWith("--format"))) {
      said.add(1, "--format=json");
      if (PLANNING.contains(said.getFirst()) && !words.contains("--diff")) {
        said.add(1, name.hashCode() % 2 == 0 ? "--diff=short" : "--diff=full");
      }
    }
    return said;
  }

  @AfterAll
  static void tells() {
    System.err.printf("%d answers of cases fit the schema%n", answers);
    assertThat(answers).isGreaterThan(1000);
  }

  /** Every field that the schema does not name is a fault. */
  private static JsonNode strict() {
    try {
      JsonNode schema = JSON.readTree(AnswerSchema.text());
      forbidOthers(schema);
      return schema;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void forbidOthers(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("type").asText().equals("object")) {
      object.put("additionalProperties", false);
    }
    node.forEach(AnswerSchemaTest::forbidOthers);
  }

  @Test
  void anUnknownFieldIsAFault() throws IOException {
    assertThat(SCHEMA.validate(JSON.readTree("{\"version\":2,\"kin\":\"1\",\"more\":1}")))
        .isNotEmpty();
    assertThat(SCHEMA.validate(JSON.readTree("{\"version\":2,\"kin\":\"1\"}"))).isEmpty();
  }
}
