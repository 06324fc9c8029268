package dev.kinship.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.Sweep;
import dev.kinship.cases.Case.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dialogue as people see it, on screens of tmux. All ways through the questions, on all
 * screens, with all wrong answers and both keys that leave, run under {@code ./test long}; before a
 * merge a part, in which each of them occurs.
 */
@Tag("slow")
final class WizardScreenTest {
  private static final Path KIN = Path.of("target", "kin", "kin").toAbsolutePath();
  private static final Tree PROJECT = Tree.read(Path.of("src/main/resources/dev/kinship/cli/demo"));

  /** Answers that lead to a plan, to the questions of {@code kin add} with some {@code options}. */
  private record Way(String options, List<String> answers) {
    static Way of(String... answers) {
      return new Way("", List.of(answers));
    }
  }

  private static final Way BELONGS_TO = Way.of("Order", "1", "User", "buyer_id", "y", "purchases");

  private static final List<Way> WAYS =
      List.of(
          BELONGS_TO,
          Way.of("User", "2", "Profile", "owner_id", "n", "owner"),
          Way.of("User", "3", "Order", "buyer_id", "n", "none"),
          Way.of("User", "4", "Profile", "Membership", "member_id", "card_id", "y", "members"),
          Way.of("User", "1", "User", "parent_id", "y", "children"),
          Way.of("User", "4", "User", "Friendship", "friend_id", "host_id", "n", "admirers"),
          Way.of("Order", "1", "Coupon", "1", "coupon_id", "n", "none"),
          new Way("--create", List.of("Order", "1", "Coupon")));

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

  enum Size {
    USUAL("80", "24", ""),
    LARGE("160", "50", ""),
    DUMB("80", "24", "TERM=dumb");

    private final String columns;
    private final String rows;
    private final String variables;

    Size(String columns, String rows, String variables) {
      this.columns = columns;
      this.rows = rows;
      this.variables = variables;
    }
  }

  enum Leave {
    INTERRUPT("C-c", 130),
    END("C-d", 1);

    private final String key;
    private final int code;

    Leave(String key, int code) {
      this.key = key;
      this.code = code;
    }
  }

  @TempDir Path scratch;
  private final List<TmuxScreen> screens = new ArrayList<>();
  private String state = "";
  private String setting = "";

  @AfterEach
  void endTheServer() throws Exception {
    for (TmuxScreen it : screens) {
      it.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void asksAgainAfterEachWrongAnswer(Size size) throws Exception {
    start(size);
    int part = size.ordinal();
    for (Way way : Sweep.part(WAYS, 3, part)) {
      open(way);
      String answered = "";
      for (String answer : way.answers()) {
        String asked = firstWord(screen().lastLine());
        // If a new name was not taken at once, the answer chooses what is offered, which only
        // follows it.
        for (String wrong :
            asked.equals(answered) ? List.<String>of() : Sweep.part(WRONG, 3, part++)) {
          type(wrong);
          assertThat(firstWord(screen().lastLine())).as(wrong).isEqualTo(asked);
        }
        answered = asked;
        type(answer);
      }
      decline();
    }
  }

  static Stream<Arguments> sizesAndKeys() {
    return Stream.of(Size.values())
        .flatMap(size -> Stream.of(Leave.values()).map(key -> Arguments.of(size, key)));
  }

  @ParameterizedTest
  @MethodSource("sizesAndKeys")
  void leavesAtEveryQuestion(Size size, Leave leave) throws Exception {
    start(size);
    int part = size.ordinal() * 2 + leave.ordinal();
    for (Way way : WAYS) {
      List<Integer> ends = IntStream.rangeClosed(0, way.answers().size()).boxed().toList();
      for (int answered : Sweep.part(ends, 6, part++)) {
        open(way);
        for (String answer : way.answers().subList(0, answered)) {
          type(answer);
        }
        leave(leave.key, leave.code);
        assertThat(screen().text()).containsPattern(": *(\\^C)?\n?\nNothing was written\\.\nexit ");
        assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
      }
    }
  }

  /** At the question which answer to change, in a second sentence, and at that for a database. */
  @ParameterizedTest
  @MethodSource("sizesAndKeys")
  void leavesAtTheQuestionsAboutThePlan(Size size, Leave leave) throws Exception {
    start(size);
    List<List<String>> questions =
        List.of(List.of("e"), List.of("e", "99"), List.of("+", "User"), List.of("r", "nope.db"));
    for (List<String> more : Sweep.part(questions, 2, leave.ordinal())) {
      open(BELONGS_TO);
      for (String answer : BELONGS_TO.answers()) {
        type(answer);
      }
      for (String answer : more) {
        type(answer);
      }
      leave(leave.key, leave.code);
      assertThat(screen().text()).containsPattern(": *(\\^C)?\n?\nNothing was written\\.\nexit ");
      assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
    }
  }

  /** What is written stays. */
  @ParameterizedTest
  @MethodSource("sizesAndKeys")
  void leavesAfterAWrite(Size size, Leave leave) throws Exception {
    start(size);
    int code = leave == Leave.END ? 0 : leave.code;
    write();
    Tree written = Tree.read(scratch);
    leave(leave.key, code);
    assertThat(screen().text()).containsPattern("Another one\\? \\[y/N] *(\\^C)?\n+exit ");
    assertThat(Tree.read(scratch)).isEqualTo(written);
    screen().send("%s undo --not-applied -y; echo un'done'".formatted(KIN));
    screen().await(it -> it.endsWith("undone\n$"));
    write();
    type("y");
    type("User");
    leave(leave.key, code);
    assertThat(screen().text())
        .containsPattern(": *(\\^C)?\n?\nNothing more was written\\.\nexit ");
    assertThat(Tree.read(scratch)).isEqualTo(written);
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        Arguments.of("add Order belongs_to User", "[y/N/d]", "written"),
        Arguments.of("undo", "[y/N]", "written"),
        Arguments.of("remove Order.user", "[y/N/d]", "written"),
        Arguments.of("verify", "[y/N]", "run"));
  }

  /** Each ends its line, and tells that nothing was done. */
  @ParameterizedTest
  @MethodSource("questions")
  void leavesTheQuestionsOfOtherCommands(String command, String question, String what)
      throws Exception {
    start(Size.USUAL);
    boolean needsOne = command.matches("(undo|remove).*");
    if (needsOne) {
      screen().send("%s add Order belongs_to User -y; echo wri'tten'".formatted(KIN));
      screen().await(it -> it.endsWith("written\n$"));
    }
    screen().send("clear; %s %s; echo exit $?".formatted(KIN, command));
    screen().await(it -> it.endsWith(question));
    Tree before = Tree.read(scratch);
    leave("C-c", 130);
    assertThat(screen().text())
        .endsWith("%s ^C\nNothing was %s.\nexit 130\n$".formatted(question, what));
    assertThat(Tree.read(scratch)).isEqualTo(before);
  }

  /** The line being typed stays, and so does the screen after it. */
  @Test
  void theWindowCanChangeItsSize() throws Exception {
    start(Size.USUAL);
    open(BELONGS_TO);
    type("Order");
    type("1");
    screen().type("Us");
    screen().await(it -> it.endsWith(": Us"));
    screen().resize(40, 20);
    screen().type("e");
    screen().await(it -> it.endsWith(": Use"));
    screen().resize(100, 30);
    screen().type("r");
    screen().await(it -> it.endsWith(": User"));
    screen().key("Enter");
    screen().await(it -> it.contains("\n4/6 "));
    assertThat(screen().text()).containsOnlyOnce("\n3/6 Target model");
  }

  private void write() throws Exception {
    open(BELONGS_TO);
    for (String answer : BELONGS_TO.answers()) {
      type(answer);
    }
    screen().send("y");
    screen().await(it -> it.endsWith("Another one? [y/N]"));
  }

  private void start(Size size) throws Exception {
    PROJECT.writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
    screens.add(new TmuxScreen(size.columns, size.rows, scratch));
    state = screen().state();
    setting = size.variables;
  }

  private TmuxScreen screen() {
    return screens.getFirst();
  }

  private void open(Way way) throws Exception {
    screen().send("clear; env %s %s add %s; echo exit $?".formatted(setting, KIN, way.options()));
    screen().await(it -> TmuxScreen.lastLine(it).startsWith("1/6 ") && it.endsWith(":"));
  }

  private void decline() throws Exception {
    screen().send("n");
    screen().await(it -> it.contains("The same in one line: kin add ") && it.endsWith("exit 1\n$"));
    assertThat(screen().state()).isEqualTo(state);
    assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
  }

  /** Types an answer, and waits for the next question. */
  private void type(String answer) throws Exception {
    screen().type(answer);
    screen().await(it -> TmuxScreen.lastLine(it).endsWith(" " + answer));
    screen().key("Enter");
    screen().await(it -> it.endsWith(":"));
  }

  /** Presses the key that leaves; the terminal is as it was before. */
  private void leave(String key, int code) throws Exception {
    screen().key(key);
    screen().await(it -> it.endsWith("exit " + code + "\n$"));
    assertThat(screen().state()).isEqualTo(state);
  }

  /** {@code 4/6}, or what the question begins with. */
  private static String firstWord(String line) {
    return line.strip().split(" ")[0];
  }
}
