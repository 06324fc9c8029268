package dev.kinship.cli.shell;

import dev.kinship.cli.command.Options;
import dev.kinship.cli.console.Console;
import dev.kinship.cli.console.Identity;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.KeptPlan;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Rules;
import dev.kinship.model.Entity;
import dev.kinship.request.Given;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the project around the user's folder has. Nothing is written, not even to recover. */
public record ShellFacts(Console console, List<String> typed) implements Completion.Facts {
  /** Refuses as every command does if there is no project. */
  private Kinship kinship() {
    int at = typed.indexOf(Options.PROJECT);
    Map<String, String> project =
        at >= 0 && at + 1 < typed.size() - 1
            ? Map.of(Options.PROJECT, typed.get(at + 1))
            : Map.of();
    return Kinship.in(
        Options.folder(new Given(List.of(), project, List.of()), console),
        console.libraries(),
        Identity.trust(console),
        Identity.seal(console),
        Clock.systemUTC());
  }

  @Override
  public List<String> models() {
    return kinship().list(Optional.empty()).models().stream().map(Entity::name).distinct().toList();
  }

  @Override
  public List<String> relationships() {
    return kinship().list(Optional.empty()).models().stream()
        .flatMap(it -> it.relations().stream().map(side -> it.name() + "." + side.name()))
        .toList();
  }

  @Override
  public List<String> plans() {
    return kinship().plans().stream().map(KeptPlan::id).toList();
  }

  @Override
  public List<String> codes() {
    return Rules.ALL.stream().map(Rule::code).toList();
  }
}
