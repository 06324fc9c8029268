package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.report.Colour;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kin mcp} in this process: ClientTest has the rest. */
class McpCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HELLO =
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
      "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

  @TempDir Path project;

  @BeforeEach
  void makeModels() throws Exception {
    Files.createFile(project.resolve("kinship.toml"));
    Files.writeString(
        project.resolve("models.py"),
        """
        from rhosocial.activerecord.model import ActiveRecord


        class User(ActiveRecord):
            __table_name__ = "users"
            id: int


        class Order(ActiveRecord):
            __table_name__ = "orders"
            id: int
        """);
  }

  @Test
  void plansWritesAndTakesBack() throws Exception {
    String before = Files.readString(project.resolve("models.py"));
    JsonNode plan =
        call(
            "kin_plan",
            "{\"relationships\":[{\"source\":\"Order\",\"type\":\"belongs_to\",\"target\":\"User\"}]}");
    assertThat(plan.path("status").asText()).isEqualTo("planned");
    assertThat(Files.readString(project.resolve("models.py"))).isEqualTo(before);

    JsonNode next = plan.path("next").path(0);
    JsonNode written = call(next.path("tool").asText(), next.path("arguments").toString());
    assertThat(written.path("status").asText()).isEqualTo("written");
    assertThat(Files.readString(project.resolve("models.py"))).contains("BelongsTo[\"User\"]");
    assertThat(Typed.kin(project, "log")).contains("0001");

    JsonNode back = written.path("next").path(0);
    assertThat(
            call(back.path("tool").asText(), back.path("arguments").toString())
                .path("status")
                .asText())
        .isEqualTo("reverted");
    assertThat(Files.readString(project.resolve("models.py"))).isEqualTo(before);
  }

  @Test
  void toldToLookHasNoToolThatWrites() throws Exception {
    List<JsonNode> answers =
        said(List.of("mcp", "--read-only"), HELLO, request(1, "tools/list", "{}"));

    assertThat(answers.getLast().findValuesAsText("name"))
        .contains("kin_plan")
        .doesNotContain("kin_commit", "kin_undo");
  }

  @Test
  void printsTheSettingsOfEachClient() {
    for (String client : List.of("claude", "opencode", "codex", "cursor", "gemini", "vscode")) {
      assertThat(Typed.kin(project, "mcp", "--print-config", client, "--read-only"))
          .contains("\"mcp\",\"--read-only\"");
    }
    assertThat(Typed.run(project, List.of("mcp", "--print-config", "cursr"), "").output())
        .contains("did you mean `cursor`?");
  }

  /** What a tool of a new server answers. */
  private JsonNode call(String tool, String arguments) throws Exception {
    String call = "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments);
    List<JsonNode> answers = said(List.of("mcp"), HELLO, request(1, "tools/call", call));
    return answers.getLast().path("result").path("structuredContent");
  }

  private static String request(int id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
        .formatted(id, method, params);
  }

  private List<JsonNode> said(List<String> words, String... lines) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            words.toArray(String[]::new),
            project,
            new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(UTF_8)),
            out,
            err,
            Colour.PLAIN,
            /* terminal= */ false);
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(code).isEqualTo(ExitCode.DONE);
    List<JsonNode> answers = new ArrayList<>();
    for (String line : out.toString(UTF_8).split("\n")) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }
}
