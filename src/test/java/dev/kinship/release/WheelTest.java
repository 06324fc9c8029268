package dev.kinship.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinship.cli.TmuxScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The wheel, installed by real installers where there is no Java, and what else CI installs. */
@Tag("slow")
final class WheelTest {
  /** What the launcher needs of a machine. */
  private static final List<String> FEW = List.of("readlink");

  /** What git, pre-commit and the steps of the action need, and the launcher to make an archive. */
  private static final List<String> BUILD =
      List.of(
          ("basename bash cat cksum dirname env find git grep ls mkdir mktemp mv python3 readlink rm"
                  + " sed sh tr uname")
              .split(" ", -1));

  private static final List<String> HOOKS =
      List.of(".pre-commit-hooks.yaml", "pyproject.toml", "pom.xml", "tools/hooks/kin_hooks.py");

  private static final String MODELS =
      """
      from __future__ import annotations

      from typing import ClassVar, Optional

      from rhosocial.activerecord.base import FieldProxy
      from rhosocial.activerecord.model import ActiveRecord


      class User(ActiveRecord):
          __table_name__ = "users"

          id: Optional[int] = None
          name: str

          c: ClassVar[FieldProxy] = FieldProxy()


      class Order(ActiveRecord):
          __table_name__ = "orders"

          id: Optional[int] = None
          total: float

          c: ClassVar[FieldProxy] = FieldProxy()
      """;

  /**
   * Measured: one of 3,300 classes comes from elsewhere, some more if a command was not trained.
   */
  private static final int FROM_ELSEWHERE = 25;

  private static final Path BASE =
      Path.of(System.getProperty("kinship.basedir", ".")).toAbsolutePath();

  @TempDir private static Path shared;
  private static Path release = BASE;
  private static Path wheel = BASE;

  @TempDir private Path folder;

  @BeforeAll
  static void built() throws Exception {
    assumeTrue(Runtime.version().feature() >= 25, "a release is built by JDK 25 or newer");
    release = shared.resolve("release");
    build("--into", release.toString());
    wheel = released(".*whl");
  }

  @Test
  void allButTheArchiveOfClassesIsMadeTwiceOfTheSameBytes() throws Exception {
    Path again = folder.resolve("again");
    build("--into", again.toString(), "--like", wheel.toString());
    assertThat(Files.readString(again.resolve("SHA256SUMS")))
        .isEqualTo(Files.readString(release.resolve("SHA256SUMS")));
  }

  @Test
  void saysWhatItIs() throws Exception {
    Map<String, byte[]> files = unzip(wheel);
    String info = name(files, ".dist-info/RECORD").replace("RECORD", "");
    assertThat(text(files, info + "METADATA"))
        .contains("Name: kinship-cli\n", "License-File: LICENSE\n", "License-File: NOTICE\n");
    assertThat(text(files, info + "licenses/LICENSE")).contains("Apache License");
    assertThat(text(files, info + "licenses/NOTICE")).contains("Kinship");
    assertThat(text(files, info + "sboms/kinship.cdx.json"))
        .contains("CycloneDX", "pkg:maven/info.picocli/picocli@", "pkg:generic/openjdk@");
    String tag = wheel.getFileName().toString().replaceAll(".*-(py3-none-.*)\\.whl", "$1");
    assertThat(text(files, info + "WHEEL")).contains("Tag: " + tag + "\n");
    assertThat(text(files, name(files, ".data/scripts/kin"))).startsWith("#!/bin/sh\n");
    for (String line : text(files, info + "RECORD").lines().toList()) {
      String[] parts = line.split(",", -1);
      byte[] data = requireNonNull(files.remove(parts[0]), parts[0]);
      if (!parts[1].isEmpty()) {
        assertThat(parts[1]).as(parts[0]).isEqualTo("sha256=" + digest(data));
        assertThat(parts[2]).isEqualTo(Integer.toString(data.length));
      }
    }
    assertThat(files).as("not in the RECORD").isEmpty();
  }

  @Test
  void pipInstallsItWhereThereIsNoJava() throws Exception {
    Machine machine = new Machine(folder.resolve("machine"), FEW);
    Path environment = pipInstalled(machine);
    works(machine);
    assertThat(machine.succeed(folder, "/bin/sh -x " + environment + "/bin/kin --version"))
        .contains("exec " + environment + "/share/kinship/runtime/bin/java");
  }

  /** Its runtime has what the line editor needs to notice Ctrl-C. */
  @Test
  void leavesTheTerminalAsItWas() throws Exception {
    Machine machine = new Machine(folder.resolve("machine"), FEW);
    Path environment = pipInstalled(machine);
    try (TmuxScreen screen = new TmuxScreen("80", "24", shop(machine))) {
      String before = screen.state();
      screen.send(environment + "/bin/kin add");
      screen.await(it -> it.endsWith(":"));
      screen.key("C-c");
      screen.await(it -> it.endsWith("Nothing was written.\n$"));
      assertThat(screen.state()).isEqualTo(before);
    }
  }

  @Test
  void comesWithManualsAndCompletion() throws Exception {
    Machine machine = new Machine(folder.resolve("machine"), FEW);
    Path share = pipInstalled(machine).resolve("share");
    assertThat(share.resolve("man/man1/kin.1")).content(UTF_8).startsWith(".TH KIN 1\n");
    assertThat(share.resolve("man/man1/kin-add.1")).content(UTF_8).contains("belongs_to");
    assertThat(share.resolve("zsh/site-functions/_kin")).content(UTF_8).startsWith("#compdef kin");
    Path script = folder.resolve("complete.sh");
    Files.writeString(
        script,
        """
        . %s/bash-completion/completions/kin
        COMP_WORDS=(kin add Order bel) COMP_CWORD=3
        _kin
        echo "completed: ${COMPREPLY[*]}"
        """
            .formatted(share));
    assertThat(machine.succeed(shop(machine), "/bin/bash " + script))
        .contains("completed: belongs_to\n");
  }

  @Test
  void uvInstallsItWhereThereIsNoJava() throws Exception {
    Machine machine = new Machine(folder.resolve("machine"), FEW);
    Path programs = machine.folder("programs");
    machine.set("UV_TOOL_BIN_DIR", programs.toString());
    machine.set("UV_TOOL_DIR", machine.folder("tools").toString());
    machine.set("UV_PYTHON", tool("python").toRealPath().toString());
    machine.succeed(folder, tool("uv") + " tool install " + wheel);
    assertThat(programs.resolve("kin")).isSymbolicLink();
    works(machine.path(programs));
  }

  @Test
  void itsClassesComeFromItsArchive() throws Exception {
    Machine machine = new Machine(folder.resolve("machine"), FEW);
    pipInstalled(machine);
    Path project = shop(machine);
    Path log = folder.resolve("loaded.log");
    for (String heap : List.of("-Xmx40m", "-Xmx30g")) {
      machine.set("_JAVA_OPTIONS", heap + " -Xlog:class+load:file=" + log);
      for (String command : List.of("--version", "list", "add Order belongs_to User --dry-run")) {
        machine.succeed(project, "kin " + command);
        List<String> loaded = Files.readAllLines(log, UTF_8);
        assertThat(loaded).as(command).anyMatch(it -> it.contains("dev.kinship.cli.Main "));
        assertThat(loaded.stream().filter(it -> !it.contains("shared objects file")))
            .as(command + " with " + heap)
            .hasSizeLessThan(FROM_ELSEWHERE);
      }
    }
  }

  /**
   * The JVM looks for the jar where it was when the archive was made, at each class until found.
   */
  @Test
  void theJarIsFoundAtOnce() throws Exception {
    Machine machine = new Machine(folder.resolve("machine"), FEW);
    pipInstalled(machine);
    Path log = folder.resolve("exceptions.log");
    machine.set("_JAVA_OPTIONS", "-Xlog:exceptions=info:file=" + log);
    machine.succeed(folder, "kin --version");
    try (Stream<String> lines = Files.lines(log, UTF_8)) {
      assertThat(lines.filter(it -> it.contains("NoSuchFileException"))).isEmpty();
    }
  }

  @Test
  void theArchiveWithARuntimeRunsWhereItIsUnpacked() throws Exception {
    works(new Machine(folder.resolve("machine"), FEW).path(unpacked("kinship-.*64.tar.gz")));
  }

  @Test
  void theArchiveWithoutARuntimeTakesTheJavaOfTheMachine() throws Exception {
    Machine machine = new Machine(folder.resolve("machine"), BUILD);
    machine.set("KIN_JAVA_HOME", System.getProperty("java.home"));
    works(machine.path(unpacked("kinship-.*java21.tar.gz")));
  }

  @Test
  void preCommitRunsTheHook() throws Exception {
    Machine machine = new Machine(folder.resolve("machine"), BUILD);
    machine.set("PIP_FIND_LINKS", release.toString()).path(tools());
    machine.set("GIT_CONFIG_GLOBAL", "/dev/null");
    machine.set("GIT_AUTHOR_NAME", "Test").set("GIT_AUTHOR_EMAIL", "test@example.org");
    machine.set("GIT_COMMITTER_NAME", "Test").set("GIT_COMMITTER_EMAIL", "test@example.org");
    Path hooks = machine.folder("hooks");
    for (String file : HOOKS) {
      Files.createDirectories(hooks.resolve(file).getParent());
      Files.copy(BASE.resolve(file), hooks.resolve(file));
    }
    machine.succeed(hooks, "git init -q && git add . && git commit -qm Hooks");
    String commit = machine.succeed(hooks, "git rev-parse HEAD").lines().findFirst().orElseThrow();
    Path project = shop(machine);
    Files.writeString(
        project.resolve(".pre-commit-config.yaml"),
        "repos:\n- repo: " + hooks + "\n  rev: " + commit + "\n  hooks:\n  - id: kin-apply\n");
    machine.succeed(project, "git init -q && git add .");
    assertThat(machine.run(project, "pre-commit run --all-files"))
        .contains("kin apply --check", "Failed", "models.py")
        .endsWith("exit 1\n");
    Path kin = unpacked("kinship-.*64.tar.gz").resolve("kin");
    machine.succeed(project, kin + " apply relationships.yaml --yes && git add .");
    assertThat(machine.succeed(project, "pre-commit run --all-files")).contains("Passed");
  }

  @Test
  void theActionInstallsAndChecks() throws Exception {
    Machine machine = new Machine(folder.resolve("machine"), BUILD);
    machine.set("PIP_FIND_LINKS", release.toString()).path(tools());
    machine.set("RUNNER_TEMP", machine.folder("temp").toString());
    Path path = folder.resolve("path");
    machine.set("GITHUB_PATH", path.toString());
    Path project = shop(machine);
    List<Map<?, ?>> steps = steps();
    assertThat(machine.run(project, script(steps.get(0)))).endsWith("exit 0\n");
    machine.path(Path.of(Files.readString(path).strip()));
    assertThat(machine.run(project, script(steps.get(1))))
        .contains("models.py")
        .endsWith("exit 1\n");
    machine.succeed(project, "kin apply relationships.yaml --yes");
    assertThat(machine.run(project, script(steps.get(1)))).endsWith("exit 0\n");
  }

  /** The demo up to a database that refuses an orphan, then a relationship in a project. */
  private static void works(Machine machine) throws Exception {
    Path project = shop(machine);
    assertThat(machine.succeed(project, "kin --version")).startsWith("kin ");
    assertThat(machine.succeed(project, "kin demo")).contains("FOREIGN KEY constraint failed");
    assertThat(machine.succeed(project, "kin add Order belongs_to User --yes"))
        .contains("Written: models.py");
    assertThat(Files.readString(project.resolve("models.py"))).contains("user_id: int");
    assertThat(machine.succeed(project, "kin apply relationships.yaml --check"))
        .contains("Already in place");
  }

  private static Path shop(Machine machine) throws IOException {
    Path project = machine.folder("project");
    Files.writeString(project.resolve("pyproject.toml"), "");
    Files.writeString(project.resolve("relationships.yaml"), "- Order belongs_to User\n");
    Files.writeString(project.resolve("models.py"), MODELS);
    return project;
  }

  private Path pipInstalled(Machine machine) throws Exception {
    Path environment = machine.folder("environment");
    machine.succeed(folder, tool("python") + " -m venv " + environment);
    machine.succeed(folder, environment + "/bin/pip install " + wheel);
    machine.path(environment.resolve("bin"));
    return environment;
  }

  private static void build(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("tools/release", "--built"));
    words.addAll(List.of(options));
    Process process =
        new ProcessBuilder(words).directory(BASE.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private Path unpacked(String pattern) throws Exception {
    Path packed = released(pattern);
    Process tar =
        new ProcessBuilder("tar", "-xzf", packed.toString(), "-C", folder.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return folder.resolve(packed.getFileName().toString().replace(".tar.gz", ""));
  }

  private static Path released(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(release)) {
      return files
          .filter(it -> it.getFileName().toString().matches(pattern))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The programs that {@code ./test} brings. */
  private static Path tools() {
    return Optional.ofNullable(System.getenv("KINSHIP_TOOLS"))
        .map(it -> Path.of(it.split(":", -1)[0]))
        .orElseThrow(() -> new AssertionError("run ./test, which brings the tools"));
  }

  private static Path tool(String name) {
    return tools().resolve(name);
  }

  private static List<Map<?, ?>> steps() throws IOException {
    Map<?, ?> action =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(BASE.resolve("action.yml"), UTF_8));
    Map<?, ?> runs = (Map<?, ?>) requireNonNull(action.get("runs"));
    List<Map<?, ?>> steps = new ArrayList<>();
    ((List<?>) requireNonNull(runs.get("steps"))).forEach(it -> steps.add((Map<?, ?>) it));
    return steps;
  }

  /** A step of the action with the inputs that it has by default. */
  private static String script(Map<?, ?> step) {
    return "RELATIONSHIPS=relationships.yaml VERSION=; export RELATIONSHIPS VERSION\n"
        + step.get("run");
  }

  private static Map<String, byte[]> unzip(Path zip) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipFile open = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : open.stream().toList()) {
        files.put(entry.getName(), open.getInputStream(entry).readAllBytes());
      }
    }
    return files;
  }

  private static String name(Map<String, byte[]> files, String end) {
    return files.keySet().stream().filter(it -> it.endsWith(end)).findFirst().orElseThrow();
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), UTF_8);
  }

  private static String digest(byte[] data) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(data);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
