package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --db} says where there is nothing to read, and what it reads of SQLite and H2. */
class LiveFailuresTest {
  @TempDir Path scratch;

  @Test
  void createsNoFile() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    project
        .add("sqlite:///shop.db")
        .exits(3)
        .says("error[KIN912]: there is no database file `shop.db`", "help: correct the path");
    project.add("jdbc:h2:" + scratch.resolve("shop")).exits(3).says("error[KIN912]: ");
    try (var files = Files.list(scratch)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder(".git", "order.py", "user.py");
    }
  }

  @Test
  void saysThatAFileIsNoDatabase() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    project.add("user.py").exits(3).says("error[KIN918]: `user.py` is not an SQLite database");
    project.add(".git").exits(3).says("error[KIN918]: `.git` is a folder, not a database file");
  }

  @Test
  void saysThatADatabaseIsLocked() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = sqlite()) {
      LiveProject.run(connection, "CREATE TABLE users (id INTEGER PRIMARY KEY); BEGIN EXCLUSIVE");
      project.add("shop.db").exits(3).says("error[KIN920]: `shop.db` is locked");
    }
  }

  @Test
  void saysThatAFileOfH2IsInUse() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    String url = "jdbc:h2:" + scratch.resolve("shop");
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString(),
            "org.h2.tools.Shell",
            "-url",
            url,
            "-user",
            "sa");
    Process running = program.redirectErrorStream(true).start();
    try (var input = running.outputWriter();
        var output = running.inputReader()) {
      input.write("SELECT 'ready';\n");
      input.flush();
      for (String line = ""; !line.equals("ready"); line = output.readLine().strip()) {}
      project
          .add("jdbc:h2:./shop")
          .exits(3)
          .says("error[KIN920]: `./shop` is in use by another program", "jdbc:h2:tcp://");
    } finally {
      running.destroyForcibly();
    }
  }

  private Connection sqlite() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + scratch.resolve("shop.db"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mysql"})
  void reportsThatNoServerAnswers(String scheme) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String url = "%s://me:s3cret@127.0.0.1:%d/shop".formatted(scheme, port);
    project
        .add(url)
        .exits(3)
        .says("error[KIN910]: %s://127.0.0.1:%d/shop cannot be reached".formatted(scheme, port))
        .saysNot("s3cret", "kin.main", "\tat ");
    assertThat(project.everything()).doesNotContain("s3cret");
  }

  @Test
  void hidesAPasswordInWhatItRepeats() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    String url = "postgresql://me:s3cret@h/shop";
    project.kin("list", "--db", url).exits(2).saysNot("s3cret");
    project.kin("add", "Order", "belongs_to", "User", "--bd=" + url).exits(2).saysNot("s3cret");
    project.kin("add", "Order", "belongs_to", "User", url).exits(2).saysNot("s3cret");
    project.add("me:s3cret@h/shop").exits(2).says("error[KIN001]").saysNot("s3cret");
    project
        .kin(Map.of("SHOP", url.replace("h/", "h:x/")), words("env:SHOP"))
        .exits(2)
        .says("error[KIN001]: the database URL is not understood")
        .saysNot("s3cret");
    project.kin(words("env:NONE")).exits(2).says("there is no environment variable `NONE`");
    project
        .add("shop.db", "--orphans", "perhaps")
        .exits(2)
        .says("--orphans has no value `perhaps`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host=h dbname=shop user=me password=s3cret service=x",
        "host=127.0.0.1 port=1 dbname=shop user=me password=s3cret",
        "host=127.0.0.1 port=1 dbname=shop user=me password='it\\'s s3cret'",
        "Server=h;Database=shop;User Id=me;Password=s3cret;",
        "mysql -u me -ps3cret",
        "jdbc:postgresql://127.0.0.1:1/shop?user=me&password=s3cret",
        "jdbc:mysql://127.0.0.1:1/shop?user=me&password=s%33cret",
        "postgresql://me:s3cret@127.0.0.1:1/shop?sslfactory=s3cret",
        "sqlite:///no.db?key=s3cret",
        "jdbc:h2:./no;USER=me;PASSWORD=s3cret",
        "jdbc:h2:./no;INIT=s3cret",
      })
  void printsNoPassword(String url) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    project.add(url).saysNot("s3cret", "exit 0", "\tat ");
    project.add(url, "--format", "json").saysNot("s3cret", "exit 0", "\tat ");
    project.kin(Map.of("SHOP", url), words("env:SHOP")).saysNot("s3cret", "exit 0", "shop?");
    assertThat(project.everything()).doesNotContain("s3cret");
  }

  /** What a variable holds may be anything, so only its name is printed. */
  @ParameterizedTest
  @ValueSource(
      strings = {"s3cret", "/home/s3cret.db", "s3cret/x", "jdbc:h2:./s3cret", "s3cret://h/x"})
  void saysOnlyTheNameOfAVariable(String value) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    project.kin(Map.of("SHOP", value), words("env:SHOP")).saysNot("s3cret", "exit 0", "\tat ");
    project.kin(words("env:postgresql://me:s3cret@h/x")).exits(2).saysNot("s3cret");
    assertThat(project.everything()).doesNotContain("s3cret");
  }

  /** As words too many, which the reader of the command line repeats. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "host=h password=s3cret",
        "host=h password='s3cret x'",
        "password = \"s3cret x\"",
        "me:s3cret@h/shop",
        "-ps3cret",
        "--password=s3cret",
        "mysql://me:s3cret@h/shop",
        "jdbc:postgresql://h/shop?user=me&password=s3cret",
        "Server=h;Password=s3cret;",
      })
  void repeatsNoPasswordOfAWordTooMany(String word) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    project.kin("add", "Order", "belongs_to", "User", word).exits(2).saysNot("s3cret");
  }

  private static String[] words(String url) {
    return new String[] {"add", "Order", "belongs_to", "User", "--yes", "--db", url};
  }

  @Test
  void buildsATableOfSqliteAgainAsItIs() throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = sqlite()) {
      LiveProject.run(
          connection,
          """
          CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
          CREATE VIRTUAL TABLE found USING fts5 (text);
          CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL CHECK (total > 0), user_id INT);
          CREATE INDEX totals ON orders (total);
          CREATE UNIQUE INDEX one ON orders (user_id) WHERE total > 1;
          """);
      project.add("shop.db", "--inverse-type", "has_one").exits(0).says("note[KIN413]");
      assertThat(project.migration())
          .contains(
              "total REAL CHECK (total > 0)", "CREATE INDEX totals", "CREATE UNIQUE INDEX idx");
      project.migrate(connection);
      project.forgetMigrations();
      project
          .add("shop.db", "--inverse-type", "has_one")
          .exits(0)
          .says("Already in place: nothing to write.");
    }
  }

  @Test
  void refusesADatabaseWithoutAMigration() throws Exception {
    LiveProject.in(scratch)
        .add("no.db", "--no-migration")
        .exits(2)
        .says("--db applies to a migration, and with --no-migration there is none");
  }
}
