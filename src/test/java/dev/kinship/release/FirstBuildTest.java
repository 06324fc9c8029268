package dev.kinship.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start in a clone: it builds, and shows how far it is or why it failed. */
@Tag("slow")
final class FirstBuildTest {
  private static final Path BASE = Path.of(System.getProperty("kinship.basedir", "."));

  @TempDir private Path clone;

  @Test
  void showsTheStepsAndWhyOneFailed() throws Exception {
    for (String part :
        List.of("kin", "pom.xml", ".mvn", "tools", "src/main", "LICENSE", "NOTICE")) {
      copy(part);
    }
    Path broken = clone.resolve("src/main/java/dev/kinship/cli/command/ExitCode.java");
    Files.writeString(broken, "\nclass {\n", StandardOpenOption.APPEND);
    ProcessBuilder start =
        new ProcessBuilder("/bin/sh", "kin", "--version")
            .directory(clone.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    start.environment().put("KIN_JAVA_HOME", System.getProperty("java.home"));
    Process process = start.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(3);
    assertThat(said)
        .containsSubsequence(
            "kin: building Kinship",
            "kin: step 1 of 4, fetching libraries\n",
            "kin: step 2 of 4, compiling\n",
            "ExitCode.java",
            "kin: the build failed, see above\n")
        .doesNotContain("step 3", "step 4");
  }

  private void copy(String part) throws IOException {
    try (Stream<Path> all = Files.walk(BASE.resolve(part))) {
      for (Path from : all.filter(Files::isRegularFile).toList()) {
        Path to = clone.resolve(BASE.relativize(from).toString());
        Files.createDirectories(to.resolve("..").normalize());
        Files.copy(from, to);
      }
    }
  }
}
