package dev.kinship.cli;

import dev.kinship.report.Colour;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command reads and writes: {@code folder} is the user's working directory, {@code
 * terminal} whether a person sits there, {@code environment} the variables of the process.
 */
record Console(
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    Colour colour,
    boolean terminal,
    Path folder,
    Map<String, String> environment) {
  /** The same for a user who stands in {@code folder}, the output going to {@code out}. */
  Console in(Path folder, PrintWriter out) {
    return new Console(in, out, err, colour, terminal, folder, environment);
  }

  /** An environment variable that is set and not empty. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(it -> !it.isEmpty());
  }

  /** Asks for what nobody may see on the screen; empty where nobody can be asked. */
  @SuppressWarnings("SystemConsoleNull") // the launcher asks for the console that can be null
  Optional<String> askSecret(String question) {
    out.flush();
    java.io.Console person = terminal ? System.console() : null;
    char[] answer = person == null ? null : person.readPassword("%s", question);
    return answer == null ? Optional.empty() : Optional.of(new String(answer));
  }

  /** Asks, and reads a line; empty at the end of the input. */
  Optional<String> ask(String question) {
    out.print(question);
    out.flush();
    try {
      Optional<String> answer = Optional.ofNullable(in.readLine()).map(String::strip);
      if (!terminal) {
        out.println(answer.orElse(""));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
