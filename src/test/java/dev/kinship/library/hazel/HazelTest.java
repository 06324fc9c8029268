package dev.kinship.library.hazel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Uses what is written for the second library on that library, with the migration on SQLite. */
@Tag("slow")
class HazelTest {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/python").toAbsolutePath();

  private static final Pattern RELATION =
      Pattern.compile("(?m)^    \\w+ = (?:to_one|from_one|from_many|across)\\(");

  @TempDir Path project;

  static Stream<Case> cases() {
    return Case.in("hazel/add").filter(Case::changes);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRelationshipLeadsThereAndBack(Case it) throws IOException, InterruptedException {
    it.after().writeTo(project);
    long declared =
        it.after().files().values().stream()
            .mapToLong(text -> RELATION.matcher(text).results().count())
            .sum();
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("kinship.python", "python3"),
            SCRIPTS.resolve("hazel_proof.py").toString(),
            project.toString());
    builder.environment().put("PYTHONPATH", SCRIPTS.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    List<String> proved = output.lines().toList();
    assertThat(proved).hasSize((int) declared).doesNotHaveDuplicates();
  }
}
