package dev.kinship.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runs that the archive of classes is made from do what they are there for. */
final class TrainingTest {

  @Test
  void everyCommandLineEndsAsTheScriptSays(@TempDir Path folder) {
    assertThat(Training.run(folder)).isEmpty();
  }
}
