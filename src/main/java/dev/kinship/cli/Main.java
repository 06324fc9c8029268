package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cli.CommandLineParser.Parsed;
import dev.kinship.cli.console.Console;
import dev.kinship.cli.console.Strays;
import dev.kinship.cli.console.Unheard;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Libraries;
import dev.kinship.report.Colour;
import dev.kinship.report.OutputFailed;
import dev.kinship.report.Printer;
import dev.kinship.report.TextReport;
import dev.kinship.request.Failures;
import dev.kinship.request.Given;
import dev.kinship.request.SentenceFlags;
import dev.kinship.text.Change;
import dev.kinship.text.Work;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The process: hands the words to a command and turns its answer into an exit code. */
public final class Main {
  private static final String VERSION = "kin 0.1.0-SNAPSHOT";

  private static List<Verb> verbs(SentenceFlags flags) {
    return List.of(
        new AddCommand(flags),
        new RemoveCommand(),
        new ApplyCommand(flags),
        new CommitCommand(),
        new ListCommand(),
        new LogCommand(),
        new UndoCommand(),
        new DemoCommand());
  }

  /** Runs {@code kin} with these words; the process's exit code says how it went. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // digits and letter case follow no language
    System.setProperty("jdk.console", "java.base"); // the one that is null without a terminal
    OutputStream errors = new Unheard(new FileOutputStream(FileDescriptor.err));
    PrintStream strays =
        new PrintStream(new Strays(new Printer(errors, Colour.PLAIN)), true, UTF_8);
    System.setOut(strays);
    System.setErr(strays);
    int code = run(args, System.in, new FileOutputStream(FileDescriptor.out), errors);
    if (code != 0) {
      System.exit(code); // not for 0: it takes 2 ms to find no logger
    }
  }

  /** Runs one command line and returns its exit code, so that tests need no process. */
  static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
    boolean terminal = isTerminal();
    Colour colour = terminal && showsColours(System.getenv()) ? Colour.ANSI : Colour.PLAIN;
    return run(args, Path.of(""), in, out, err, colour, terminal);
  }

  /** Whether input and output are both terminals; the launcher has looked, which is quicker. */
  @SuppressWarnings("SystemConsoleNull") // main asks for the console that can be null
  private static boolean isTerminal() {
    String told = System.getProperty("kin.terminal");
    return told == null ? System.console() != null : told.equals("true");
  }

  /** By NO_COLOR, which says nothing where it is empty, and by what the terminal says of itself. */
  static boolean showsColours(Map<String, String> environment) {
    String terminal = environment.getOrDefault("TERM", "");
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !terminal.isEmpty()
        && !terminal.equals("dumb");
  }

  /** Runs one command line as if typed in {@code folder}. */
  static int run(
      String[] args,
      Path folder,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Colour colour,
      boolean terminal) {
    BufferedReader input = new BufferedReader(new InputStreamReader(in, UTF_8));
    Printer output = new Printer(out, colour);
    Printer errors = new Printer(new Unheard(err), colour);
    Path absolute = folder.toAbsolutePath();
    return run(
        args,
        new Console(input, output, errors, terminal, absolute, System.getenv(), Libraries.ALL));
  }

  /** Runs one command line where {@code console} says. */
  static int run(String[] args, Console console) {
    try {
      int code = answer(args, console);
      console.out().flush();
      return code;
    } catch (OutputFailed e) {
      if (!e.isBrokenPipe() || e.consequence().isPresent()) {
        new TextReport(console.err()).show(Failures.of(e));
      }
      return ExitCode.SYSTEM;
    } finally {
      console.err().flush();
    }
  }

  private static int answer(String[] args, Console console) {
    try {
      SentenceFlags flags = SentenceFlags.of(console.libraries());
      return switch (new CommandLineParser(verbs(flags), flags).parse(List.of(args))) {
        case Parsed.Help it -> {
          console.out().block(it.text());
          yield ExitCode.DONE;
        }
        case Parsed.Version it -> {
          console.out().line(VERSION);
          yield ExitCode.DONE;
        }
        case Parsed.Nothing it -> {
          console.err().block(it.help());
          yield ExitCode.USAGE;
        }
        case Parsed.Command it -> run(it.verb(), it.given(), console);
      };
    } catch (OutputFailed e) {
      throw e;
    } catch (Throwable e) {
      return fail(e, asksForJson(args), console);
    }
  }

  private static int run(Verb verb, Given given, Console console) {
    given
        .text(Options.FORMAT)
        .filter(it -> !verb.formats().contains(it))
        .ifPresent(
            it -> {
              throw new Refused(
                  CommonRules.WRONG_USAGE,
                  "--format has no value `%s`".formatted(it),
                  "use " + String.join(" or ", verb.formats()));
            });
    if (!given.has(Options.TRACE_WORK)) {
      return verb.run(given, console);
    }
    Work.count();
    try {
      return verb.run(given, console);
    } finally {
      Work.lines().forEach(console.err()::line);
    }
  }

  /** For a failure that comes before the words are read. */
  private static boolean asksForJson(String[] args) {
    List<String> words = Arrays.stream(args).takeWhile(it -> !it.equals("--")).toList();
    int format = words.indexOf(Options.FORMAT);
    return words.contains(Options.FORMAT + "=json")
        || (format >= 0 && words.subList(format + 1, words.size()).indexOf("json") == 0);
  }

  private static int fail(Throwable failure, boolean json, Console console) {
    Diagnostic diagnostic = Failures.of(failure);
    List<Change> changes = failure instanceof Refused it ? it.changes() : List.of();
    if (diagnostic.rule().equals(CommonRules.BUG)) {
      console.err().trace(failure);
    }
    if (json) {
      console.json().show(diagnostic, changes);
    } else {
      TextReport report = new TextReport(console.err());
      report.show(changes);
      report.show(diagnostic);
    }
    return ExitCode.of(diagnostic.rule());
  }
}
