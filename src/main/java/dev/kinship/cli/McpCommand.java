package dev.kinship.cli;

import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Recoveries;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.cli.console.Identity;
import dev.kinship.cli.look.ExplainCommand;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.flow.Kinship;
import dev.kinship.mcp.ClientSetup;
import dev.kinship.mcp.ProtocolServer;
import dev.kinship.mcp.tool.ServedProject;
import dev.kinship.request.Given;
import dev.kinship.request.Option;
import dev.kinship.request.SentenceFlags;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code kin mcp}: the tools of coding agents, for one project and one client. */
record McpCommand(SentenceFlags flags, String version) implements Verb {
  private static final String READ_ONLY = "--read-only";
  private static final String CONFIRM = "--confirm";
  private static final String PRINT_CONFIG = "--print-config";
  private static final List<String> CLIENTS =
      List.of("claude", "opencode", "codex", "cursor", "gemini", "vscode");

  @Override
  public String name() {
    return "mcp";
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "Serve coding agents over the Model Context Protocol, on standard input and output.",
            "A client starts it. It works on one project and writes only plans that it has shown.")
        .example("kin mcp --print-config claude", "what to put into the client's settings")
        .example("kin mcp --read-only", "tools that look and plan, and none that writes")
        .with(
            "Options",
            List.of(
                Option.flag(READ_ONLY, "Offer no tool that writes to the project."),
                Option.flag(CONFIRM, "Let the client ask its user before anything is written."),
                Option.value(
                    PRINT_CONFIG,
                    String.join("|", CLIENTS),
                    "Print the settings of a client that starts this, and end.")))
        .with("Options", Options.common("text"));
  }

  @Override
  public List<String> formats() {
    return List.of("text");
  }

  @Override
  public int run(Given given, Console console) {
    Optional<String> client = given.text(PRINT_CONFIG);
    if (client.isPresent()) {
      print(setup(client.get(), given, console), console);
      return ExitCode.DONE;
    }
    if (console.terminal()) {
      console.err().line("kin: waiting for a client on standard input; kin mcp --help tells more");
      console.err().flush();
    }
    Console unasked = console.unasked();
    Path folder = root(Options.folder(given, console), unasked);
    ServedProject project =
        new ServedProject(
            () -> open(folder, unasked),
            unasked,
            flags,
            ExplainCommand::answer,
            given.has(CONFIRM));
    ProtocolServer.run(project, given.has(READ_ONLY), version, console.in(), console.out());
    return ExitCode.DONE;
  }

  /** The project's folder, after an interrupted run was recovered. */
  private static Path root(Path folder, Console console) {
    Kinship kinship = in(folder, console);
    kinship.recover().ifPresent(it -> Recoveries.tell(it, console));
    console.err().flush();
    return kinship.root();
  }

  /** The project as its files are now; each call opens it, like each run of a command. */
  private static Kinship open(Path folder, Console console) {
    Kinship kinship = in(folder, console);
    kinship.recover().ifPresent(it -> Recoveries.tell(it, console));
    console.err().flush();
    kinship.settings(); // broken settings are an error for every call
    return kinship;
  }

  private static Kinship in(Path folder, Console console) {
    return Kinship.in(
        folder,
        console.libraries(),
        Identity.trust(console),
        Identity.seal(console),
        Clock.systemUTC());
  }

  /** The settings for a client, which starts the server with the options given here. */
  private static ClientSetup setup(String client, Given given, Console console) {
    if (!CLIENTS.contains(client)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "%s has no value `%s`".formatted(PRINT_CONFIG, client),
          Suggestion.listing(client, CLIENTS, "use one of "));
    }
    List<String> words = new ArrayList<>(List.of("mcp"));
    for (String option : List.of(READ_ONLY, CONFIRM)) {
      if (given.has(option)) {
        words.add(option);
      }
    }
    if (given.has(Options.PROJECT)) {
      words.addAll(List.of(Options.PROJECT, Options.folder(given, console).normalize().toString()));
    }
    return ClientSetup.of(client, words);
  }

  /** The settings are for a file; where that is, is for a person. */
  private static void print(ClientSetup setup, Console console) {
    console.err().line("kin: this belongs into " + setup.file());
    console.err().flush();
    console.out().block(setup.text());
  }
}
