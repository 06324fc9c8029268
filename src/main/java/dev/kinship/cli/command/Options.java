package dev.kinship.cli.command;

import dev.kinship.cli.console.Console;
import dev.kinship.request.Given;
import dev.kinship.request.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Options that every command has. */
public final class Options {
  public static final String PROJECT = "--project";
  public static final String FORMAT = "--format";

  public static final String DIFF = "--diff";

  public static final String COLOUR = "--color";
  public static final String NO_INPUT = "--no-input";

  /** For tests: how often each file was read and parsed. */
  public static final String TRACE_WORK = "--trace-work";

  public static final List<Option> COMMON = common("text|json");

  private Options() {}

  /** Those of a command that prints in these formats. */
  public static List<Option> common(String formats) {
    return List.of(
        Option.value(PROJECT, "DIR", "The project's folder, or one in it.")
            .usually("the current folder"),
        Option.value(FORMAT, formats, "What to print.").usually("text"),
        Option.value(COLOUR, "auto|always|never", "Colours; auto: at a terminal that shows them.")
            .usually("auto"));
  }

  public static boolean isJson(Given given) {
    return given.text(FORMAT).equals(Optional.of("json"));
  }

  /** The folder to look for the project from. */
  public static Path folder(Given given, Console console) {
    return given.text(PROJECT).map(console.folder()::resolve).orElse(console.folder());
  }
}
