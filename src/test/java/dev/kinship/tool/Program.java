package dev.kinship.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program that {@code ./test} brings or the machine has; one process of it at a time. */
public final class Program {
  private static final int LONGEST_SECONDS = 120;

  private final String name;
  private final int longestSeconds;
  private final AtomicReference<@Nullable Process> running = new AtomicReference<>();

  public Program(String name) {
    this(name, LONGEST_SECONDS);
  }

  /** One that may run for so long. */
  Program(String name, int longestSeconds) {
    this.name = name;
    this.longestSeconds = longestSeconds;
  }

  /** Runs it to its end. */
  public Outcome run(List<String> words) {
    List<String> command = new ArrayList<>(List.of(find().toString()));
    command.addAll(words);
    try {
      Path log = Files.createTempFile("kin", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .redirectInput(new File("/dev/null"))
              .start();
      running.set(process);
      boolean ended = process.waitFor(longestSeconds, TimeUnit.SECONDS);
      process.destroyForcibly();
      String said = Files.readString(log, UTF_8) + (ended ? "" : "\nstill running, and ended");
      Files.delete(log);
      return new Outcome(ended && process.exitValue() == 0, said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      running.set(null);
    }
  }

  void kill() {
    Optional.ofNullable(running.get()).ifPresent(Process::destroyForcibly);
  }

  private Path find() {
    String brought = Optional.ofNullable(System.getenv("KINSHIP_TOOLS")).orElse("");
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of((brought + File.pathSeparator + path).split(File.pathSeparator))
        .map(it -> Path.of(it, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not there: run ./test, which brings it"));
  }
}
