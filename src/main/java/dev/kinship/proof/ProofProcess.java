package dev.kinship.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Proof;
import dev.kinship.project.Project;
import dev.kinship.request.Caller;
import dev.kinship.text.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run of a library's program in a process of its own, on a copy of the project. */
public final class ProofProcess {
  private static final String COPY = "project";
  private static final String PROGRAM = "program";
  private static final String ERRORS = "errors";
  private static final int LONGEST = 500;

  /** What the program writes in one line at most; more is not its own. */
  private static final int LONGEST_LINE = 100_000;

  private final Proof proof;
  private final Project project;
  private final Caller caller;
  private final Interpreter interpreter;

  private ProofProcess(Proof proof, Project project, Caller caller, Interpreter interpreter) {
    this.proof = proof;
    this.project = project;
    this.caller = caller;
    this.interpreter = interpreter;
  }

  /** With the Python that is {@code wanted}, or the project's own. Nothing runs yet. */
  public static ProofProcess of(
      Proof proof, Project project, Caller caller, Optional<String> wanted) {
    return new ProofProcess(proof, project, caller, Interpreter.of(wanted, project.root(), caller));
  }

  public Interpreter interpreter() {
    return interpreter;
  }

  /** Runs it to its end. Refuses a Python that cannot run it. */
  public Answer run(Request request) {
    try (Scratch scratch = Scratch.make()) {
      Progress.begin("copying " + request.files().size() + " files");
      request.files().forEach(it -> scratch.copy(project.path(it), COPY, it));
      proof.files().forEach((name, text) -> scratch.write(PROGRAM + "/" + name, text));
      Progress.begin("starting " + interpreter.command());
      Process process = start(scratch);
      Thread hook = new Thread(() -> kill(process));
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        return answered(process, lines(request, scratch), scratch);
      } finally {
        kill(process);
        unhook(hook);
      }
    }
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already.
    }
  }

  private Process start(Scratch scratch) {
    ProcessBuilder builder =
        new ProcessBuilder(
            interpreter.command(),
            "-m",
            proof.module(),
            scratch.path().resolve(COPY).toString(),
            scratch.path().toString());
    builder.directory(scratch.path().resolve(PROGRAM).toFile());
    builder.environment().clear();
    builder.environment().putAll(Interpreter.environment(scratch.path(), caller));
    builder.redirectError(Redirect.to(scratch.path().resolve(ERRORS).toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Refused(
          ProofRules.NO_PYTHON,
          "`%s` cannot be started".formatted(interpreter.command()),
          "pass the Python that has the project's libraries: kin verify --python PATH");
    }
  }

  private Answer answered(Process process, String request, Scratch scratch) {
    Answer.Reader reader = new Answer.Reader();
    try (BufferedReader answers = process.inputReader(UTF_8)) {
      try {
        // It is not closed: the program ends as soon as it is, with this process at the latest.
        process.getOutputStream().write(request.getBytes(UTF_8));
        process.getOutputStream().flush();
      } catch (IOException e) {
        // It has ended already; its last words tell why.
      }
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.length() < LONGEST_LINE) {
          reader.take(line).ifPresent(Progress::begin);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader
        .missing()
        .ifPresent(
            it -> {
              throw unusable("Python %s says: %s".formatted(reader.python(), it));
            });
    if (reader.python().isEmpty()) {
      throw unusable(lastLine(scratch.beginning(ERRORS, LONGEST * 10)));
    }
    return reader.answer();
  }

  private Refused unusable(String why) {
    return new Refused(
        ProofRules.NO_PYTHON,
        "`%s` (from %s) cannot run the models: %s"
            .formatted(interpreter.command(), interpreter.reason(), why),
        "pass the Python that has the project's libraries: kin verify --python PATH");
  }

  private static String lastLine(String text) {
    String last = text.lines().filter(it -> !it.isBlank()).reduce((a, b) -> b).orElse("nothing");
    return last.length() > LONGEST ? last.substring(0, LONGEST) : last;
  }

  private static String lines(Request request, Scratch scratch) {
    StringBuilder lines = new StringBuilder();
    line(lines, List.of("limit", String.valueOf(request.seconds())));
    request.roots().forEach(it -> line(lines, List.of("root", it)));
    request.modules().forEach(it -> line(lines, List.of("module", it.file(), it.name())));
    request.wanted().forEach(it -> line(lines, List.of("want", it.file(), it.owner(), it.name())));
    for (int i = 0; i < request.migrations().size(); i++) {
      Request.Migration it = request.migrations().get(i);
      String file = scratch.write("migrations/" + i + ".sql", it.text()).toString();
      line(lines, List.of("migration", it.name(), file));
    }
    request
        .server()
        .map(it -> it.words().stream().map(word -> URLEncoder.encode(word, UTF_8)))
        .ifPresent(it -> line(lines, Stream.concat(Stream.of("server"), it).toList()));
    line(lines, List.of("go"));
    return lines.toString();
  }

  /** A name with a tab or a line end would be another line; Python imports no such module. */
  private static void line(StringBuilder lines, List<String> fields) {
    if (fields.stream().noneMatch(it -> it.matches("(?s).*[\t\n\r].*"))) {
      lines.append(String.join("\t", fields)).append('\n');
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
