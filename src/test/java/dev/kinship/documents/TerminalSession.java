package dev.kinship.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cli.Typed;
import dev.kinship.cli.console.Console;
import dev.kinship.library.Libraries;
import dev.kinship.report.Colour;
import dev.kinship.report.Printer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A terminal of 80 columns in {@code folder}, at which a person types commands and answers. */
record TerminalSession(Path folder, Colour colour) {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");
  private static final Pattern ANSWER = Pattern.compile("(?m)\\? \\[[^]\n]+] (?<answer>.*)$");

  /** What is on the screen after {@code kin …} with these answers. */
  String type(String command, List<String> answers) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Printer printer = new Printer(screen, colour);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("COLUMNS", "80");
    Console console =
        new Console(
            new BufferedReader(new Keyboard(answers.iterator(), screen)),
            printer,
            printer,
            /* terminal= */ true,
            folder.toAbsolutePath(),
            environment,
            Libraries.ALL);
    String[] words =
        WORD.matcher(command).results().skip(1).map(TerminalSession::word).toArray(String[]::new);
    Typed.run(words, console);
    return screen.toString(UTF_8);
  }

  /** The answers in what a page shows. */
  static List<String> answers(String shown) {
    return ANSWER.matcher(shown).results().map(it -> it.group("answer")).toList();
  }

  private static String word(MatchResult found) {
    return found.group().replaceAll("\\A[\"']|[\"']\\z", "");
  }

  /** Lines that appear on the screen when they are read, as at a terminal. */
  private static final class Keyboard extends Reader {
    private final Iterator<String> lines;
    private final ByteArrayOutputStream screen;

    Keyboard(Iterator<String> lines, ByteArrayOutputStream screen) {
      this.lines = lines;
      this.screen = screen;
    }

    @Override
    public int read(char[] buffer, int from, int length) {
      if (!lines.hasNext()) {
        return -1;
      }
      String line = lines.next() + "\n";
      screen.writeBytes(line.getBytes(UTF_8));
      line.getChars(0, line.length(), buffer, from);
      return line.length();
    }

    @Override
    public void close() {}
  }
}
