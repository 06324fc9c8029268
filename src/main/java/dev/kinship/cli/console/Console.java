package dev.kinship.cli.console;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Libraries;
import dev.kinship.report.Printer;
import dev.kinship.report.json.JsonReport;
import dev.kinship.request.Caller;
import dev.kinship.text.FileNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where a command reads and writes: {@code folder} is the user's working directory, {@code
 * terminal} whether a person sits there, {@code environment} the variables of the process. Without
 * a person nothing is asked.
 */
public final class Console implements Caller {
  private static final int LONGEST_ANSWER = 10_000;

  private final BufferedReader in;
  private final Printer out;
  private final Printer err;
  private final boolean terminal;
  private final Path folder;
  private final Map<String, String> environment;
  private final Libraries libraries;

  private FileNames files = FileNames.OF_PROJECT;
  private String atInterrupt = "Nothing was written.";

  /** Made when it is asked for: most commands speak to people. */
  private Optional<JsonReport> json = Optional.empty();

  public Console(
      BufferedReader in,
      Printer out,
      Printer err,
      boolean terminal,
      Path folder,
      Map<String, String> environment,
      Libraries libraries) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.folder = folder;
    this.environment = environment;
    this.libraries = libraries;
  }

  /** The same for a user in {@code folder}, with output to {@code out}. */
  public Console in(Path folder, Printer out) {
    return new Console(in, out, err, terminal, folder, environment, libraries);
  }

  /** The same without a person to ask. */
  public Console unasked() {
    return new Console(in, out, err, /* terminal= */ false, folder, environment, libraries);
  }

  /** The libraries whose models are known. */
  public Libraries libraries() {
    return libraries;
  }

  public BufferedReader in() {
    return in;
  }

  public Printer out() {
    return out;
  }

  public Printer err() {
    return err;
  }

  public boolean terminal() {
    return terminal;
  }

  /** Whether the person sits at the terminal of this process, as the launcher has seen. */
  public boolean ownsTerminal() {
    return terminal && Terminals.wereTold();
  }

  @Override
  public Path folder() {
    return folder;
  }

  /** The one JSON object that the output is. */
  public JsonReport json() {
    JsonReport report = json.orElseGet(() -> new JsonReport(out));
    json = Optional.of(report);
    return report;
  }

  /** An environment variable that is set and not empty. */
  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(it -> !it.isEmpty());
  }

  /** Names of files as the user types them; the project's folder is {@code root} from now on. */
  public void enter(Path root) {
    files = new FileNames(root, folder.normalize());
  }

  /** Names of files for the user; as the project has them until one was entered. */
  public FileNames files() {
    return files;
  }

  /** How wide a table may be; no matter how wide if a program reads it. */
  public int columns() {
    return terminal ? Screen.columns(this) : Integer.MAX_VALUE;
  }

  /** Prints what may be longer than a screen. */
  public void page(Consumer<Printer> content) {
    Optional<Pager> pager = Pager.of(this);
    if (pager.isPresent()) {
      pager.get().show(out, content);
    } else {
      content.accept(out);
    }
  }

  /** Asks for a secret, which is not shown on the screen; empty if there is no terminal. */
  @Override
  @SuppressWarnings("SystemConsoleNull") // Main asks for the console that can be null
  public Optional<String> askSecret(String question) {
    java.io.Console person = terminal ? System.console() : null;
    if (person == null) {
      return Optional.empty();
    }
    show(question);
    return watched(() -> Optional.ofNullable(person.readPassword()).map(String::new));
  }

  /**
   * Asks, and reads a line; empty at the end of the input, even after the start of a line. Needs a
   * terminal.
   */
  public Optional<String> ask(String question) {
    if (!terminal) {
      throw new IllegalStateException("only a terminal can be asked");
    }
    show(question);
    return watched(this::answer);
  }

  /** What to print from now on if Ctrl-C ends an open question; nothing if it is empty. */
  public void atInterrupt(String sentence) {
    atInterrupt = sentence;
  }

  /** The answer to a question that was shown; Ctrl-C ends its line and tells what is not done. */
  public <T> T watched(Supplier<T> question) {
    Interruption interruption = Interruption.watch(out, atInterrupt);
    try {
      return question.get();
    } finally {
      interruption.end();
    }
  }

  private void show(String question) {
    err.flush();
    out.open(question);
    out.flush();
  }

  private Optional<String> answer() {
    try {
      return line();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> line() throws IOException {
    StringBuilder answer = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return Optional.of(answer.toString().strip());
      }
      if (answer.length() == LONGEST_ANSWER) {
        throw new Refused(
            CommonRules.WRONG_USAGE,
            "the answer is longer than %d characters".formatted(LONGEST_ANSWER),
            "run it again with a shorter answer");
      }
      answer.append((char) c);
    }
    out.line("");
    return Optional.empty();
  }
}
