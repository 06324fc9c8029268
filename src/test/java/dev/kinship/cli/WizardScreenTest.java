package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dialogue as people see it, on screens of tmux. */
@Tag("slow")
final class WizardScreenTest {
  private static final Path KIN = Path.of("target", "kin", "kin").toAbsolutePath();
  private static final Tree PROJECT = Tree.read(Path.of("src/main/resources/dev/kinship/cli/demo"));
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SERVER = "kinship-" + ProcessHandle.current().pid();

  private static final List<String> BELONGS_TO =
      List.of("Order", "1", "User", "buyer_id", "y", "purchases");
  private static final List<String> THROUGH =
      List.of("User", "4", "Profile", "Membership", "member_id", "card_id", "y", "members");

  /** Answers that lead to a plan, one list for each way through the questions. */
  private static final List<List<String>> ANSWERS =
      List.of(
          BELONGS_TO,
          THROUGH,
          List.of("User", "2", "Profile", "owner_id", "n", "owner"),
          List.of("User", "3", "Order", "buyer_id", "n", "none"),
          List.of("User", "1", "User", "parent_id", "y", "children"),
          List.of("Order", "1", "Coupon", "1", "coupon_id", "n", "none"));

  private static final List<String> WRONG =
      List.of(
          "Ordr x",
          "7 7",
          "belongs x",
          "0",
          "-1",
          "--help",
          "'",
          "\"",
          "\\",
          "$(id)",
          "!!",
          "%s",
          "a b",
          "id id",
          "...",
          "a;b",
          "*",
          "{}",
          "no!",
          "~");

  @TempDir Path scratch;
  private String setting = "";

  @AfterEach
  void endTheServer() throws Exception {
    if (!setting.isEmpty()) {
      tmux("kill-server");
    }
  }

  @ParameterizedTest
  @CsvSource({"80,24,", "160,50,", "80,24,TERM=dumb"})
  void asksAgainAndLeavesNothingBehind(String columns, String rows, @Nullable String variables)
      throws Exception {
    start(columns, rows, variables);
    for (List<String> answers : ANSWERS) {
      open();
      for (String answer : answers) {
        type(answer);
      }
      decline();
    }
    boolean usual = waysThrough(columns, variables).equals(ANSWERS);
    for (List<String> answers : usual ? ANSWERS : List.of(BELONGS_TO)) {
      wrongAnswers(answers);
    }
    assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
  }

  /** All of them on the usual screen, and those with the most questions on the others. */
  private static List<List<String>> waysThrough(String columns, @Nullable String variables) {
    return columns.equals("80") && variables == null ? ANSWERS : List.of(BELONGS_TO, THROUGH);
  }

  /** At every question where any word is not an answer. */
  private void wrongAnswers(List<String> answers) throws Exception {
    open();
    for (int question = 0; question < 4; question++) {
      String asked = firstWord(lastLine(screen()));
      for (String wrong : WRONG) {
        type(wrong);
      }
      assertThat(firstWord(lastLine(screen()))).isEqualTo(asked);
      type(answers.get(question));
    }
    key("C-c");
    awaitScreen(it -> it.endsWith("exit 130\n$"));
  }

  @ParameterizedTest
  @CsvSource({
    "80,24,,C-c,130",
    "80,24,,C-d,1",
    "160,50,,C-c,130",
    "160,50,,C-d,1",
    "80,24,TERM=dumb,C-c,130",
    "80,24,TERM=dumb,C-d,1"
  })
  void leavesAtEveryQuestion(String columns, String rows, String variables, String key, String code)
      throws Exception {
    start(columns, rows, variables);
    for (List<String> answers : waysThrough(columns, variables)) {
      for (int answered = 0; answered <= answers.size(); answered++) {
        open();
        for (String answer : answers.subList(0, answered)) {
          type(answer);
        }
        key(key);
        awaitScreen(it -> it.endsWith("exit " + code + "\n$"));
        assertThat(screen()).containsPattern(": *(\\^C)?\n?\nNothing was written\\.\nexit ");
      }
    }
    assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
  }

  /** At the question for a database, after a write, and in the sentence that follows. */
  @ParameterizedTest
  @CsvSource({
    "80,24,,C-c,130",
    "160,50,,C-d,0",
    "80,24,TERM=dumb,C-c,130",
    "80,24,TERM=dumb,C-d,0"
  })
  void leavesAtTheLaterQuestions(
      String columns, String rows, String variables, String key, String code) throws Exception {
    start(columns, rows, variables);
    begin();
    type("r");
    assertThat(lastLine(screen()))
        .startsWith("Database, as URL, env:NAME or file (Enter for none):");
    type("nope.db");
    key(key);
    awaitScreen(it -> it.endsWith("exit " + (key.equals("C-c") ? 130 : 1) + "\n$"));
    assertThat(screen()).containsPattern(": *(\\^C)?\n?\nNothing was written\\.\nexit ");
    assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
    write();
    Tree written = Tree.read(scratch);
    key(key);
    awaitScreen(it -> it.endsWith("exit " + code + "\n$"));
    assertThat(screen()).containsPattern("Another one\\? \\[y/N] *(\\^C)?\n+exit ");
    assertThat(Tree.read(scratch)).isEqualTo(written);
    send("%s undo --not-applied -y; echo un done".formatted(KIN).replace("un done", "'un'done"));
    awaitScreen(it -> it.endsWith("undone\n$"));
    write();
    type("y");
    type("User");
    key(key);
    awaitScreen(it -> it.endsWith("exit " + code + "\n$"));
    assertThat(screen()).containsPattern(": *(\\^C)?\n?\nNothing more was written\\.\nexit ");
    assertThat(Tree.read(scratch)).isEqualTo(written);
  }

  /** Answers everything up to the plan. */
  private void begin() throws Exception {
    open();
    for (String answer : BELONGS_TO) {
      type(answer);
    }
  }

  private void write() throws Exception {
    begin();
    send("y");
    awaitScreen(it -> it.endsWith("Another one? [y/N]"));
  }

  private void start(String columns, String rows, @Nullable String variables) throws Exception {
    assumeTrue(hasTmux(), "tmux is not installed");
    PROJECT.writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
    setting = "env " + (variables == null ? "" : variables);
    List<String> shell = List.of("env", "PS1=$ ", "sh");
    List<String> words = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d"));
    words.addAll(List.of("-x", columns, "-y", rows, "-c", scratch.toString()));
    words.addAll(shell);
    tmux(words.toArray(String[]::new));
    awaitScreen(it -> it.endsWith("$"));
  }

  private void open() throws Exception {
    send("clear; %s %s add; echo exit $?".formatted(setting, KIN));
    awaitScreen(it -> lastLine(it).startsWith("1/6 ") && it.endsWith(":"));
  }

  private void decline() throws Exception {
    send("n");
    awaitScreen(it -> it.contains("The same in one line: kin add ") && it.endsWith("exit 1\n$"));
  }

  /** Types an answer, and waits for the next question. */
  private void type(String answer) throws Exception {
    tmux("send-keys", "-l", "--", answer);
    awaitScreen(it -> lastLine(it).endsWith(" " + answer));
    tmux("send-keys", "Enter");
    awaitScreen(it -> it.endsWith(":"));
  }

  private void send(String line) throws Exception {
    tmux("send-keys", "-l", "--", line);
    key("Enter");
  }

  private void key(String name) throws Exception {
    tmux("send-keys", name);
  }

  private void awaitScreen(Predicate<String> wanted) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!wanted.test(screen())) {
      assertThat(Instant.now()).as(screen()).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(30);
    }
  }

  private String screen() throws Exception {
    return tmux("capture-pane", "-p", "-J").replaceAll(" +\n", "\n").strip();
  }

  private static String lastLine(String screen) {
    return screen.substring(screen.lastIndexOf('\n') + 1);
  }

  /** {@code 4/6}, or what the question begins with. */
  private static String firstWord(String line) {
    return line.strip().split(" ")[0];
  }

  private static boolean hasTmux() throws InterruptedException {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String tmux(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", SERVER));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
