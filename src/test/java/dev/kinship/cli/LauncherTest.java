package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The launcher as it is installed, in environments that are not as usual, by every shell here.
 * Tests share one installation that has its archive, except those about making one.
 */
@Tag("slow")
class LauncherTest {
  private static final Path BUILT = Path.of("target", "kin").toAbsolutePath();
  private static final Path DEMO = Path.of("src/main/resources/dev/kinship/cli/demo");

  @TempDir private static Path shared;
  @TempDir Path folder;
  private Path kin = BUILT;
  private Path project = BUILT;

  @BeforeAll
  static void anInstallationWithItsArchive() throws IOException {
    Path ready = shared.resolve("kinship");
    install(ready);
    String said = run("$KIN list", ready, shared, shared);
    assertThat(archives(ready)).as(said).hasSize(1);
  }

  @BeforeEach
  void aProject() throws IOException {
    kin = shared.resolve("kinship");
    project = folder.resolve("project");
    copy(DEMO, project);
    Files.createDirectories(folder.resolve("home"));
  }

  static List<String> shells() throws IOException {
    boolean shIsDash = Path.of("/bin/sh").toRealPath().endsWith("dash");
    return Stream.of("sh", "dash", "bash", "bash --posix", "busybox sh", "ksh")
        .filter(it -> onPath(it.split(" ", -1)[0]))
        .filter(it -> !it.equals("dash") || !shIsDash)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void closedDescriptorsAreFilledOrRefused(String shell) throws IOException {
    assertThat(run(shell + " $KIN list <&-")).contains("3 models", "exit 0");
    assertThat(run(shell + " $KIN list 2>&-")).contains("3 models", "exit 0");
    assertThat(run(shell + " $KIN list >&-")).contains("output is closed", "exit 3");
    assertThat(run(shell + " $KIN list <&- >&- 2>&-")).isEqualTo("exit 3\n");
    assertThat(run(shell + " $KIN add Order belongs_to User <&-")).contains("KIN220");
  }

  @Test
  void eachStreamIsATerminalOrNot() throws IOException {
    String inTerminal =
        "python3 -c 'import pty, sys; pty.spawn([\"sh\", \"-c\", sys.argv[1]])' \"TERM=xterm %s\"";
    String codes = "\u001b[31merror\u001b[0m";
    assertThat(run(inTerminal.formatted("$KIN lst"))).contains(codes);
    assertThat(run(inTerminal.formatted("$KIN lst 2>errors; cat errors")))
        .contains("error[KIN001]")
        .doesNotContain("\u001b");
    assertThat(run(inTerminal.formatted("$KIN lst >out"))).contains(codes);
    assertThat(run(inTerminal.formatted("NO_COLOR=1 $KIN lst"))).doesNotContain("\u001b");
    assertThat(run("$KIN lst --color always")).contains(codes);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aFolderThatIsGoneIsRefused(String shell) throws IOException {
    assertThat(run("mkdir x; cd x; rmdir ../x; " + shell + " $KIN list"))
        .contains("the current folder no longer exists", "exit 3")
        .doesNotContain("java");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void nothingInTheCurrentFolderRuns(String shell) throws IOException {
    kin = installed("kinship");
    for (String name :
        List.of("java", "find", "mktemp", "cksum", "readlink", "mvn", "mkdir", "rm", "mv")) {
      planted(name);
      planted("bin/" + name);
    }
    planted("tools/jdk.sh");
    Files.writeString(project.resolve("release"), "JAVA_VERSION=\"99\"\n", UTF_8);
    Files.writeString(project.resolve(".hotspotrc"), "-XX:+PrintFlagsFinal\n", UTF_8);
    Files.writeString(project.resolve(".hotspot_compiler"), "print,*.*\n", UTF_8);
    Files.createDirectories(project.resolve(".mvn"));
    Files.writeString(project.resolve(".mvn/jvm.config"), "-version\n", UTF_8);
    String odd =
        "unset KIN_JAVA_HOME; PATH=.:./bin::bin:$PATH: JAVA_HOME=. HOME=. CDPATH=/:. IFS=-x ";
    assertThat(run(odd + shell + " $KIN list"))
        .contains("3 models", "exit 0")
        .doesNotContain("PLANTED", "warning", "Flags");
    assertThat(run("KIN_JAVA_HOME=. " + shell + " $KIN list"))
        .contains("not an absolute path", "exit 3");
    assertThat(run("ln -s $KIN k; ln -s k l; " + shell + " ./l list")).contains("3 models");
  }

  @Test
  void bashFindsItOnThePathAndNotInTheCurrentFolder() throws IOException {
    planted("tools/jdk.sh");
    if (onPath("bash")) {
      assertThat(run("PATH=${KIN%/kin}:$PATH; bash kin list"))
          .contains("3 models", "exit 0")
          .doesNotContain("PLANTED");
    }
  }

  @Test
  void aBareEnvironmentWillDo() throws IOException {
    kin = installed("kinship");
    String java = "KIN_JAVA_HOME=" + System.getProperty("java.home");
    assertThat(run("env -i " + java + " $KIN list")).contains("3 models", "exit 0");
    assertThat(run("TERM= TMPDIR=/nowhere XDG_CACHE_HOME=here $KIN list"))
        .contains("3 models", "exit 0");
    assertThat(Files.exists(project.resolve("here"))).isFalse();
  }

  @Test
  void namesBeyondAsciiAreReadWithoutALocale() throws IOException {
    Files.move(project.resolve("shop/order.py"), project.resolve("shop/\u00f6rd\u00e9r.py"));
    for (String locale : List.of("C", "POSIX", "", "xx_XX.UTF-8", "C.UTF-8")) {
      assertThat(run("LC_ALL=" + locale + " LANG= $KIN list Order"))
          .contains("shop/\u00f6rd\u00e9r.py", "exit 0");
    }
  }

  @Test
  void anInstallationMayHaveAnyNameButAColon() throws IOException {
    List<String> names = List.of("a b", "a\nb", "end\n", "p%41", "h#", "q?", "*", "-x", "\u00fc");
    for (String name : names) {
      kin = folder.resolve("i/" + name);
      copy(shared.resolve("kinship"), kin);
      assertThat(run("\"$KIN\" list")).contains("3 models", "exit 0");
    }
    kin = installed("i/" + String.join("", names.reversed()) + "\n");
    assertThat(run("\"$KIN\" list")).contains("3 models", "exit 0");
    assertThat(archives(kin)).hasSize(1);
    kin = installed("i/a:b");
    assertThat(run("\"$KIN\" list")).contains("colon", "exit 3");
  }

  @Test
  void anArchiveIsKeptWhereOnlyTheUserCanWrite() throws IOException {
    kin = installed("kinship");
    assertThat(run("umask 000; $KIN list")).contains("3 models");
    assertThat(archives(kin)).hasSize(1).allMatch(it -> modeOf(it).equals("rw-------"));
    kin = installed("open");
    Files.setPosixFilePermissions(kin, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(run("umask 777; $KIN list")).contains("3 models");
    assertThat(archives(kin)).isEmpty();
    Path cache = folder.resolve("home/.cache/kinship");
    assertThat(modeOf(cache)).isEqualTo("rwx------");
    assertThat(archives(cache)).hasSize(1);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(run("$KIN --version; echo $?")).contains("kin 0");
    assertThat(run("sh -x $KIN --version")).doesNotContain("-XX:SharedArchiveFile=");
  }

  @Test
  void withoutAHomeNoArchiveIsTaken() throws IOException {
    kin = installed("kinship");
    Files.setPosixFilePermissions(kin, PosixFilePermissions.fromString("rwxrwxr-x"));
    String trace = run("unset HOME XDG_CACHE_HOME; sh -x $KIN list");
    assertThat(trace).contains("3 models").doesNotContain("-XX:SharedArchiveFile=");
  }

  @Test
  void twoAtOnceMakeOneArchive() throws IOException {
    kin = installed("kinship");
    assertThat(run("for i in 1 2; do $KIN list <&- & done; wait")).contains("3 models", "exit 0");
    assertThat(archives(kin)).hasSize(1);
    try (Stream<Path> left = Files.list(kin)) {
      assertThat(left.map(it -> it.getFileName().toString())).noneMatch(it -> it.contains("new."));
    }
  }

  /** What a script printed, errors among it, and its exit code at the end. */
  private String run(String script) throws IOException {
    return run(script, kin, folder.resolve("home"), project);
  }

  private static String run(String script, Path kin, Path home, Path project) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "(" + script + "\n) 2>&1; echo \"exit $?\"")
            .directory(project.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true);
    builder.environment().put("KIN", kin.resolve("kin").toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("KIN_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("XDG_CACHE_HOME");
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private void planted(String name) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\necho PLANTED >&2\n", UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path installed(String name) throws IOException {
    Path target = folder.resolve(name);
    install(target);
    return target;
  }

  private static void install(Path target) throws IOException {
    copy(BUILT, target);
    for (Path archive : archives(target)) {
      Files.delete(archive);
    }
  }

  private static List<Path> archives(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.filter(it -> it.toString().endsWith(".archive")).toList();
    }
  }

  private static String modeOf(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(from)) {
      walk.forEach(all::add);
    }
    for (Path one : all) {
      Path there = to.resolve(from.relativize(one).toString());
      if (Files.isDirectory(one)) {
        Files.createDirectories(there);
      } else {
        Files.copy(one, there, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
  }
}
