package dev.kinship.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.text.Progress;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final BlockingQueue<String> written = new LinkedBlockingQueue<>();

  private final OutputStream terminal =
      new OutputStream() {
        @Override
        public void write(int b) {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
          written.add(new String(bytes, from, length, UTF_8));
        }
      };

  @Test
  void showsWhatTakesLongAndErasesIt() throws Exception {
    Progress.begin("searching \u001b[2J files");
    Waiting waiting = Waiting.at(terminal, 0);
    assertThat(written.take()).isEqualTo("\r\u001b[Kkin: searching \\u001B[2J files ...");
    Progress.begin("reading the migrations");
    String next = written.take();
    while (!next.endsWith("migrations ...")) {
      next = written.take();
    }
    waiting.end();
    String last = next;
    while (!written.isEmpty()) {
      last = written.take();
    }
    assertThat(last).isEqualTo("\r\u001b[K");
  }

  @Test
  void showsNothingOnceItHasEnded() throws Exception {
    Waiting waiting = Waiting.at(terminal, 200);
    waiting.end();
    waiting.end();
    Thread.sleep(400);
    assertThat(written).isEmpty();
  }
}
