package dev.kinship.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A tool in a process of its own, which can be killed, on a database in a file. */
final class ToolProcess {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Process process;

  private ToolProcess(Process process) {
    this.process = process;
  }

  /** Lets {@code tool} run what it has not run of {@code folder}, the first file taken as run. */
  static ToolProcess up(Tool tool, Database database, Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ToolProcess.class.getName(),
            tool.id(),
            database.name(),
            folder.toString());
    return new ToolProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Runs the tool of a name; the last line that it prints is the processor time in ms. */
  public static void main(String[] args) {
    Tool tool = Tool.all().stream().filter(it -> it.id().equals(args[0])).findFirst().orElseThrow();
    tool.remember(List.of(tool.firstName()));
    Outcome outcome = tool.up(new Database(Engine.SQLITE, 0, args[1]), Path.of(args[2]));
    System.out.println(outcome.said());
    System.out.println(
        TimeUnit.NANOSECONDS.toMillis(
            ((com.sun.management.OperatingSystemMXBean)
                    ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime()));
    System.exit(outcome.done() ? 0 : 1);
  }

  /** Waits for its end; all that it printed. */
  Outcome await() throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor() == 0, said);
  }

  /**
   * Kills it, and what it has started, once they have worked for a while; whether they still ran.
   */
  boolean killAfter(Duration work) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (process.isAlive() && worked().compareTo(work) < 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    boolean ran = process.isAlive();
    List<ProcessHandle> all = all().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : all) {
      one.onExit().join();
    }
    return ran;
  }

  private Duration worked() {
    return all()
        .flatMap(it -> it.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }
}
