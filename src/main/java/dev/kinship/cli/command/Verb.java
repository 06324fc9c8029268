package dev.kinship.cli.command;

import dev.kinship.cli.console.Console;
import dev.kinship.request.Given;
import java.util.List;

/** One subcommand of {@code kin}. */
public interface Verb {
  String name();

  Usage usage();

  /** What {@code --format} may say, the default first. */
  default List<String> formats() {
    return List.of("text", "json");
  }

  /** Carries it out and returns the exit code. */
  int run(Given given, Console console);
}
