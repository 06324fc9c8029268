package dev.kinship.cli;

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

  @Override
  public Usage usage() {
    return Usage.of(
            "demo",
            "Show the main job on a sample project, with a database, in a folder of its own.")
        .with(
            List.of(
                Option.value(INTO, "DIR", "An empty folder for it; else a new temporary one.")));
  }

  @Override
  public int run(Given given, Console console) {
    refuse(given, Options.PROJECT, "the demo makes a project of its own", "say where: --into DIR");
    refuse(given, Options.FORMAT, "the demo is for people", "say kin add … --format json");
    FreshFolder folder =
        given
            .text(INTO)
            .map(it -> FreshFolder.at(console.folder().resolve(it).normalize()))
            .orElseGet(() -> FreshFolder.temporary("kin-demo-"));
    return new Demo(console, folder).run();
  }

  private static void refuse(Given given, String option, String message, String help) {
    if (given.text(option).isPresent()) {
      throw new Refused(CommonRules.WRONG_USAGE, message + ", and knows no " + option, help);
    }
  }
}
