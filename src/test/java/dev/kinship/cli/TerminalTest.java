package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.console.Console;
import dev.kinship.library.Libraries;
import dev.kinship.report.Colour;
import dev.kinship.report.Printer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks at a terminal only, and takes only a whole line for an answer. */
class TerminalTest {
  private static final Tree SAMPLE = new Case(Case.ROOT.resolve("undo/dry_run")).before();
  private static final List<String> ADD = List.of("add", "Order", "belongs_to", "User");

  /** A read from it would wait forever. */
  private static final InputStream NEVER =
      new InputStream() {
        @Override
        public int read() {
          throw new AssertionError("standard input was read");
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
          return read();
        }
      };

  @TempDir Path scratch;
  private int code;

  @BeforeEach
  void writeTheSample() throws Exception {
    SAMPLE.writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
  }

  @Test
  void asksNothingWithoutATerminal() {
    assertThat(run(NEVER, false, ADD))
        .contains("+    user_id: int\n")
        .doesNotContain("[y/N]")
        .contains("error[KIN220]: nothing was written: there is no terminal to ask at\n")
        .containsPattern("help: to write exactly this: kin commit [0-9a-f]{32} -y\n$");
    assertThat(code).isEqualTo(1);
    assertThat(Tree.read(scratch)).isEqualTo(SAMPLE);
    assertThat(run(NEVER, false, List.of("add")))
        .startsWith("error[KIN001]: the sentence is empty\n");
    assertThat(code).isEqualTo(2);
    run(NEVER, false, List.of("add", "Order", "belongs_to", "User", "--yes"));
    assertThat(run(NEVER, false, List.of("undo"))).startsWith("error[KIN234]: ");
    assertThat(run(NEVER, false, List.of("undo", "--not-applied")))
        .endsWith("help: pass --yes to write it\n");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void writesWhatIsAnsweredWithYes() {
    assertThat(answered("y\n", ADD))
        .contains("Write this? [y/N/d] Written: order.py, user.py")
        .endsWith(
            "\nNext: run migrations/001_create_users_and_orders.sql on your database\nUndo: kin undo\n");
    assertThat(code).isZero();
    assertThat(answered("n\nYES\n", List.of("undo")))
        .contains("Has a database run migrations/001_create_users_and_orders.sql? [y/N] ")
        .contains("Write this? [y/N/d] Reverted: ")
        .doesNotContain("Next: ", "Undo: ");
    assertThat(Tree.read(scratch)).isEqualTo(SAMPLE);
  }

  @Test
  void writesNothingElse() {
    for (String answer :
        List.of("", "y", "yes", "\n", "n\n", "No\n", "maybe\n", "y y\n", "\u001by\n")) {
      assertThat(answered(answer, ADD))
          .containsPattern("Write this\\? \\[y/N/d] \n?Nothing was written\\.\n\\z");
      assertThat(code).isEqualTo(1);
    }
    assertThat(answered("y".repeat(10_000) + "\n", ADD)).endsWith("Nothing was written.\n");
    assertThat(answered("y".repeat(10_001) + "\n", ADD))
        .contains("error[KIN001]: the answer is longer than 10000 characters\n");
    assertThat(Tree.read(scratch)).isEqualTo(SAMPLE);
  }

  @Test
  void showsTheCodeAndCountsTheRest() {
    String shown = answered("maybe\nd\nn\n", ADD);
    assertThat(shown)
        .startsWith(
            """
            Each Order belongs to one User: order.user()
            Each User has any number of Orders: user.orders()
              edit    order.py                                    +15  -1
              edit    user.py                                     +14  -1
              create  migrations/001_create_users_and_orders.sql  +26
                create table users
                create table orders
                foreign key (user_id) to users
                create 1 index

            --- a/order.py
            """)
        .contains("Write this? [y/N/d] y writes it, n does not, d shows every line\n");
    int whole = shown.indexOf("\nWrite this? [y/N/d] --- a/order.py");
    assertThat(whole).isPositive();
    assertThat(shown.substring(0, whole)).doesNotContain("CREATE TABLE");
    assertThat(shown.substring(whole)).contains("+CREATE TABLE orders (");
  }

  @Test
  void namesTablesAsTheyAreCalled() throws Exception {
    for (String name : List.of("order-items", "größen", "my things", "a.b")) {
      Path model = scratch.resolve("user.py");
      Files.writeString(
          model,
          Files.readString(model).replaceFirst("(__table_name__ = \").*\"", "$1" + name + "\""));
      assertThat(answered("n\n", ADD))
          .contains("    create table " + name + "\n    create table orders\n")
          .contains("    foreign key (user_id) to " + name + "\n");
    }
  }

  @Test
  void showsAsMuchAsAskedFor() {
    String full = answered("n\n", with(ADD, "--diff", "full"));
    assertThat(full).startsWith("--- a/order.py").contains("+CREATE TABLE", "Write this? [y/N] ");
    assertThat(answered("n\n", with(ADD, "--diff", "none")))
        .startsWith("Each Order")
        .doesNotContain("+++", "  create  ");
    assertThat(run(NEVER, false, with(ADD, "--dry-run", "--diff", "short")))
        .contains("  edit    order.py ", "+    user_id: int\n")
        .doesNotContain("CREATE TABLE");
    assertThat(run(NEVER, false, with(ADD, "--diff", "side")))
        .isEqualTo("error[KIN001]: --diff has no value `side`\nhelp: use short, full or none\n");
  }

  @Test
  void callsFilesAsTheUserSeesThem() throws Exception {
    Path below = Files.createDirectories(scratch.resolve("docs/drafts"));
    assertThat(answeredIn(below, "y\n", ADD))
        .contains(
            "  edit    ../../order.py ",
            "--- a/order.py\n",
            "Written:\n  ../../order.py\n  ../../user.py\n")
        .contains(
            "\nNext: run ../../migrations/001_create_users_and_orders.sql on your database\n");
    assertThat(answeredIn(below, "", List.of("list"))).contains("  ../../order.py:18:5\n");
    assertThat(
            answeredIn(
                below, "", List.of("add", "Order", "belongs_to", "User", "--foreign-key", "id")))
        .contains("--> ../../order.py:");
    Path shop = scratch.resolve("shop");
    SAMPLE.writeTo(shop);
    Files.createDirectories(shop.resolve(".git"));
    assertThat(run(scratch, NEVER, false, List.of("list", "--project", "shop")))
        .contains("  shop/user.py:");
  }

  @Test
  void fitsTheListIntoTheTerminal() {
    answered("y\n", ADD);
    assertThat(listed("200"))
        .startsWith("MODEL  NAME    TYPE        TARGET  KEY      INVERSE  FILE\n");
    assertThat(listed("60")).startsWith("MODEL  NAME    TYPE        TARGET  KEY      FILE\n");
    assertThat(listed("50")).startsWith("MODEL  NAME    TYPE        TARGET  KEY\n");
    assertThat(listed("30")).startsWith("MODEL  NAME    TYPE        TARGET\n");
    assertThat(listed("wide")).isEqualTo(listed("80"));
    assertThat(run(NEVER, false, List.of("list"))).isEqualTo(listed("200"));
  }

  private String listed(String columns) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Printer out = new Printer(printed, Colour.PLAIN);
    BufferedReader in = new BufferedReader(Reader.nullReader());
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("COLUMNS", columns);
    code =
        Main.run(
            new String[] {"list"},
            new Console(in, out, out, true, scratch, variables, Libraries.ALL));
    return printed.toString(UTF_8);
  }

  @Test
  void asksTheSixQuestions() {
    assertThat(answered("Order\nbelongs_to\nUser\n\n\n\ny\n", List.of("add")))
        .contains("\n1/6 Source model (Order, User): 2/6 Each Order ...\n")
        .contains("    Type: 3/6 Target model (Order, User, or a new one): ")
        .contains("4/6 Foreign key, on Order, new field, int [user_id]: ")
        .contains("    Can an Order be without a User? [y/N]: ")
        .contains("5/6 Inverse: user.____() leads back to Order, or none [orders]: ")
        .contains("6/6 Sync, as Order and User are.\n")
        .contains("Written: order.py, user.py")
        .endsWith("\nThe same in one line: kin add Order belongs_to User\nAnother one? [y/N] \n");
  }

  @Test
  void asksForTheWordsThatAreMissing() {
    assertThat(answered("belongs_to\nUser\nn\n", List.of("add", "Order", "--optional")))
        .startsWith("2/6 Each Order ...\n")
        .contains(
            "    Type: 3/6 Target model ",
            "Optional[int]",
            "\nWrite this?  y yes   d diff ",
            "   n no  [n]: ")
        .doesNotContain("4/6 ")
        .endsWith("\nThe same in one line: kin add Order belongs_to User --optional\n");
    assertThat(answered("User\nn\n", List.of("add", "Order", "belongs", "to")))
        .startsWith("3/6 Target model ");
    assertThat(answered("Order\nn\n", List.of("add", "belongs_to", "User")))
        .startsWith("1/6 Source model ");
    assertThat(answered("belongs_to\nn\n", List.of("add", "Order", "User")))
        .startsWith("2/6 Each Order ...\n");
    assertThat(run(NEVER, true, List.of("add", "Order", "User", "--check")))
        .startsWith("error[KIN001]: the type is missing between `Order` and `User`\n")
        .endsWith(
            "\nhelp: kin add Order belongs_to User (or has_one, has_many, has_many_through)\n");
  }

  @Test
  void takesAJoinedSentenceInQuotes() {
    List<String> first = List.of("add", "Order", "belongs_to", "User", "--dry-run", "--and");
    String apart = run(NEVER, false, with(first, "User", "has_many", "Order", "--name", "orders"));
    assertThat(code).isZero();
    assertThat(run(NEVER, false, with(first, "User has_many Order --name orders")))
        .isEqualTo(apart);
  }

  private static List<String> with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  @Test
  void readsNoFileThatAWordNames() throws Exception {
    Path words = scratch.resolve("words");
    Files.writeString(words, "list --format json");
    for (List<String> typed :
        List.of(
            List.of("@" + words),
            List.of("add", "@" + words, "belongs_to", "User"),
            List.of("add", "Order", "belongs_to", "User", "--and", "@" + words))) {
      assertThat(run(NEVER, false, typed)).doesNotContain("\"models\"").contains("error[KIN");
      assertThat(code).isPositive();
    }
    Files.writeString(scratch.resolve("all.yaml"), "- \"@" + words + "\"\n");
    assertThat(run(NEVER, false, List.of("apply", "all.yaml"))).contains("error[KIN001]: ");
  }

  @Test
  void escapesWhatIsTyped() {
    String evil = "x\u001b[2Jy\u202e\nerror[KIN000] z";
    for (List<String> typed :
        List.of(
            List.of(evil),
            List.of("--" + evil),
            List.of("list", evil),
            List.of("list", "--format", evil),
            List.of("list", "--project", evil),
            List.of("add", evil, evil, evil),
            List.of("add", "Order", "belongs_to", "User", "--name", evil),
            List.of("add", "Order", "belongs_to", "User", "--migrations", evil),
            List.of("apply", evil),
            List.of("commit", evil),
            List.of("remove", "Order." + evil))) {
      String output = run(NEVER, false, typed);
      assertThat(output).doesNotContain("\u001b", "\u202e", "\nerror[KIN000]");
      assertThat(output).containsAnyOf("\\u001B", "\uFFFD");
      assertThat(code).isPositive();
    }
    // What is not a path may be a password, so it is not shown at all.
    String output = run(NEVER, false, List.of("add", "Order", "belongs_to", "User", "--db", evil));
    assertThat(output)
        .doesNotContain("\u001b", "001B", "KIN000")
        .contains("error[KIN001]: the database URL");
  }

  @Test
  void noInputIsNoTerminal() {
    for (String option : List.of("--no-input", "--color=never --no-input")) {
      assertThat(answeredNever(with(ADD, option.split(" "))))
          .containsPattern(
              "error\\[KIN220]: nothing was written: --no-input allows no question\n"
                  + "help: to write exactly this: kin commit [0-9a-f]{32} -y\n$");
      assertThat(code).isEqualTo(1);
    }
    assertThat(answeredNever(List.of("add", "--no-input"))).startsWith("error[KIN001]: ");
    assertThat(answeredNever(with(ADD, "--no-input", "-y"))).contains("\nWritten: ");
    assertThat(answeredNever(List.of("undo", "--no-input"))).startsWith("error[KIN234]: ");
    assertThat(answeredNever(List.of("undo", "--not-applied", "-ny"))).startsWith("error[KIN001]");
    assertThat(answeredNever(List.of("undo", "-n"))).contains("Dry run: nothing was written.");
  }

  private String answeredNever(List<String> words) {
    return run(NEVER, true, words);
  }

  private String answered(String answer, List<String> words) {
    return run(new ByteArrayInputStream(answer.getBytes(UTF_8)), true, words);
  }

  private String answeredIn(Path folder, String answer, List<String> words) {
    return run(folder, new ByteArrayInputStream(answer.getBytes(UTF_8)), true, words);
  }

  private String run(InputStream in, boolean terminal, List<String> words) {
    return run(scratch, in, terminal, words);
  }

  private String run(Path folder, InputStream in, boolean terminal, List<String> words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    String[] args = words.toArray(String[]::new);
    code = Main.run(args, folder, in, printed, printed, Colour.PLAIN, terminal);
    return printed.toString(UTF_8);
  }
}
