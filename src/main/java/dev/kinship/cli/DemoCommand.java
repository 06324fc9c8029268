package dev.kinship.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin demo}: the main job on a sample project, all of it visible. */
final class DemoCommand implements Verb {
  @Override
  public CommandSpec spec() {
    return Options.withCommon(CommandSpec.create().name("demo"));
  }

  @Override
  public int run(ParseResult words, Console console) {
    return ExitCode.DONE;
  }
}
