package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.report.Colour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each model belongs to the next, further than a stack is deep, and none has a table yet. */
class LongChainTest {
  private static final int MODELS = 1_000;
  private static final long STACK = 256 * 1024;

  @TempDir Path folder;

  @Test
  void itIsPlannedWithLittleStack() throws Exception {
    write();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(exit(out)).as(out.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("CREATE TABLE link0999s", "REFERENCES link0999s (id)", "and 980 more yet")
        .contains("Each Link0998 belongs to one Link0999: link0998.link0999()");
  }

  private int exit(ByteArrayOutputStream out) throws InterruptedException {
    AtomicInteger exit = new AtomicInteger(-1);
    String[] words = {"apply", "sentences.yaml", "--dry-run"};
    Thread thread =
        new Thread(
            null,
            () ->
                exit.set(
                    Main.run(
                        words,
                        folder,
                        InputStream.nullInputStream(),
                        out,
                        out,
                        Colour.PLAIN,
                        false)),
            "little stack",
            STACK);
    thread.start();
    thread.join();
    return exit.get();
  }

  private void write() throws IOException {
    StringBuilder models =
        new StringBuilder("from rhosocial.activerecord.model import ActiveRecord\n");
    StringBuilder sentences = new StringBuilder();
    for (int i = 0; i < MODELS; i++) {
      models.append(
          "\n\nclass Link%1$04d(ActiveRecord):\n    __table_name__ = \"link%1$04ds\"\n    id: int\n"
              .formatted(i));
      if (i > 0) {
        sentences.append("- Link%04d belongs_to Link%04d\n".formatted(i - 1, i));
      }
    }
    Files.writeString(folder.resolve("kinship.toml"), "");
    Files.writeString(folder.resolve("models.py"), models);
    Files.writeString(folder.resolve("sentences.yaml"), sentences);
  }
}
