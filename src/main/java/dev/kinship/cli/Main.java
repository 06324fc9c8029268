package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.report.Colour;
import dev.kinship.report.OutputFailed;
import dev.kinship.report.Printer;
import dev.kinship.report.TextReport;
import dev.kinship.text.Change;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The process: hands the words to a command and turns its answer into an exit code. */
public final class Main {
  private static final String VERSION = "kin 0.1.0-SNAPSHOT";

  private final Map<String, Verb> verbs = new LinkedHashMap<>();

  Main() {
    verbs.put("add", new AddCommand());
    verbs.put("remove", new RemoveCommand());
    verbs.put("apply", new ApplyCommand());
    verbs.put("commit", new CommitCommand());
    verbs.put("list", new ListCommand());
    verbs.put("log", new LogCommand());
    verbs.put("undo", new UndoCommand());
    verbs.put("demo", new DemoCommand());
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
  @SuppressWarnings("SystemConsoleNull") // main asks for the console that can be null
  static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
    boolean terminal = System.console() != null;
    Colour colour = terminal && showsColours(System.getenv()) ? Colour.ANSI : Colour.PLAIN;
    return run(args, Path.of(""), in, out, err, colour, terminal);
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
    return new Main()
        .run(args, new Console(input, output, errors, terminal, absolute, System.getenv()));
  }

  /** Runs one command line where {@code console} says. */
  int run(String[] args, Console console) {
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

  private int answer(String[] args, Console console) {
    try {
      CommandLine line = commandLine();
      ParseResult words = line.parseArgs(arranged(args, line));
      Optional<ParseResult> helped = helped(words);
      if (helped.isPresent()) {
        console.out().block(usage(helped.get().commandSpec().commandLine()));
        return ExitCode.DONE;
      }
      if (words.isVersionHelpRequested()) {
        console.out().line(VERSION);
        return ExitCode.DONE;
      }
      if (words.hasSubcommand()) {
        return run(words.subcommand(), console);
      }
      console.err().block(usage(line));
      return ExitCode.USAGE;
    } catch (OutputFailed e) {
      throw e;
    } catch (Throwable e) {
      return fail(e, asksForJson(args), console);
    }
  }

  private int run(ParseResult words, Console console) {
    Verb verb = verbs.get(words.commandSpec().name());
    if (verb == null) {
      throw new IllegalStateException("no command " + words.commandSpec().name());
    }
    Options.requireValues(words);
    Options.text(words, Options.FORMAT)
        .filter(it -> !verb.formats().contains(it))
        .ifPresent(
            it -> {
              throw new Refused(
                  Rule.WRONG_USAGE,
                  "--format has no value `%s`".formatted(it),
                  "use " + String.join(" or ", verb.formats()));
            });
    return verb.run(words, console);
  }

  private CommandLine commandLine() {
    // picocli opens every jar to look for Groovy, and many classes to convert to what no option is.
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", "java.*");
    CommandSpec spec = Options.withCommon(CommandSpec.create().name("kin"));
    spec.usageMessage().description("Writes relationships between ActiveRecord models.");
    spec.addOption(
        Options.named("-V", "--version")
            .versionHelp(true)
            .description("Show the version.")
            .build());
    CommandLine line = new CommandLine(spec).setExpandAtFiles(false);
    verbs.forEach((name, verb) -> line.addSubcommand(name, verb.spec()));
    return line;
  }

  private static String[] arranged(String[] args, CommandLine line) {
    List<String> arguments = List.of(args);
    if (!JoinedSentences.isIn(arguments) || !arguments.contains("add")) {
      return args;
    }
    CommandLine add = line.getSubcommands().getOrDefault("add", line);
    return JoinedSentences.arranged(arguments, add.getCommandSpec()).toArray(String[]::new);
  }

  /** Without codes for a terminal: these are the printer's. */
  private static String usage(CommandLine line) {
    return line.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** The command whose help is asked for. */
  private static Optional<ParseResult> helped(ParseResult words) {
    if (words.isUsageHelpRequested()) {
      return Optional.of(words);
    }
    return words.hasSubcommand() ? helped(words.subcommand()) : Optional.empty();
  }

  /** For a failure that comes before the words are read. */
  private static boolean asksForJson(String[] args) {
    List<String> words = Arrays.stream(args).takeWhile(it -> !it.equals("--")).toList();
    int format = words.indexOf(Options.FORMAT);
    return words.contains(Options.FORMAT + "=json")
        || (format >= 0 && words.subList(format + 1, words.size()).indexOf("json") == 0);
  }

  private static int fail(Throwable failure, boolean json, Console console) {
    Diagnostic found = Failures.of(failure);
    Diagnostic diagnostic =
        new Diagnostic(
            found.rule(),
            DatabaseUrl.withoutPasswords(found.message()),
            found.labels(),
            DatabaseUrl.withoutPasswords(found.help()));
    List<Change> changes = failure instanceof Refused it ? it.changes() : List.of();
    if (diagnostic.rule() == Rule.BUG) {
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
