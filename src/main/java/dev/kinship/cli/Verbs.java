package dev.kinship.cli;

import dev.kinship.cli.command.Verb;
import dev.kinship.cli.look.ExplainCommand;
import dev.kinship.cli.look.ListCommand;
import dev.kinship.cli.look.LogCommand;
import dev.kinship.cli.look.PlansCommand;
import dev.kinship.cli.look.SchemaCommand;
import dev.kinship.cli.look.StatusCommand;
import dev.kinship.cli.shell.CompletionCommand;
import dev.kinship.cli.verify.VerifyCommand;
import dev.kinship.request.SentenceFlags;
import java.util.List;
import java.util.Optional;

/**
 * All commands by their names; each is made when it is asked for, since each is a class to load.
 */
record Verbs(SentenceFlags flags) {
  /** The name that shows help, which is not a command of its own. */
  static final String HELP = "help";

  /** The command whose help is a text for agents. */
  static final String AGENTS = "agents";

  /** What the overview shows together. */
  record Group(String title, List<String> names) {}

  static final List<Group> GROUPS =
      List.of(
          new Group("Write", List.of("add", "remove", "apply", "commit", "undo")),
          new Group("Look", List.of("list", "verify", "status", "plans", "log")),
          new Group("Agents", List.of("agents", "mcp", "schema")),
          new Group("Learn", List.of("demo", "explain", "completion")));

  /** The names of all commands, in the order of the help. */
  static List<String> names() {
    return GROUPS.stream().flatMap(it -> it.names().stream()).toList();
  }

  Optional<Verb> called(String name) {
    return switch (name) {
      case "add" -> Optional.of(new AddCommand(flags));
      case "remove" -> Optional.of(new RemoveCommand());
      case "apply" -> Optional.of(new ApplyCommand(flags));
      case "commit" -> Optional.of(new CommitCommand());
      case "undo" -> Optional.of(new UndoCommand());
      case "list" -> Optional.of(new ListCommand());
      case "verify" -> Optional.of(new VerifyCommand());
      case "status" -> Optional.of(new StatusCommand());
      case "plans" -> Optional.of(new PlansCommand());
      case "log" -> Optional.of(new LogCommand());
      case "demo" -> Optional.of(new DemoCommand());
      case "explain" -> Optional.of(new ExplainCommand());
      case "agents" -> Optional.of(new AgentsCommand());
      case "mcp" -> Optional.of(new McpCommand(flags, Main.VERSION));
      case "schema" -> Optional.of(new SchemaCommand());
      case "completion" -> Optional.of(new CompletionCommand());
      default -> Optional.empty();
    };
  }
}
