package dev.kinship.agents.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that carries tasks out on its own: it starts in the project's folder, which is its only
 * argument, and reads the task's text from standard input. It finds a {@code kin} on its path that
 * counts what it is asked and what it prints.
 */
record RealAgent(String program, Path tools) {
  private static final int MINUTES = 15;

  private static final String KIN =
      """
      #!/bin/sh
      out=$(mktemp) && err=$(mktemp)
      'JAVA' -cp 'CLASSES' dev.kinship.cli.Main "$@" >"$out" 2>"$err"
      code=$?
      cat "$out" "$err" | wc -m >>'LOG'
      cat "$out"
      cat "$err" >&2
      rm -f "$out" "$err"
      exit $code
      """;

  /** What became of a task. */
  record Done(boolean right, int commands, int characters) {}

  /** Has the task carried out in {@code project}, an empty folder. */
  Done carryOut(AgentTask task, Path project) throws IOException, InterruptedException {
    task.project().writeTo(project);
    Files.createDirectories(project.resolve(".git"));
    Typed.kin(project, "agents", "install", "--for", "any,claude,opencode", "--yes");
    Tree installed = Tree.read(project);
    Path log = tools.resolve(task + ".log");
    writeKin(log);
    run(task.text(), project);

    boolean untouched = task.refusal().isEmpty() || Tree.read(project).equals(installed);
    List<String> characters = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return new Done(
        untouched && Related.in(project).equals(task.expected()),
        characters.size(),
        characters.stream().mapToInt(it -> Integer.parseInt(it.strip())).sum());
  }

  private void run(String text, Path project) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(program, project.toString())
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(tools.resolve("agent.txt").toFile());
    builder
        .environment()
        .merge("PATH", tools.toString(), (old, own) -> own + File.pathSeparator + old);
    Process agent = builder.start();
    agent.getOutputStream().write(text.getBytes(UTF_8));
    agent.getOutputStream().close();
    if (!agent.waitFor(MINUTES, TimeUnit.MINUTES)) {
      agent.descendants().forEach(ProcessHandle::destroyForcibly);
      agent.destroyForcibly();
    }
  }

  private void writeKin(Path log) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path kin = tools.resolve("kin");
    String text =
        KIN.replace("JAVA", java.toString())
            .replace("CLASSES", System.getProperty("java.class.path"))
            .replace("LOG", log.toString());
    Files.writeString(kin, text);
    if (!kin.toFile().setExecutable(true)) {
      throw new IOException(kin + " cannot be made executable");
    }
  }
}
