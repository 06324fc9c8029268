package dev.kinship.proof;

import static dev.kinship.proof.Broken.broken;
import static dev.kinship.proof.Shop.ORDER;
import static dev.kinship.proof.Shop.SQL;
import static dev.kinship.proof.Shop.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cli.Typed.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks a project in many ways, each of which {@code kin verify} must find with the right reason;
 * the table in docs/explanation/verify.md is made from what it says.
 */
@Tag("slow")
class BrokenProjectsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("kinship.basedir", "."), "docs/explanation/verify.md");
  private static final Pattern TABLE =
      Pattern.compile("(?s)(?<=<!-- made by BrokenProjectsTest -->\n).*?(?=<!-- end -->)");
  private static final Pattern FOUND =
      Pattern.compile("(?m)^(?:error\\[(KIN\\d+)]: |not tried )(.*)$");

  /** What Python or a database says in other words in each version, after what it means. */
  private static final Pattern WORDS = Pattern.compile(" \\((\\w+(: .*)?|/.*)\\)$");

  private static final Map<String, String> rows = new ConcurrentSkipListMap<>();

  @TempDir Path scratch;

  static Stream<Broken> all() {
    return Stream.of(
            imports(),
            ends(),
            sideEffects(),
            surroundings(),
            inverses(),
            declarations(),
            keys(),
            BrokenModels.compositeKeys(),
            BrokenModels.throughs(),
            BrokenModels.others(),
            BrokenModels.rare(),
            tables(),
            constraints())
        .flatMap(it -> it);
  }

  private static Stream<Broken> imports() {
    return Stream.of(
        broken(
            "the other model is imported for type checkers only",
            it -> it.with(USER, "(?s)if not TYPE_CHECKING.*", ""),
            "KIN282",
            "`Order` is not known where a relationship names it"),
        broken(
            "the other model is not imported",
            it -> it.with(ORDER, "from .user import User\n", ""),
            "KIN282",
            "`User` is not known where a relationship names it"),
        broken(
            "both files import each other at their tops",
            it -> it.with(USER, "if TYPE_CHECKING:\n    from", "from"),
            "KIN283",
            "modules import each other at their tops"),
        broken(
            "an import cycle that fails in one order only",
            it -> it.with(USER, "(?s)if not TYPE_CHECKING.*", "from .order import Order  # noqa\n"),
            "KIN283",
            "`shop.order` cannot be imported first"),
        broken(
            "a package that is not installed",
            it -> it.top(USER, "import stripe_that_is_missing"),
            "KIN283",
            "has a module `stripe_that_is_missing`"),
        broken(
            "a name of the library that does not exist",
            it -> it.with(ORDER, "import BelongsTo", "import BelongsToOne as BelongsTo"),
            "KIN283",
            "cannot import name 'BelongsToOne'"));
  }

  private static Stream<Broken> ends() {
    return Stream.of(
        broken(
            "an import that ends the program",
            it -> it.top(USER, "raise SystemExit(3)"),
            "KIN283",
            "importing the module ends the program"),
        broken(
            "an import that ends the process at once",
            it -> it.top(USER, "import os\nos._exit(3)"),
            "KIN283",
            "the process ended with the exit code 3"),
        broken(
            "an import that ends the process at once, as if all were well",
            it -> it.top(USER, "import os\nos._exit(0)"),
            "KIN283",
            "the process ended with the exit code 0"),
        broken(
            "an import that does not end",
            it -> it.top(USER, "import time\nwhile True: time.sleep(1)"),
            "KIN283",
            "importing the module does not end"));
  }

  private static Stream<Broken> sideEffects() {
    return Stream.of(
        broken(
            "an import that writes a file elsewhere",
            it -> it.top(USER, "open('/var/tmp/kinship-proof-of-a-test', 'w')"),
            "KIN283",
            "importing the module changes something outside"),
        broken(
            "an import that connects to a server",
            it -> it.top(USER, "import socket\nsocket.create_connection(('127.0.0.1', 9))"),
            "KIN283",
            "importing the module connects to something"),
        broken(
            "an import that downloads something",
            it ->
                it.top(
                    USER, "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')"),
            "KIN283",
            "importing the module connects to something"));
  }

  private static Stream<Broken> surroundings() {
    return Stream.of(
        broken(
            "an import that writes a very large file",
            it -> it.top(USER, "open('large', 'wb').truncate(1 << 30)"),
            "KIN283",
            "importing the module writes a larger file than kin verify allows"),
        broken(
            "an import that replaces what the library uses",
            it -> it.top(USER, "import sqlite3\nsqlite3.connect = lambda *a, **k: None"),
            "KIN283",
            "once the modules are imported, the library does not work"),
        broken(
            "an import that needs a variable of the environment",
            it -> it.top(USER, "import os\nos.environ['NOTHING']\n"),
            "KIN283",
            "a variable of the environment `NOTHING` is not set"),
        broken(
            "an import that opens the real database",
            it -> it.top(USER, "import sqlite3\nsqlite3.connect('/var/tmp/kinship-proof.db')"),
            "KIN283",
            "opens the database"),
        broken(
            "an import that starts a program",
            it -> it.top(USER, "import subprocess\nsubprocess.run(['true'])"),
            "KIN283",
            "starts a program"),
        broken(
            "an import that reads a file which was not copied",
            it -> it.top(USER, "open('shop/data.json').read()"),
            "KIN283",
            "copies the .py and .sql files"));
  }

  private static Stream<Broken> inverses() {
    return Stream.of(
        broken(
            "an inverse that does not exist",
            it -> it.with(ORDER, "inverse_of=\"orders\"", "inverse_of=\"purchases\""),
            "KIN282",
            "`inverse_of` names something that is not a relationship"),
        broken(
            "an inverse that is a field",
            it -> it.with(ORDER, "inverse_of=\"orders\"", "inverse_of=\"name\""),
            "KIN282",
            "`inverse_of` names something that is not a relationship"),
        broken(
            "an inverse that leads elsewhere",
            it ->
                it.with(
                        USER,
                        "name: str",
                        "name: str\n    peer_id: Optional[int] = None\n    peers: ClassVar[HasMany[\"User\"]] = HasMany(foreign_key=\"peer_id\")")
                    .with(SQL, "name TEXT NOT NULL", "name TEXT NOT NULL, peer_id INTEGER")
                    .with(ORDER, "inverse_of=\"orders\"", "inverse_of=\"peers\""),
            "KIN282",
            "or one that leads to a third model"),
        broken(
            "two sides of one kind",
            it -> it.with(USER, "HasMany", "BelongsTo"),
            "KIN282",
            "the two sides do not fit"));
  }

  private static Stream<Broken> declarations() {
    return Stream.of(
        broken(
            "a relationship in a mixin",
            it ->
                it.with(
                    ORDER,
                    "(?s)class Order\\(ActiveRecord\\):(.*?)(    user: ClassVar.*)",
                    "class Owned:\n$2\n\nclass Order(Owned, ActiveRecord):$1"),
            "KIN283",
            "a class that is not a model, such as a mixin"),
        broken(
            "a sync relationship of an async model",
            it -> it.with(ORDER, "ActiveRecord", "AsyncActiveRecord"),
            "KIN283",
            "a relationship of a sync model is declared with an async class"),
        broken(
            "a sync model that belongs to an async one",
            it ->
                it.with(USER, "ActiveRecord", "AsyncActiveRecord")
                    .with(USER, "HasMany", "AsyncHasMany"),
            "KIN282",
            "one of the two models is sync and the other is async"),
        broken(
            "an annotation without ClassVar",
            it -> it.with(ORDER, "ClassVar\\[BelongsTo\\[\"User\"]]", "BelongsTo[\"User\"]"),
            "KIN283",
            "pydantic takes something in the class for a field"),
        broken(
            "an annotation that names no model",
            it -> it.with(ORDER, "\\[\"User\"]", "[\"float\"]"),
            "KIN282",
            "the annotation names a class that is not a model"));
  }

  private static Stream<Broken> keys() {
    return Stream.of(
        broken(
            "a key that no field holds",
            it -> it.with(ORDER, "    user_id: int\n", ""),
            "KIN282",
            "`Order` has no field `user_id`"),
        broken(
            "the key of another relationship",
            it -> it.with(USER, "foreign_key=\"user_id\"", "foreign_key=\"id\""),
            "KIN282",
            "the two sides have different keys"),
        broken(
            "a text for a number",
            it -> it.with(ORDER, "user_id: int", "user_id: str"),
            "KIN282",
            "`Order.user_id` is `str`, and the key of `User` is `int`"),
        broken(
            "a text for a UUID",
            it ->
                it.with(USER, "id: Optional\\[int] = None", "id: UUID")
                    .top(USER, "from uuid import UUID")
                    .with(ORDER, "user_id: int", "user_id: str"),
            "KIN282",
            "`Order.user_id` is `str`, and the key of `User` is `UUID`"),
        broken(
            "a required field of which no value is known",
            it ->
                it.with(USER, "name: str", "name: Colour")
                    .with(
                        USER,
                        "class User",
                        "class Colour(str):\n    __get_pydantic_core_schema__ = classmethod(lambda cls, *_: __import__('pydantic_core').core_schema.str_schema())\n\n\nclass User"),
            "",
            "for this field it has no value"));
  }

  private static Stream<Broken> tables() {
    return Stream.of(
        broken(
            "a migration that does not run",
            it -> it.with(SQL, "CREATE INDEX", "CREATE INDEKS"),
            "KIN284",
            "near \"INDEKS\": syntax error"),
        broken(
            "a table that no migration creates",
            it -> it.with(SQL, "(?s)CREATE TABLE orders.*", ""),
            "KIN282",
            "no migration creates the table `orders`"),
        broken(
            "a column that no migration creates",
            it ->
                it.with(SQL, "(?s)    user_id.*\\(id\\)\n", "    user_ref INTEGER\n")
                    .with(SQL, "\\(user_id\\)", "(user_ref)"),
            "KIN282",
            "the table `orders` has no column `user_id`"));
  }

  private static Stream<Broken> constraints() {
    return Stream.of(
        broken(
            "a column that the model does not have",
            it -> it.with(SQL, "total REAL", "channel TEXT NOT NULL, total REAL"),
            "KIN282",
            "the database requires `orders.channel`"),
        broken(
            "a key of the database that points to another table",
            it -> it.with(SQL, "REFERENCES users", "REFERENCES orders"),
            "KIN282",
            "points to the table `orders`, not to `users`"),
        broken(
            "a unique index under a has_many",
            it -> it.with(SQL, "CREATE INDEX", "CREATE UNIQUE INDEX"),
            "KIN282",
            "the database allows each value of `orders.user_id` once"),
        broken(
            "a rule for deletions that the column forbids",
            it -> it.with(SQL, "users \\(id\\)", "users (id) ON DELETE SET NULL"),
            "KIN282",
            "the key says ON DELETE SET NULL"),
        broken(
            "a CHECK that no row passes",
            it -> it.with(SQL, "total REAL NOT NULL", "total REAL NOT NULL CHECK (total > 1e9)"),
            "KIN282",
            "a CHECK of the table refuses the rows"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isFound(Broken broken) throws IOException {
    Shop shop = broken.how().apply(new Shop(scratch));
    shop.write();
    Run run = shop.verify("", "--trust", "--timeout", "4");
    Matcher found = FOUND.matcher(run.output());
    assertThat(found.find()).as(run.output()).isTrue();
    boolean failing = !broken.code().isEmpty();
    assertThat(found.group()).contains(broken.reason()).contains(broken.code());
    assertThat(run.code()).as(run.output()).isEqualTo(failing ? 1 : 0);
    String said = (failing ? found.group(1) + ": " : "not tried: ") + found.group(2);
    rows.put(broken.kind(), WORDS.matcher(said).replaceFirst("").replace("|", "\\|"));
  }

  @AfterAll
  static void tableIsInThePage() throws IOException {
    if (rows.size() < all().count()) {
      return;
    }
    String table =
        all()
            .map(it -> "| %s | %s |".formatted(it.kind(), rows.get(it.kind())))
            .collect(
                Collectors.joining(
                    "\n", "\n| what is broken | what `kin verify` says |\n|---|---|\n", "\n"));
    System.out.println(table);
    String page = Files.readString(PAGE);
    String expected = TABLE.matcher(page).replaceFirst(Matcher.quoteReplacement(table));
    if (Boolean.getBoolean("kinship.accept")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE).hasContent(expected);
  }
}
