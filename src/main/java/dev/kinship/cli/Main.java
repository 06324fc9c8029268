package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.database.DatabaseUrl;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.report.Colour;
import dev.kinship.report.JsonReport;
import dev.kinship.report.TextReport;
import dev.kinship.text.Change;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

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
    int code = run(args, System.in, System.out, System.err);
    if (code != 0) {
      System.exit(code); // not for 0: it takes 2 ms to find no logger
    }
  }

  /** Runs one command line and returns its exit code, so that tests need no process. */
  @SuppressWarnings("SystemConsoleNull") // the launcher asks for the console that can be null
  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    boolean terminal = System.console() != null;
    boolean plain = !terminal || System.getenv("NO_COLOR") != null;
    return run(args, Path.of(""), in, out, err, plain ? Colour.PLAIN : Colour.ANSI, terminal);
  }

  /** Runs one command line as if typed in {@code folder}. */
  static int run(
      String[] args,
      Path folder,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Colour colour,
      boolean terminal) {
    PrintWriter output = new PrintWriter(out, false, UTF_8);
    PrintWriter errors = new PrintWriter(err, false, UTF_8);
    BufferedReader input = new BufferedReader(new InputStreamReader(in, UTF_8));
    Path absolute = folder.toAbsolutePath();
    try {
      return new Main()
          .run(
              args,
              new Console(input, output, errors, colour, terminal, absolute, System.getenv()));
    } finally {
      output.flush();
      errors.flush();
    }
  }

  /** Runs one command line where {@code console} says. */
  int run(String[] args, Console console) {
    boolean json = asksForJson(args);
    try {
      CommandLine line = commandLine();
      ParseResult words = line.parseArgs(arranged(args, line));
      Optional<ParseResult> helped = helped(words);
      if (helped.isPresent()) {
        console.out().print(helped.get().commandSpec().commandLine().getUsageMessage());
        return ExitCode.DONE;
      }
      if (words.isVersionHelpRequested()) {
        console.out().println(VERSION);
        return ExitCode.DONE;
      }
      return words.hasSubcommand() ? run(words.subcommand(), console) : usage(line, console);
    } catch (ParameterException e) {
      return fail(usage(e), json, console);
    } catch (Refused e) {
      return fail(e.diagnostic(), e.changes(), json, console);
    } catch (UncheckedIOException e) {
      return fail(unwritten(e), json, console);
    } catch (StackOverflowError e) {
      return fail(tooDeep(), json, console);
    } catch (RuntimeException e) {
      e.printStackTrace(console.err());
      return fail(bug(e), json, console);
    }
  }

  private static Diagnostic unwritten(UncheckedIOException failure) {
    return new Diagnostic(
        Rule.SYSTEM_FAILED,
        "reading or writing failed: " + failure.getCause(),
        List.of(),
        "look at the disk and the rights, then say the same again");
  }

  private static Diagnostic tooDeep() {
    return new Diagnostic(
        Rule.TOO_DEEP,
        "something in these files is nested too deeply to be read",
        List.of(),
        "look for brackets or blocks in each other by the thousand, and make them flatter");
  }

  private static Diagnostic bug(RuntimeException failure) {
    return new Diagnostic(
        Rule.BUG,
        "this is a bug of Kinship, not yours: " + failure.getMessage(),
        List.of(),
        "nothing was written; report it with the lines above");
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
                  "--format knows no `%s`".formatted(it),
                  "say " + String.join(" or ", verb.formats()));
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
    CommandLine line = new CommandLine(spec);
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

  private static int usage(CommandLine line, Console console) {
    line.usage(console.err());
    return ExitCode.USAGE;
  }

  /** The command whose help is asked for. */
  private static Optional<ParseResult> helped(ParseResult words) {
    if (words.isUsageHelpRequested()) {
      return Optional.of(words);
    }
    return words.hasSubcommand() ? helped(words.subcommand()) : Optional.empty();
  }

  private static Diagnostic usage(ParameterException failure) {
    String help =
        "kin %s --help shows what there is".formatted(failure.getCommandLine().getCommandName());
    if (failure instanceof UnmatchedArgumentException it) {
      List<String> suggestions = it.getSuggestions();
      help = suggestions.isEmpty() ? help : "did you mean `%s`?".formatted(suggestions.get(0));
    }
    return new Diagnostic(
        Rule.WRONG_USAGE,
        String.valueOf(failure.getMessage()),
        List.of(),
        help.replace("kin kin ", "kin "));
  }

  /** For a failure that comes before the words are read. */
  private static boolean asksForJson(String[] args) {
    List<String> words = Arrays.stream(args).takeWhile(it -> !it.equals("--")).toList();
    int format = words.indexOf(Options.FORMAT);
    return words.contains(Options.FORMAT + "=json")
        || (format >= 0 && words.subList(format + 1, words.size()).indexOf("json") == 0);
  }

  private static int fail(Diagnostic diagnostic, boolean json, Console console) {
    return fail(diagnostic, List.of(), json, console);
  }

  private static int fail(Diagnostic failure, List<Change> changes, boolean json, Console console) {
    Diagnostic diagnostic =
        new Diagnostic(
            failure.rule(),
            DatabaseUrl.withoutPasswords(failure.message()),
            failure.labels(),
            DatabaseUrl.withoutPasswords(failure.help()));
    if (json) {
      new JsonReport(console.out()).show(diagnostic, changes);
    } else {
      TextReport report = new TextReport(console.err(), console.colour());
      report.show(changes);
      report.show(diagnostic);
    }
    return ExitCode.of(diagnostic.rule());
  }
}
