package dev.kinship.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One subcommand of {@code kin}. */
interface Verb {
  /** Its name, options and help. */
  CommandSpec spec();

  /** Carries it out and returns the exit code. */
  int run(ParseResult words, Console console);
}
