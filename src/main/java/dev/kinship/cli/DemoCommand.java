package dev.kinship.cli;

import static dev.kinship.cli.Options.named;
import static dev.kinship.cli.Options.text;
import static dev.kinship.cli.Options.value;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.transaction.disk.FreshFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin demo}: the main job on a sample project, all of it visible. */
final class DemoCommand implements Verb {
  private static final String INTO = "--into";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("demo");
    spec.usageMessage()
        .description(
            "Show how kin works on a sample project with a database, in a folder of its own.");
    return spec.addOption(
            named("-h", "--help").usageHelp(true).description("Show this help.").build())
        .addOption(value(INTO, "DIR", "An empty folder for it. Default: a new temporary folder."));
  }

  @Override
  public int run(ParseResult words, Console console) {
    refuse(
        words,
        Options.PROJECT,
        "the demo creates its own project",
        "pass a folder for it: --into DIR");
    refuse(words, Options.FORMAT, "the demo is for people", "use kin add … --format json");
    FreshFolder folder =
        text(words, INTO)
            .map(it -> FreshFolder.at(console.folder().resolve(it).normalize()))
            .orElseGet(() -> FreshFolder.temporary("kin-demo-"));
    return new Demo(console, folder).run();
  }

  private static void refuse(ParseResult words, String option, String message, String help) {
    if (text(words, option).isPresent()) {
      throw new Refused(Rule.WRONG_USAGE, message + " and does not accept " + option, help);
    }
  }
}
