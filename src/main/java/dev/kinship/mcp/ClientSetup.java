package dev.kinship.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** How a client is told to start this server: {@code text} belongs into {@code file}. */
public record ClientSetup(String file, String text) {
  private static final String SERVERS =
      """
      {
        "%s": {
          "kinship": { "command": "kin", "args": %s }
        }
      }
      """;

  /** The settings of a client, which starts {@code kin} with these words. */
  public static ClientSetup of(String client, List<String> words) {
    String arguments = list(words);
    return switch (client) {
      case "opencode" -> new ClientSetup("opencode.json", command(words));
      case "codex" -> new ClientSetup("~/.codex/config.toml", table(words));
      case "cursor" ->
          new ClientSetup(".cursor/mcp.json", SERVERS.formatted("mcpServers", arguments));
      case "gemini" ->
          new ClientSetup(".gemini/settings.json", SERVERS.formatted("mcpServers", arguments));
      case "vscode" -> new ClientSetup(".vscode/mcp.json", SERVERS.formatted("servers", arguments));
      case "claude" -> new ClientSetup(".mcp.json", SERVERS.formatted("mcpServers", arguments));
      default -> throw new IllegalArgumentException(client);
    };
  }

  private static String command(List<String> words) {
    return """
        {
          "mcp": {
            "kinship": { "type": "local", "command": %s }
          }
        }
        """
        .formatted(list(Stream.concat(Stream.of("kin"), words.stream()).toList()));
  }

  /** A list of strings is the same in TOML. */
  private static String table(List<String> words) {
    return """
        [mcp_servers.kinship]
        command = "kin"
        args = %s
        """
        .formatted(list(words));
  }

  private static String list(List<String> words) {
    try {
      return Json.write(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
