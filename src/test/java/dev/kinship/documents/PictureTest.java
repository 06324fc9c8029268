package dev.kinship.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.report.Colour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the picture at the top of README.md from a real run; {@code tools/record} writes it. */
class PictureTest {
  private static final Path PICTURE = Page.BASE.resolve("docs/kin.svg");
  private static final String COMMAND = "kin add Order belongs_to User";

  /** Up to the end of the first file's diff, and from the question on. */
  private static final int FIRST = 32;

  private static final int LAST = 7;

  @TempDir Path scratch;

  @Test
  void showsARealRun() throws Exception {
    PageReader.sample().writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));

    String screen = new TerminalSession(scratch, Colour.ANSI).type(COMMAND, List.of("y"));
    String svg = Picture.of(screen, FIRST, LAST).after("$ " + COMMAND).svg();

    if (Boolean.getBoolean("kinship.accept")) {
      Files.writeString(PICTURE, svg);
    }
    assertThat(PICTURE).hasContent(svg);
  }
}
