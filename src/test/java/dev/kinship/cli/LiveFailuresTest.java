package dev.kinship.cli;

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
        .says("error[KIN912]: there is no database file `shop.db`", "help: mend the path");
    project.add("jdbc:h2:" + scratch.resolve("shop")).exits(3).says("error[KIN912]: ");
    try (var files = Files.list(scratch)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder(".git", "order.py", "user.py");
    }
  }

  @Test
  void saysThatAFileIsNoDatabase() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    project.add("user.py").exits(3).says("error[KIN912]: `user.py` is no SQLite database");
    project.add(".git").exits(3).says("error[KIN913]: .git cannot be read: ");
  }

  @Test
  void saysThatADatabaseIsLocked() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = sqlite()) {
      LiveProject.run(connection, "CREATE TABLE users (id INTEGER PRIMARY KEY); BEGIN EXCLUSIVE");
      project.add("shop.db").exits(3).says("error[KIN913]: `shop.db` is locked");
    }
  }

  private Connection sqlite() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + scratch.resolve("shop.db"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mysql"})
  void saysThatNobodyAnswers(String scheme) throws Exception {
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
    project.add("shop.db", "--orphans", "perhaps").exits(2).says("--orphans knows no `perhaps`");
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
          .says("Already so: nothing to write.");
    }
  }

  @Test
  void readsNothingWithoutAMigration() throws Exception {
    LiveProject.in(scratch).add("no.db", "--no-migration").exits(0).says("Written: ");
  }
}
