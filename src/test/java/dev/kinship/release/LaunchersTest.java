package dev.kinship.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No Windows runs the tests: this checks what can be checked without one. */
final class LaunchersTest {
  private static final Path BASE = Path.of(System.getProperty("kinship.basedir", "."));

  @Test
  void windowsStartsTheJarWithTheSameOptions() throws IOException {
    String cmd = read("kin.cmd");
    assertThat(all("set \"options=(-.*)\"", cmd))
        .isEqualTo(all("(?m)^jvm_options='(.*)'$", read("kin")));
    assertThat(all("(java\\.exe\" %options% -cp .*Main.*)", cmd))
        .containsExactly("java.exe\" %options% -cp \"%jar%\" dev.kinship.cli.Main %*");
  }

  @Test
  void theWindowsLauncherJumpsToItsLabelsAndClosesItsBlocks() throws IOException {
    String cmd = read("kin.cmd");
    assertThat(all("(?m)^:(\\w+)$", cmd))
        .containsAll(all("(?:goto |call :)(\\w+)", cmd))
        .doesNotHaveDuplicates();
    assertThat(all("(?m)\\($()", cmd)).hasSameSizeAs(all("(?m)^ *\\)()", cmd));
  }

  private static String read(String name) throws IOException {
    return Files.readString(BASE.resolve(name), UTF_8).replace("\r", "");
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(LaunchersTest::first).toList();
  }

  private static String first(MatchResult found) {
    return found.group(1);
  }
}
