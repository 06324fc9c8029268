package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.report.Colour;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialogue of {@code kin add} from its first line to what is written. */
class WizardTest {
  private static final Tree PROJECT = Tree.read(Path.of("src/main/resources/dev/kinship/cli/demo"));
  private static final String ORDER_TO_USER = "Order\n1\nUser\n\n\n\n";
  private static final String WRITE =
      """
      Write this?  y yes   d diff   s SQL   r read a database   e edit an answer
                   < back   + one more   n no  [n]:\s""";
  private static final String ANOTHER = "\nAnother one? [y/N] ";

  @TempDir Path scratch;
  private int code;

  @BeforeEach
  void aProject() throws Exception {
    PROJECT.writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
  }

  @Test
  void opensWithWhatWasFound() {
    String project = scratch.getFileName() + ": 3 models, all sync.";
    assertThat(answered("").replace("\n", " "))
        .startsWith(project + " Migrations for sqlite, by default, in migrations/, which is new. ")
        .contains(
            " Enter takes [this], ? explains, < goes back, Ctrl-C leaves and writes nothing. ");
    assertThat(answered("", "--dialect", "mysql", "--migrations", "sql").replace("\n", " "))
        .contains("Migrations for mysql, as passed, in sql/.");
    assertThat(answered("", "--no-migration")).contains(project + " No migration.\n");
  }

  @Test
  void asksNothingWhereThereAreNoModels() throws Exception {
    for (String name : PROJECT.files().keySet()) {
      Files.delete(scratch.resolve(name));
    }
    assertThat(answered("Order\n"))
        .isEqualTo(
            """
            error[KIN310]: there are no models in `%s`
            help: no class here inherits from ActiveRecord or AsyncActiveRecord; pass the project's folder with --project DIR
            """
                .formatted(scratch.toRealPath()));
    assertThat(code).isEqualTo(1);
    assertThat(run("", "list"))
        .isEqualTo("no models: no class here inherits from ActiveRecord or AsyncActiveRecord\n");
    assertThat(code).isZero();
  }

  @Test
  void writesNothingWhereverTheInputEnds() {
    String all = "Ordr\n1\n7\n1\nUser\nid\n\n\n\ne\n1\nProfile\n\n\n\n";
    List<String> parts = new ArrayList<>(List.of(""));
    for (int end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', end + 1)) {
      parts.add(all.substring(0, end + 1));
    }
    for (String part : parts) {
      assertThat(answered(part)).as(part).endsWith("\nNothing was written.\n");
      assertThat(code).isEqualTo(1);
    }
    assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
  }

  @Test
  void declines() {
    for (String no : List.of("n", "", "No")) {
      assertThat(answered(ORDER_TO_USER + no + "\n"))
          .endsWith(
              WRITE
                  + "Nothing was written.\nThe same in one line: kin add Order belongs_to User\n");
      assertThat(code).isEqualTo(1);
    }
    assertThat(answered(ORDER_TO_USER + "maybe\nd\n"))
        .contains(
            WRITE + "y writes it, d shows every line, s shows the migration alone, r reads",
            "+CREATE TABLE");
    assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
  }

  @Test
  void editsAnAnswer() {
    String shown = answered(ORDER_TO_USER + "e\nx\n9\n4\nid\nbuyer_id\ny\n");
    assertThat(shown)
        .contains(
            WRITE
                + """
                   1  source             Order
                   2  type               belongs_to
                   3  target             User
                   4  foreign key        user_id
                   5  may be empty       no
                   6  inverse            orders
                Edit which? (Enter for none): Type a number from 1 to 6.
                Edit which? (Enter for none): Type a number from 1 to 6.
                Edit which? (Enter for none): 4/6\s"""
                    .indent(0)
                    .stripTrailing())
        .endsWith(
            "\nThe same in one line: kin add Order belongs_to User --foreign-key buyer_id"
                + ANOTHER
                + "\n");
    assertThat(code).isZero();
  }

  @Test
  void goesBackFromThePlan() {
    assertThat(answered(ORDER_TO_USER + "<\npurchases\ny\n"))
        .endsWith("kin add Order belongs_to User --inverse-of purchases" + ANOTHER + "\n");
    assertThat(code).isZero();
  }

  @Test
  void writesSeveralSentencesAtOnce() throws Exception {
    String second = "Order\nhas_many\nCoupon\n1\n\n\n\n";
    String shown = answered(ORDER_TO_USER + "+\n<\n+\n" + second + "y\n", "--dialect", "mysql");
    assertThat(shown)
        .contains("6/6 Sync, as Order is.\n")
        .endsWith(
            "\nThe same in one line: kin add Order belongs_to User"
                + " --and Order has_many Coupon --create --dialect mysql"
                + ANOTHER
                + "\n");
    assertThat(code).isZero();
    try (var files = Files.list(scratch.resolve("migrations"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void theClosingLineDoesTheSame() throws Exception {
    answered("User\n4\nProfile\nMember Ship\nMembership\n\n\n\npeople\ny\n");
    Tree written = Tree.read(scratch);
    run("", "undo", "--not-applied", "--yes");
    assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
    run(
        "",
        "add User has_many_through Profile --through Membership --inverse-of people --yes"
            .split(" ", -1));
    assertThat(Tree.read(scratch)).isEqualTo(written);
  }

  @Test
  void asksForBothKeysToOneModel() {
    String keys = "a b\n\nfriend_id\nid id\nfriend_id\nhost_id\n";
    assertThat(answered("User\n4\nUser\nFriendship\n" + keys + "n\nadmirers\nn\n"))
        .contains(
            "4/6 Key to User on Friendship (follower_id, for example):       `a b` cannot be",
            "    Key to User on Friendship (followee_id, for example):       `id id` cannot be")
        .endsWith(
            "kin add User has_many_through User --through Friendship --foreign-key friend_id"
                + " --target-foreign-key host_id --inverse-of admirers\n");
  }

  @Test
  void aSelfReferenceHasNoUsualKey() {
    String asked = "4/6 Foreign key, from one User to another (parent_id, for example): ";
    assertThat(answered("User\n1\nUser\n\nid\na b\nparent_id\nmaybe\ny\n\nn\n"))
        .contains(
            asked + "      `User` belongs to `User`: as what? Its key needs a name that says it\n",
            "    Can a User be without its parent, as the first one is? [y/N]:       Type y or n.\n",
            "5/6 Inverse: user.____() leads back to User, or none [children]: ")
        .endsWith("kin add User belongs_to User --foreign-key parent_id --optional\n");
  }

  @Test
  void asksForTheRestOfAType() {
    assertThat(answered("3\n", "Order", "has"))
        .startsWith(
            """
                  There is no type `has`. Did you mean has_one or has_many or
                  has_many_through?
            2/6 Each Order ...
            """);
    assertThat(answered("", "Order", "User")).startsWith("2/6 Each Order ...\n");
  }

  @Test
  void createTakesNamesOfModelsOnly() {
    assertThat(answered("Ordr x\norder\n1\n-1\ncoupon\nGutschein_Größe\nn\n", "--create"))
        .contains(
            "There is no model `Ordr x`.", "There is no model `-1`.", "There is no model `coupon`.")
        .endsWith("kin add Order belongs_to 'Gutschein_Größe' --create\n");
    assertThat(answered("Order\n1\nGröße\n1\n\n\n\nn\n"))
        .contains("1 make a new model Größe", "    create table größes\n")
        .endsWith("kin add Order belongs_to 'Größe' --create\n");
  }

  @Test
  void quotesForAShellAndHidesPasswords() {
    assertThat(answered(ORDER_TO_USER + "n\n", "--migrations", "my 'sql'", "--dialect", "h2"))
        .endsWith("kin add Order belongs_to User --dialect h2 --migrations 'my '\\''sql'\\'''\n");
  }

  @Test
  void whatNoMigrationCanDoCanBeEdited() throws Exception {
    Files.createDirectories(scratch.resolve("migrations"));
    Files.writeString(
        scratch.resolve("migrations/001_start.sql"),
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE shops (id INTEGER PRIMARY KEY);
        CREATE TABLE orders (
          id INTEGER PRIMARY KEY, total REAL, user_id INTEGER REFERENCES shops (id));
        """,
        UTF_8);
    String asked = "What now?  e edit an answer   < back   n leave  [n]: ";
    assertThat(answered(ORDER_TO_USER + "zz\nn\n"))
        .contains(
            "\nerror[KIN247]",
            asked + "e changes an answer, < goes back to the last question, n leaves")
        .endsWith(asked + "Nothing was written.\n");
    assertThat(code).isEqualTo(1);
    assertThat(answered(ORDER_TO_USER + "e\n4\nbuyer_id\ny\n"))
        .endsWith("kin add Order belongs_to User --foreign-key buyer_id" + ANOTHER + "\n");
    assertThat(code).isZero();
  }

  @Test
  void showsTheMigrationAlone() {
    String shown = answered(ORDER_TO_USER + "s\nn\n");
    String sql = shown.substring(shown.indexOf(WRITE), shown.lastIndexOf(WRITE));
    assertThat(sql)
        .startsWith(WRITE + "-- migrations/001_create_users_and_orders.sql\n")
        .contains("\nCREATE TABLE orders (\n")
        .doesNotContain("+CREATE", "order.py");
    assertThat(answered(ORDER_TO_USER + "s\nn\n", "--no-migration"))
        .contains("Write this?  y yes   e edit an answer ")
        .contains("y writes it, e changes an answer");
  }

  @Test
  void readsADatabase() throws Exception {
    Files.createDirectories(scratch.resolve("data"));
    makeTables(scratch.resolve("data/my.db"));
    String database = "\nDatabase, as URL, env:NAME or file (Enter for none): ";
    String shown =
        answered(ORDER_TO_USER + "r\nnope.db\nenv:NO_SUCH\nfoo://y\ndata/my.db\n+\n<\ny\n");
    assertThat(shown)
        .contains("help: if your database already has them, answer r: kin then reads them there\n")
        .contains(
            database.strip() + " error[KIN912]: there is no database file `nope.db`",
            database + "error[KIN001]: there is no environment variable `NO_SUCH`\n",
            database + "error[KIN001]: the database URL is not understood: ")
        .contains("  create  migrations/001_add_user_id_to_orders.sql ")
        .contains("Write this?  y yes   d diff   s SQL   e edit an answer ")
        .endsWith("kin add Order belongs_to User --db data/my.db" + ANOTHER + "\n");
    assertThat(code).isZero();
  }

  @Test
  void goesOnWithoutADatabase() throws Exception {
    String end = "kin add Order belongs_to User\n";
    assertThat(answered(ORDER_TO_USER + "r\n\nn\n"))
        .contains("(Enter for none): \n    Order ")
        .endsWith(end);
    assertThat(answered(ORDER_TO_USER + "r\nnope.db\n\nn\n")).endsWith(end);
    assertThat(answered(ORDER_TO_USER + "r\n"))
        .endsWith("(Enter for none): \nNothing was written.\n");
    assertThat(code).isEqualTo(1);
    makeTables(scratch.resolve("shop.db"));
    String offered = "Database, as URL, env:NAME or file, < for none [shop.db]: ";
    assertThat(answered(ORDER_TO_USER + "r\n<\nn\n")).contains(offered).endsWith(end);
    assertThat(answered(ORDER_TO_USER + "r\n\nn\n"))
        .contains(offered)
        .endsWith("kin add Order belongs_to User --db shop.db\n");
  }

  @Test
  void whatTheDatabaseContradictsCanBeEdited() throws Exception {
    Path file = scratch.resolve("shop.db");
    makeTables(file);
    execute(file, "CREATE TABLE shops (id INTEGER PRIMARY KEY)");
    execute(file, "ALTER TABLE orders ADD COLUMN user_id INTEGER REFERENCES shops (id)");
    String asked =
        "\nWhat now?  r read another database, or none   e edit an answer   < back\n"
            + "           n leave  [n]: ";
    assertThat(answered(ORDER_TO_USER + "r\n\nr\n<\nr\n\ne\n4\nbuyer_id\ny\n"))
        .contains("error[KIN247]: ", asked)
        .endsWith(
            "kin add Order belongs_to User --foreign-key buyer_id --db shop.db" + ANOTHER + "\n");
    assertThat(code).isZero();
  }

  @Test
  void beginsAnotherSentence() throws Exception {
    String more = "maybe\ny\nUser\nhas_one\nProfile\n\n\n\n";
    assertThat(answered(ORDER_TO_USER + "y\n" + more + "n\n"))
        .contains(ANOTHER + "Another one? [y/N] \n1/6 Source model ")
        .endsWith(
            "Nothing more was written.\nThe same in one line: kin add User has_one Profile\n");
    assertThat(code).isZero();
    run("", "undo", "--not-applied", "--yes");
    assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
    assertThat(answered(ORDER_TO_USER + "y\n" + more + "y\nNO\n"))
        .endsWith("\nThe same in one line: kin add User has_one Profile" + ANOTHER);
    assertThat(code).isZero();
    for (int i = 0; i < 2; i++) {
      run("", "undo", "--not-applied", "--yes");
    }
    assertThat(Tree.read(scratch)).isEqualTo(PROJECT);
  }

  @Test
  void keepsWhatIsWrittenWhereverTheInputEndsThen() {
    answered(ORDER_TO_USER + "y\n");
    Tree written = Tree.read(scratch);
    for (String rest : List.of("", "y\n", "y\nUser\n", "y\nUser\n2\nProfile\n\n\n\nr\n")) {
      run("", "undo", "--not-applied", "--yes");
      assertThat(answered(ORDER_TO_USER + "y\n" + rest))
          .endsWith(rest.isEmpty() ? ANOTHER + "\n" : "\nNothing more was written.\n");
      assertThat(code).isZero();
      assertThat(Tree.read(scratch)).isEqualTo(written);
    }
  }

  private static void makeTables(Path file) throws Exception {
    execute(file, "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)");
    execute(file, "CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL)");
  }

  private static void execute(Path file, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void asksNothingAboutAPlanThatIsKept() {
    assertThat(answered(ORDER_TO_USER, "--dry-run"))
        .contains("To write exactly this: kin commit ")
        .doesNotContain("Write this?");
    assertThat(answered("1\nUser\n", "Order", "--yes")).contains("\nWritten:");
    assertThat(answered("1\nUser\n", "Order")).contains("Already in place: nothing to write.");
  }

  private String answered(String answers, String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "add";
    System.arraycopy(options, 0, words, 1, options.length);
    return run(answers, words);
  }

  private String run(String answers, String... words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(answers.getBytes(UTF_8));
    code = Main.run(words, scratch, in, printed, printed, Colour.PLAIN, /* terminal= */ true);
    return printed.toString(UTF_8);
  }
}
