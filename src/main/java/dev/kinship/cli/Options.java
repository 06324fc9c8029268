package dev.kinship.cli;

import dev.kinship.cli.console.Console;
import dev.kinship.request.Given;
import dev.kinship.request.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Options that every command has. */
final class Options {
  static final String PROJECT = "--project";
  static final String FORMAT = "--format";

  static final String COLOUR = "--color";
  static final String NO_INPUT = "--no-input";

  /** For tests: how often each file was read and parsed. */
  static final String TRACE_WORK = "--trace-work";

  static final List<Option> COMMON =
      List.of(
          Option.value(
              PROJECT,
              "DIR",
              "The project's folder. Default: the project around the current folder."),
          Option.value(FORMAT, "FORMAT", "text (the default) or json."),
          Option.value(
              COLOUR,
              "WHEN",
              "auto (the default: at a terminal that shows them), always or never."));

  private Options() {}

  static boolean isJson(Given given) {
    return given.text(FORMAT).equals(Optional.of("json"));
  }

  /** The folder to look for the project from. */
  static Path folder(Given given, Console console) {
    return given.text(PROJECT).map(console.folder()::resolve).orElse(console.folder());
  }
}
