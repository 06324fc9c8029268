package dev.kinship.cli;

import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.request.Given;
import dev.kinship.request.Option;
import dev.kinship.transaction.disk.FreshFolder;
import java.util.List;

/** {@code kin demo}: the main job on a sample project, all of it visible. */
final class DemoCommand implements Verb {
  private static final String INTO = "--into";
  private static final Option COLOUR = Options.COMMON.getLast();

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "Show how kin works on a sample project with a database, in a folder of its own.")
        .example("kin demo", "in a new temporary folder")
        .example("kin demo --into shop", "in a folder to look around in")
        .with(
            "Options",
            List.of(
                Option.value(INTO, "DIR", "An empty folder for it.").usually("a temporary folder"),
                COLOUR));
  }

  @Override
  public int run(Given given, Console console) {
    refuse(
        given,
        Options.PROJECT,
        "the demo creates its own project",
        "pass a folder for it: --into DIR");
    refuse(given, Options.FORMAT, "the demo is for people", "use kin add … --format json");
    FreshFolder folder =
        given
            .text(INTO)
            .map(it -> FreshFolder.at(console.folder().resolve(it).normalize()))
            .orElseGet(() -> FreshFolder.temporary("kin-demo-"));
    return new Demo(console, folder).run();
  }

  private static void refuse(Given given, String option, String message, String help) {
    if (given.text(option).isPresent()) {
      throw new Refused(CommonRules.WRONG_USAGE, message + " and does not accept " + option, help);
    }
  }
}
