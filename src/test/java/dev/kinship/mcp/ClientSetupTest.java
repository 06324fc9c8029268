package dev.kinship.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

class ClientSetupTest {
  private static final List<String> WORDS = List.of("mcp", "--project", "/a \"b\"\\c");

  @ParameterizedTest
  @CsvSource({
    "claude,mcpServers,.mcp.json",
    "cursor,mcpServers,.cursor/mcp.json",
    "gemini,mcpServers,.gemini/settings.json",
    "vscode,servers,.vscode/mcp.json"
  })
  void namesACommandAndItsArguments(String client, String servers, String file) throws Exception {
    ClientSetup setup = ClientSetup.of(client, WORDS);

    JsonNode server = new ObjectMapper().readTree(setup.text()).path(servers).path("kinship");
    assertThat(setup.file()).isEqualTo(file);
    assertThat(server.path("command").asText()).isEqualTo("kin");
    assertThat(server.path("args")).map(JsonNode::asText).isEqualTo(WORDS);
  }

  @Test
  void givesOpenCodeOneCommand() throws Exception {
    String text = ClientSetup.of("opencode", List.of("mcp")).text();

    JsonNode server = new ObjectMapper().readTree(text).path("mcp").path("kinship");
    assertThat(server.path("type").asText()).isEqualTo("local");
    assertThat(server.path("command")).map(JsonNode::asText).containsExactly("kin", "mcp");
  }

  @Test
  void givesCodexATable() {
    TomlTable server =
        Toml.parse(ClientSetup.of("codex", WORDS).text()).getTableOrEmpty("mcp_servers.kinship");

    assertThat(server.getString("command")).isEqualTo("kin");
    assertThat(server.getArrayOrEmpty("args").toList()).isEqualTo(WORDS);
  }
}
