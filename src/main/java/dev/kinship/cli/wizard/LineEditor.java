package dev.kinship.cli.wizard;

import dev.kinship.cli.console.Console;
import dev.kinship.text.Visible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks at a terminal that can move its cursor: arrows edit the line, and Tab completes a word. */
final class LineEditor implements Asker, AutoCloseable {
  private static final int INTERRUPTED = 130;
  private static final String DUMB = "dumb";

  private final Console console;
  private final Terminal terminal;
  private final LineReader reader;
  private List<String> completions = List.of();

  private LineEditor(Console console, Terminal terminal) {
    this.console = console;
    this.terminal = terminal;
    DefaultParser words = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(words)
            .completer(
                (reader, line, found) -> completions.forEach(it -> found.add(new Candidate(it))))
            .variable(LineReader.DISABLE_HISTORY, true)
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.BRACKETED_PASTE, false)
            .option(Option.CASE_INSENSITIVE, true)
            .option(Option.COMPLETE_MATCHER_TYPO, false)
            .build();
  }

  /** One for the terminal of this process; empty if that cannot do more than print lines. */
  static Optional<LineEditor> open(Console console) {
    if (!console.ownsTerminal() || console.variable("TERM").orElse(DUMB).equals(DUMB)) {
      return Optional.empty();
    }
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).provider("exec").build();
      if (terminal.getType().startsWith(DUMB)) {
        terminal.close();
        return Optional.empty();
      }
      return Optional.of(new LineEditor(console, terminal));
    } catch (IOException | IllegalStateException e) {
      return Optional.empty(); // without stty, for instance
    }
  }

  @Override
  public Optional<String> ask(Prompt question) {
    console.out().flush();
    completions = question.completions();
    try {
      String prompt = Visible.of(question.prompt()).replace("%", "%%");
      return Optional.of(reader.readLine(prompt).strip());
    } catch (EndOfFileException e) {
      return Optional.empty();
    } catch (UserInterruptException e) {
      System.exit(INTERRUPTED);
      throw e; // not reached
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
