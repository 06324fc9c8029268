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

  private static final String COMMAND =
      """
      {
        "mcp": {
          "kinship": { "type": "local", "command": %s }
        }
      }
      """;

  private static final String TABLE =
      """
      [mcp_servers.kinship]
      command = "kin"
      args = %s
      """;

  /** The settings of a client, which starts {@code kin} with these words. */
  public static ClientSetup of(String client, List<String> words) {
    String arguments = list(words);
    return switch (client) {
      case "opencode" ->
          new ClientSetup(
              "opencode.json",
              COMMAND.formatted(list(Stream.concat(Stream.of("kin"), words.stream()).toList())));
      // A list of strings is the same in TOML.
      case "codex" -> new ClientSetup("~/.codex/config.toml", TABLE.formatted(arguments));
      case "cursor" ->
          new ClientSetup(".cursor/mcp.json", SERVERS.formatted("mcpServers", arguments));
      case "vscode" -> new ClientSetup(".vscode/mcp.json", SERVERS.formatted("servers", arguments));
      case "claude" -> new ClientSetup(".mcp.json", SERVERS.formatted("mcpServers", arguments));
      default -> throw new IllegalArgumentException(client);
    };
  }

  private static String list(List<String> words) {
    try {
      return Json.write(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
