package dev.kinship.cli;

import dev.kinship.agents.AgentClient;
import dev.kinship.cli.command.Dialogue;
import dev.kinship.cli.command.OpenProject;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Phrases;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.command.WriteOptions;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.flow.agents.AgentsWish;
import dev.kinship.request.Given;
import dev.kinship.request.Option;
import java.util.Arrays;
import java.util.List;

/** {@code kin agents}: writes the files in which coding agents read how to use {@code kin}. */
final class AgentsCommand implements Verb {
  private static final String FOR = "--for";
  private static final String INSTALL = "install";
  private static final List<String> ACTIONS = List.of(INSTALL, "remove");

  private static final Phrases PHRASES =
      Phrases.writing("Nothing to write: the files are as they should be.");

  @Override
  public String name() {
    return "agents";
  }

  @Override
  public Usage usage() {
    return Usage.of("Tell coding agents in this project how to use kin.")
        .example("kin agents install", "for the agents that the project shows")
        .example("kin agents install --for claude,codex", "for these")
        .example("kin agents remove", "removes what install wrote")
        .with(
            new Usage.Words(
                String.join("|", ACTIONS),
                true,
                "It writes skills, commands and a block in AGENTS.md. kin help agents prints what they say."))
        .with(
            "Agents",
            List.of(
                Option.value(FOR, "AGENTS", String.join(", ", AgentClient.ids()) + ".")
                    .usually("those whose files the project has, else any")))
        .with("This run", WriteOptions.WITH_CHECK)
        .with("This run", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    AgentsWish wish = wish(given);
    Dialogue dialogue = new Dialogue(given, console);
    Kinship kinship = OpenProject.of(given, console);
    Outcome outcome =
        dialogue.decide(() -> kinship.rehearse(wish), it -> kinship.instruct(wish, it));
    return dialogue.end(outcome, PHRASES);
  }

  private static AgentsWish wish(Given given) {
    List<String> words = given.words();
    String action = words.isEmpty() ? "" : words.getFirst();
    if (words.size() != 1 || !ACTIONS.contains(action)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          words.size() > 1
              ? "kin agents takes one word, so `%s` is one too many".formatted(words.get(1))
              : action.isEmpty()
                  ? "kin agents needs to know what to do"
                  : "kin agents has no action `%s`".formatted(action),
          Suggestion.listing(action, ACTIONS, "use kin agents "));
    }
    boolean install = action.equals(INSTALL);
    if (!install && given.has(FOR)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "kin agents remove takes no --for: some files are for several agents",
          "leave --for out: it removes all that kin agents install has written");
    }
    return new AgentsWish(install, given.text(FOR).map(AgentsCommand::clients).orElse(List.of()));
  }

  private static List<AgentClient> clients(String names) {
    return Arrays.stream(names.split(",")).map(String::strip).map(AgentsCommand::client).toList();
  }

  private static AgentClient client(String name) {
    return AgentClient.called(name)
        .orElseThrow(
            () ->
                new Refused(
                    CommonRules.WRONG_USAGE,
                    "there is no agent `%s`".formatted(name),
                    Suggestion.listing(name, AgentClient.ids(), "there are ")));
  }
}
