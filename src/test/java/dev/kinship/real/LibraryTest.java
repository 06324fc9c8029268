package dev.kinship.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Tree;
import dev.kinship.real.RealLibrary.Answer;
import dev.kinship.real.RealLibrary.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs what every case expects on the real library and on SQLite. */
@Tag("slow")
class LibraryTest {
  private static final String PACKAGE = "add/belongs_to/separate_files_of_a_package";
  private static final String LAZY = "add/belongs_to/order_imports_user_at_its_top";

  /** Cases whose migrations are for a database that no flag tells. */
  private static final Pattern OTHERS = Pattern.compile("_by_(its_words|what_kinship_wrote)$");

  private static RealLibrary library;
  private static int projects;
  private static int orders;
  private static int relationships;
  private static final List<String> notes = new ArrayList<>();

  @TempDir Path scratch;

  /** Cases whose modules load only if programs have their folder in their path. */
  private static final Pattern IN_FOLDERS =
      Pattern.compile("^add/(belongs_to|has_many_through)/folder_");

  /**
   * Cases whose models and tables differ on purpose, whose migrations SQLite does not run or are in
   * several folders, one that prints when it is imported, and a sentence of more than three words.
   */
  private static final Set<String> APART =
      Set.of(
          "add/belongs_to/in_plain_words",
          "add/sentences_in_quotes",
          "add/create/soft_deletion_where_pairs_repeat",
          "add/existing/optional_key_that_is_not_null",
          "add/existing/pair_of_an_entity",
          "add/existing/pair_that_need_not_be_unique",
          "add/existing/rebuild_keeps_the_numbers_of_rows",
          "add/hides_nothing_that_the_class_looks_up",
          "add/migrations/flyway_looks_below_and_nowhere_else",
          "add/migrations/goose_beside_a_file_with_a_letter",
          "add/migrations/folder_tells_mysql_from_mariadb",
          "add/migrations/folder_tells_the_dialect",
          "add/migrations/headings_of_another_tool",
          "add/migrations/numbers_after_a_letter",
          "add/target_whose_name_others_only_mention");

  static Stream<Case> written() {
    return Case.in("add")
        .filter(Case::changes)
        .filter(it -> !isInFolder(it) && !APART.contains(it.toString()));
  }

  static Stream<Case> inFolders() {
    return Case.in("add").filter(LibraryTest::isInFolder);
  }

  private static boolean isInFolder(Case it) {
    return IN_FOLDERS.matcher(it.toString()).find();
  }

  @ParameterizedTest
  @MethodSource("inFolders")
  void runsAsItsProgramDoes(Case it) throws Exception {
    it.after().writeTo(scratch);
    List<String> program =
        it.after().files().containsKey("main.py")
            ? List.of("main.py")
            : List.of("-c", "import sys; sys.path.insert(0, 'models'); import order, user");
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("kinship.python", "python3"));
    command.addAll(program);
    Process process =
        new ProcessBuilder(command).directory(scratch.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  @BeforeAll
  static void start() {
    library = RealLibrary.forking();
  }

  @AfterAll
  static void end() {
    library.close();
    System.out.printf(
        "On the real library: %d projects, %d import orders, %d relationships.%n",
        projects, orders, relationships);
    notes.forEach(System.out::println);
  }

  @ParameterizedTest
  @MethodSource("written")
  void runs(Case it) {
    it.after().writeTo(scratch);
    Sentence sentence = Sentence.of(it.words()).in(folderOfMigrations(it));
    Answer answer =
        library.use(scratch, OTHERS.matcher(it.toString()).find() ? sentence.alone() : sentence);
    projects++;
    orders += answer.orders().size();
    relationships += answer.used().size();
    answer.notes().forEach(note -> notes.add("  " + it + ": " + note));
    assertEquals(List.of(), answer.failures());
  }

  /** Where the case writes its own. */
  private static String folderOfMigrations(Case it) {
    return it.after().files().keySet().stream()
        .filter(name -> name.endsWith(".sql") && !it.before().files().containsKey(name))
        .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('/'))))
        .findFirst()
        .orElse("migrations");
  }

  @ParameterizedTest
  @ValueSource(strings = {LAZY, "add/has_one/async_models"})
  void aForkIsAsGoodAsANewProcess(String folder) {
    Case it = new Case(Case.ROOT.resolve(folder));
    it.after().writeTo(scratch);
    try (RealLibrary fresh = RealLibrary.fresh()) {
      Sentence sentence = Sentence.of(it.words());
      assertEquals(fresh.use(scratch, sentence), library.use(scratch, sentence));
      changed(it.after(), ".py", "(?m)^    from \\.?(user|order) .*", "    pass").writeTo(scratch);
      assertEquals(fresh.use(scratch, sentence), library.use(scratch, sentence));
    }
  }

  /** What this suite is worth: each of these looks right, and is not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .py     | (?s)if not TYPE_CHECKING.*     | ''                          | Cannot resolve forward
          .py     | if TYPE_CHECKING:              | if True:                    | partially initialized
          user.py | foreign_key="user_id"          | foreign_key="id"            | inverse has the key id
          user.py | inverse_of="user"              | inverse_of="id"             | not found
          user.py | "Order"                        | "User"                      | Inverse relationship
          user.py | HasMany\\b                      | HasOne                      | with unique=[False]
          .py     | user_id: int                   | user_id: str                | valid string
          .py     | Order\\(ActiveRecord           | Order(AsyncActiveRecord     | NameError
          .sql    | ,\\s+CONSTRAINT.*              | ''                          | no foreign key
          .sql    | CREATE INDEX.*                 | ''                          | with unique=[]
          .sql    | CREATE INDEX                   | CREATE UNIQUE INDEX         | UNIQUE constraint
          .sql    | \\(user_id\\) REFERENCES users | (user_id) REFERENCES orders | no foreign key
          .sql    | user_id INTEGER                | user_id INTEGER CHECK (0)   | CHECK constraint
          .sql    | user_id                        | users_id                    | no column named user_id
          .sql    | orders                         | orderings                   | no foreign key
          """)
  void noticesWhatIsWrong(String file, String what, String by, String reason) {
    Case it = new Case(Case.ROOT.resolve(PACKAGE));
    Tree wrong = changed(it.after(), file, what, by);
    assertThat(wrong).isNotEqualTo(it.after());
    wrong.writeTo(scratch);
    assertThat(library.use(scratch, Sentence.of(it.words())).failures())
        .isNotEmpty()
        .anyMatch(failure -> failure.contains(reason));
  }

  private static Tree changed(Tree tree, String files, String what, String by) {
    Map<String, String> changed = new TreeMap<>();
    tree.files()
        .forEach(
            (name, text) ->
                changed.put(name, name.endsWith(files) ? text.replaceAll(what, by) : text));
    return new Tree(changed);
  }
}
