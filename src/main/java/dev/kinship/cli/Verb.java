package dev.kinship.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One subcommand of {@code kin}. */
interface Verb {
  /** Its name, options and help. */
  CommandSpec spec();

  /** What {@code --format} may say, the default first. */
  default List<String> formats() {
    return List.of("text", "json");
  }

  /** Carries it out and returns the exit code. */
  int run(ParseResult words, Console console);
}
