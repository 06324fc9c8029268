package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A shell on a real screen, in a tmux server of its own that ends with it. */
public final class TmuxScreen implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicInteger SERVERS = new AtomicInteger();

  /** What a program may fail to reset: no cursor, another screen, other keys and the like. */
  private static final String MODES =
      "cursor=#{cursor_flag} alternate=#{alternate_on} keypad=#{keypad_flag}"
          + " arrows=#{keypad_cursor_flag} insert=#{insert_flag} wrap=#{wrap_flag}"
          + " origin=#{origin_flag} mouse=#{mouse_any_flag}";

  private final String terminal;

  /** Of its own for each screen: a name is not free at once when its server has ended. */
  private final String server =
      "kinship-%d-%d".formatted(ProcessHandle.current().pid(), SERVERS.incrementAndGet());

  /** Skips the test if tmux is not installed. */
  public TmuxScreen(String columns, String rows, Path folder) throws Exception {
    assumeTrue(isInstalled(), "tmux is not installed");
    tmux(
        List.of(
            ("-f /dev/null new-session -d -x " + columns + " -y " + rows + " -c").split(" ", -1)),
        List.of(folder.toString(), "env", "PS1=$ ", "sh"));
    await(it -> it.endsWith("$"));
    terminal = tmux(List.of("display-message", "-p", "#{pane_tty}"), List.of()).strip();
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Types a line, and Enter. */
  public void send(String line) throws Exception {
    type(line);
    key("Enter");
  }

  /** Types this. */
  public void type(String typed) throws Exception {
    tmux(List.of("send-keys", "-l", "--"), List.of(typed));
  }

  /** Presses a key, as tmux calls it. */
  public void key(String name) throws Exception {
    tmux(List.of("send-keys"), List.of(name));
  }

  /** Makes the window larger or smaller. */
  public void resize(int columns, int rows) throws Exception {
    tmux(List.of("resize-window", "-x", "" + columns, "-y", "" + rows), List.of());
  }

  /** Waits until the screen looks so. */
  public void await(Predicate<String> wanted) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!wanted.test(text())) {
      assertThat(Instant.now()).as(text()).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** What is on the screen, without blanks at the ends of its lines. */
  public String text() throws Exception {
    return tmux(List.of("capture-pane", "-p", "-J"), List.of()).replaceAll(" +\n", "\n").strip();
  }

  public String lastLine() throws Exception {
    return lastLine(text());
  }

  static String lastLine(String screen) {
    return screen.substring(screen.lastIndexOf('\n') + 1);
  }

  /** The modes of the terminal and of its line, and the colours of what was printed last. */
  public String state() throws Exception {
    String styled = tmux(List.of("capture-pane", "-p", "-e", "-J"), List.of()).stripTrailing();
    String style = lastLine(styled).replaceAll("[^\u001b]*(\u001b\\[[0-9;]*m)?.*", "$1");
    Process stty = new ProcessBuilder("stty", "-a", "-F", terminal).start();
    String line = new String(stty.getInputStream().readAllBytes(), UTF_8);
    assertThat(stty.waitFor()).isZero();
    return tmux(List.of("display-message", "-p", MODES), List.of()) + style + line;
  }

  @Override
  public void close() throws IOException {
    new ProcessBuilder("tmux", "-L", server, "kill-server").start().onExit().join();
  }

  private String tmux(List<String> words, List<String> more) throws Exception {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
    command.addAll(words);
    command.addAll(more);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
