package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.answer.Detail;
import dev.kinship.answer.RefusalAnswer;
import dev.kinship.cli.CommandLineParser.Parsed;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.ColourChoice;
import dev.kinship.cli.console.Console;
import dev.kinship.cli.console.Strays;
import dev.kinship.cli.console.Terminals;
import dev.kinship.cli.console.Unheard;
import dev.kinship.cli.console.Waiting;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
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
  static final String VERSION = "0.1.0-SNAPSHOT";

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

  /** Runs one command line and returns its exit code. */
  private static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
    Terminals terminals = Terminals.ofThisProcess();
    Map<String, String> environment = System.getenv();
    ColourChoice colours = ColourChoice.of(given(args, Options.COLOUR));
    boolean erases = !environment.getOrDefault("TERM", "dumb").equals("dumb");
    Runnable before = terminals.err() && erases ? Waiting.at(err)::end : () -> {};
    Colour ofErrors = colours.of(terminals.err(), environment);
    return run(
        args,
        Path.of(""),
        in,
        new Printer(out, colours.of(terminals.out(), environment), before),
        new Printer(new Unheard(err), ofErrors, before),
        terminals.canAsk());
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
    Printer output = new Printer(out, colour);
    return run(args, folder, in, output, new Printer(new Unheard(err), colour), terminal);
  }

  private static int run(
      String[] args, Path folder, InputStream in, Printer out, Printer err, boolean terminal) {
    BufferedReader input = new BufferedReader(new InputStreamReader(in, UTF_8));
    Path absolute = folder.toAbsolutePath();
    return run(
        args, new Console(input, out, err, terminal, absolute, System.getenv(), Libraries.ALL));
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
      Verbs verbs = new Verbs(SentenceFlags.of(console.libraries()));
      if (args.length > 0
          && args[0].startsWith("__")
          && new HiddenCommands(verbs, console).run(List.of(args))) {
        return ExitCode.DONE;
      }
      return switch (new CommandLineParser(verbs).parse(List.of(args))) {
        case Parsed.Help it -> {
          console.out().block(it.text());
          yield ExitCode.DONE;
        }
        case Parsed.Version it -> {
          if (given(args, Options.FORMAT).equals("json")) {
            console.json().show(Map.of("kin", VERSION));
          } else {
            console.out().line("kin " + VERSION);
          }
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
      return fail(e, args, console);
    }
  }

  private static int run(Verb verb, Given given, Console console) {
    requireOneOf(verb.formats(), Options.FORMAT, given);
    requireOneOf(ColourChoice.WORDS, Options.COLOUR, given);
    Console asked = given.has(Options.NO_INPUT) ? console.unasked() : console;
    if (!given.has(Options.TRACE_WORK)) {
      return verb.run(given, asked);
    }
    Work.count();
    try {
      return verb.run(given, asked);
    } finally {
      Work.lines().forEach(console.err()::line);
    }
  }

  private static void requireOneOf(List<String> values, String option, Given given) {
    given
        .text(option)
        .filter(it -> !values.contains(it))
        .ifPresent(
            it -> {
              throw new Refused(
                  CommonRules.WRONG_USAGE,
                  "%s has no value `%s`".formatted(option, it),
                  Suggestion.of(
                      it, values, new Suggestion("use " + String.join(" or ", values), values)));
            });
  }

  /** The value of an option before the words are read, empty if it has none. */
  private static String given(String[] args, String option) {
    List<String> words = Arrays.stream(args).takeWhile(it -> !it.equals("--")).toList();
    String value = "";
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith(option + "=")) {
        value = words.get(i).substring(option.length() + 1);
      } else if (words.get(i).equals(option) && i + 1 < words.size()) {
        value = words.get(i + 1);
      }
    }
    return value;
  }

  private static int fail(Throwable failure, String[] args, Console console) {
    Diagnostic diagnostic = Failures.of(failure);
    List<Change> changes = failure instanceof Refused it ? it.changes() : List.of();
    if (diagnostic.rule().equals(CommonRules.BUG)) {
      console.err().trace(failure);
    }
    if (given(args, Options.FORMAT).equals("json")) {
      List<Change> edits = console.json().isBegun() ? List.of() : changes;
      Detail detail = Detail.called(given(args, Options.DIFF)).orElse(Detail.SHORT);
      console.json().show(RefusalAnswer.of(diagnostic, edits, detail));
    } else {
      TextReport report = new TextReport(console.err(), console.files());
      report.show(changes);
      report.show(diagnostic);
    }
    return ExitCode.of(diagnostic.rule());
  }
}
