package dev.kinship.proof;

import static dev.kinship.proof.Shop.ORDER;
import static dev.kinship.proof.Shop.SQL;
import static dev.kinship.proof.Shop.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kin verify} on a project that works: consent, the environment, what remains. */
@Tag("slow")
class VerifyTest {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @TempDir Path scratch;

  private Shop shop() throws IOException {
    Shop shop = new Shop(scratch);
    shop.write();
    return shop;
  }

  @Test
  void provesBothSidesAndLeavesTheProjectAsItWas() throws IOException {
    Shop shop = shop();
    Tree before = Tree.read(shop.folder());
    Run run = shop.verify("", "--trust");
    assertThat(run.output())
        .contains(
            "proved    Order.user, User.orders: 3 rows linked; read lazily, eagerly in 2 statements")
        .contains("a parent with children is not deleted")
        .contains("2 proved, 0 failed, 0 not tried, on Python ");
    assertThat(run.code()).isZero();
    assertThat(Tree.read(shop.folder())).isEqualTo(before);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void runsNothingBeforeTheUserAllowsIt() throws IOException {
    Shop shop = shop();
    Run refused = shop.verify("");
    assertThat(refused.output()).contains("error[KIN280]: ").contains("pass --trust");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(shop.verify("", "--format", "json").output()).contains("\"KIN280\"");
    Run declined = shop.verify("n\n");
    assertThat(declined.output())
        .contains("import 3 modules of PROJECT in a copy of the project")
        .contains("error[KIN280]: ");
    assertThat(declined.code()).isEqualTo(1);
    assertThat(shop.verify("y\n").output()).contains("Run it? [y/N]").contains("2 proved");
    assertThat(shop.verify("").output()).doesNotContain("Run it?").contains("2 proved");
  }

  @Test
  void provesWhatIsNamed() throws IOException {
    Shop shop = shop();
    assertThat(shop.verify("", "--trust", "Order.user").output())
        .contains("Order.user")
        .doesNotContain("User.orders")
        .contains("1 proved");
    assertThat(shop.verify("", "User").output()).contains("User.orders").contains("1 proved");
    assertThat(shop.verify("", "shop.user:User.orders").output()).contains("1 proved");
    assertThat(shop.verify("", "Order.usr").output()).contains("did you mean `Order.user`?");
  }

  @Test
  void tellsProgramsInJson() throws IOException {
    Shop shop = new Shop(scratch).with(SQL, "REFERENCES users", "REFERENCES orders");
    shop.write();
    Run run = shop.verify("", "--trust", "--format", "json");
    JsonNode answer = new ObjectMapper().readTree(run.output());
    assertThat(answer.path("status").asText()).isEqualTo("failed");
    assertThat(answer.path("failed").asInt()).isEqualTo(2);
    JsonNode first = answer.path("relationships").path(0);
    assertThat(first.path("names").path(0).asText()).isEqualTo("Order.user");
    assertThat(first.path("diagnostic").path("code").asText()).isEqualTo("KIN282");
    assertThat(first.path("diagnostic").path("places").path(0).path("file").asText())
        .isEqualTo(ORDER);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void usesAsyncModels() throws IOException {
    Shop shop =
        new Shop(scratch)
            .with(ORDER, "ActiveRecord", "AsyncActiveRecord")
            .with(ORDER, "BelongsTo", "AsyncBelongsTo")
            .with(USER, "ActiveRecord", "AsyncActiveRecord")
            .with(USER, "HasMany", "AsyncHasMany");
    shop.write();
    assertThat(shop.verify("", "--trust").output()).contains("2 proved, 0 failed");
  }

  @Test
  void handsOnNoSecretAndNoHome() throws IOException {
    Shop shop =
        new Shop(scratch)
            .top(
                USER,
                "import os\nassert 'DATABASE_URL' not in os.environ\nassert os.environ['HOME'] != '%s'"
                    .formatted(scratch.resolve("home")));
    shop.write();
    assertThat(shop.verify("", "--trust").output()).contains("2 proved, 0 failed");
  }

  @Test
  void usesNoDatabaseOfTheProject() throws IOException {
    Shop shop =
        new Shop(scratch)
            .top(
                ORDER,
                """
                from rhosocial.activerecord.backend.impl.sqlite.backend import SQLiteBackend
                from rhosocial.activerecord.backend.impl.sqlite.config import SQLiteConnectionConfig
                """)
            .with(
                ORDER,
                "\\z",
                "\n\nOrder.configure(SQLiteConnectionConfig(database=\"app.db\"), SQLiteBackend)\n");
    shop.write();
    assertThat(shop.verify("", "--trust").output()).contains("2 proved, 0 failed");
    assertThat(shop.folder().resolve("app.db")).doesNotExist();
  }

  @Test
  void saysThatMigrationsForAnotherDatabaseWereNotRun() throws IOException {
    Shop shop =
        new Shop(scratch).with(SQL, "INTEGER PRIMARY KEY AUTOINCREMENT", "SERIAL PRIMARY KEY");
    shop.write();
    assertThat(shop.verify("", "--trust").output())
        .contains(
            "note[KIN285]: the migrations in `migrations` are for postgresql, so they were not run")
        .contains("2 proved, 0 failed");
  }

  /** Examples in one folder often have models of their own for tables of the same names. */
  @Test
  void keepsModelsOfOneTableApart() throws IOException {
    Shop shop = new Shop(scratch);
    shop.write();
    Path folder = shop.folder();
    String order = Files.readString(folder.resolve(ORDER));
    String user = Files.readString(folder.resolve(USER));
    Files.createDirectories(folder.resolve("other"));
    Files.writeString(folder.resolve("other/__init__.py"), "");
    Files.writeString(folder.resolve("other/order.py"), order.replace("total", "amount"));
    Files.writeString(
        folder.resolve("other/user.py"), user.replace("name: str", "name: str\n    email: str"));
    Files.copy(folder.resolve("other/order.py"), folder.resolve("other/2nd_order.py"));
    Files.delete(folder.resolve(SQL));
    assertThat(shop.verify("", "--trust").output())
        .contains("not tried other.2nd_order:Order.user: no import can name `other/2nd_order.py`")
        .contains("4 proved, 0 failed, 1 not tried");
  }

  @Test
  void makesValuesWithinBounds() throws IOException {
    Shop shop =
        new Shop(scratch)
            .top(USER, "from pydantic import Field")
            .with(
                USER,
                "name: str",
                "name: str = Field(max_length=4)\n    age: int = Field(ge=18, lt=21)\n    level: float = Field(gt=0, le=1)\n    year: int = Field(ge=1900)")
            .with(SQL, "name TEXT NOT NULL", "name TEXT, age INTEGER, level REAL, year INTEGER");
    shop.write();
    assertThat(shop.verify("", "--trust").output()).contains("2 proved, 0 failed, 0 not tried");
  }

  @Test
  void showsNothingThatSteersATerminal() throws IOException {
    Shop shop = new Shop(scratch).top(USER, "raise ValueError('\\x1b[2J' + 'x' * 100000)");
    shop.write();
    Run run = shop.verify("", "--trust");
    assertThat(run.output()).doesNotContain("\u001b").contains("\\u001B[2J");
    assertThat(run.output().length()).isLessThan(20_000);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void killsWhatHangsWithItsChildren() throws IOException {
    Path mark = scratch.resolve("mark");
    Shop shop =
        new Shop(scratch)
            .top(
                USER, "import signal, time\nsignal.alarm(0)\nwhile True: time.sleep(1)  # " + mark);
    shop.write();
    Run run = shop.verify("", "--trust", "--timeout", "2");
    assertThat(run.output()).contains("did not end within 2 seconds").contains("KIN283");
    assertThat(leftovers()).isEmpty();
    assertThat(ProcessHandle.current().descendants().filter(VerifyTest::isProof)).isEmpty();
  }

  /** A program that has left its session is not a child of kin any more. */
  @Test
  void endsWhatAnImportHasStarted() throws IOException {
    Shop shop =
        new Shop(scratch)
            .top(
                USER,
                """
                import ctypes, time
                libc = ctypes.CDLL(None)
                if libc.fork() == 0:
                    if libc.fork() == 0:
                        libc.setsid()
                        time.sleep(600)
                    libc._exit(0)
                """);
    shop.write();
    Run run = shop.verify("", "--trust", "--timeout", "2");
    assertThat(run.code()).as(run.output()).isEqualTo(1);
    String own = "kinship-verify-" + ProcessHandle.current().pid() + "-";
    assertThat(
            ProcessHandle.allProcesses()
                .filter(it -> it.info().commandLine().orElse("").contains(own)))
        .isEmpty();
    assertThat(leftovers()).isEmpty();
  }

  private static boolean isProof(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("kinship_proof");
  }

  @Test
  void removesWhatAKilledRunHasLeft() throws IOException {
    Path left = Files.createDirectory(TEMPORARY.resolve("kinship-verify-999999999-left"));
    Files.writeString(left.resolve("file"), "");
    Files.createSymbolicLink(left.resolve("link"), Files.createDirectory(scratch.resolve("other")));
    shop().verify("", "--trust", "Order.user");
    assertThat(left).doesNotExist();
    assertThat(scratch.resolve("other")).exists();
  }

  @Test
  void refusesAPythonThatCannotRunTheModels() throws IOException {
    Shop shop = shop();
    Run missing = shop.verify("", "--trust", "--no-input");
    assertThat(missing.code()).isZero();
    Path broken = Files.writeString(scratch.resolve("python"), "#!/bin/sh\necho no >&2\nexit 1\n");
    assertThat(broken.toFile().setExecutable(true)).isTrue();
    Run run = shop.verifyWith(broken.toString(), "");
    assertThat(run.output()).contains("error[KIN281]: ").contains("cannot run the models: no");
    assertThat(run.code()).isEqualTo(1);
    assertThat(shop.verifyWith("/nowhere/python", "").output()).contains("cannot be started");
  }

  /** The oldest and the newest of the machine, if the tests know them. */
  @Test
  void runsOnEveryPython() throws IOException {
    Shop shop = shop();
    String known = Optional.ofNullable(System.getenv("KINSHIP_PYTHONS")).orElse("");
    for (String python : known.isEmpty() ? new String[0] : known.split(":")) {
      Run run = shop.verifyWith(python, "", "--trust");
      assertThat(run.output()).as(python).contains("2 proved, 0 failed");
    }
  }

  private static List<Path> leftovers() throws IOException {
    String own = "kinship-verify-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> all = Files.list(TEMPORARY)) {
      return all.filter(it -> it.getFileName().toString().startsWith(own)).toList();
    }
  }
}
