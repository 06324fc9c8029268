package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An SQLite file that comes with a repository is data, and opening it makes no file. */
@Timeout(60)
class LiveStrangersSqliteTest {
  private static final String TABLES =
      """
      CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
      CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL);
      """;

  @TempDir Path scratch;
  private LiveProject project;

  @BeforeEach
  void prepare() throws Exception {
    project = LiveProject.in(Files.createDirectory(scratch.resolve("project")));
  }

  private Path file(String name) {
    return project.folder().resolve(name);
  }

  private void make(Path file, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      LiveProject.run(connection, sql);
    }
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(project.folder())) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> !it.equals(".kinship")) // the plan of a dry run
          .sorted()
          .toList();
    }
  }

  private void readsAndTouchesNothing(String url) throws Exception {
    List<String> before = names();
    project.add(url, "--dry-run").exits(0).says("ALTER TABLE orders");
    assertThat(names()).isEqualTo(before);
  }

  @Test
  void makesNoFileBesideOneWithALogThatWasClosedWell() throws Exception {
    make(file("shop.db"), "PRAGMA journal_mode = WAL;" + TABLES);
    assertThat(names()).doesNotContain("shop.db-wal");
    readsAndTouchesNothing("shop.db");
    assertThat(file("shop.db").toFile().setReadOnly()).isTrue();
    readsAndTouchesNothing("shop.db");
  }

  @Test
  void readsWhatARunningProgramHasInItsLog() throws Exception {
    make(file("shop.db"), "PRAGMA journal_mode = WAL;");
    try (Connection program = DriverManager.getConnection("jdbc:sqlite:" + file("shop.db"))) {
      LiveProject.run(program, TABLES);
      assertThat(names()).contains("shop.db-wal", "shop.db-shm");
      readsAndTouchesNothing("shop.db");
    }
  }

  @Test
  void refusesALogThatNoProgramHasOpen() throws Exception {
    Path live = scratch.resolve("live.db");
    make(live, "PRAGMA journal_mode = WAL;");
    try (Connection program = DriverManager.getConnection("jdbc:sqlite:" + live)) {
      LiveProject.run(program, TABLES);
      Files.copy(live, file("shop.db"));
      Files.copy(Path.of(live + "-wal"), file("shop.db-wal"));
      List<String> before = names();
      project.add("shop.db", "--dry-run").exits(3).says("error[KIN920]: `shop.db` was not closed");
      assertThat(names()).isEqualTo(before);
      Files.copy(Path.of(live + "-shm"), file("shop.db-shm"));
    }
    byte[] shared = Files.readAllBytes(file("shop.db-shm"));
    readsAndTouchesNothing("shop.db");
    assertThat(Files.readAllBytes(file("shop.db-shm"))).isEqualTo(shared);
  }

  /** SQLite takes them for its own, and deletes them: an empty file has no journal. */
  @ParameterizedTest
  @ValueSource(strings = {"-wal", "-journal"})
  void deletesNothingBesideAnEmptyFile(String end) throws Exception {
    Files.createFile(file("shop.db"));
    Files.writeString(file("shop.db" + end), "mine");
    List<String> before = names();
    project.add("shop.db", "--dry-run").exits(0);
    assertThat(names()).isEqualTo(before);
    assertThat(file("shop.db" + end)).hasContent("mine");
  }

  @Test
  void refusesAJournalThatIsLeft() throws Exception {
    Path live = scratch.resolve("live.db");
    make(live, TABLES);
    try (Connection program = DriverManager.getConnection("jdbc:sqlite:" + live)) {
      LiveProject.run(
          program,
          "PRAGMA cache_size = 1; BEGIN; INSERT INTO users SELECT value, hex(randomblob(9000))"
              + " FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n"
              + " WHERE value < 99) SELECT value FROM n)");
      Files.copy(live, file("shop.db"), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(Path.of(live + "-journal"), file("shop.db-journal"));
    }
    byte[] journal = Files.readAllBytes(file("shop.db-journal"));
    project.add("shop.db", "--dry-run").exits(3).says("error[KIN913]").saysNot("\tat ");
    assertThat(Files.readAllBytes(file("shop.db-journal"))).isEqualTo(journal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.db?enable_load_extension=true",
        "a b.db",
        "100%25.db",
        "a#b.db",
        "a&mode=memory.db",
        ":resource:shop.db",
        "größe.db",
      })
  void takesEverySignOfAPathForAPath(String name) throws Exception {
    Path made = scratch.resolve("made.db");
    make(made, TABLES);
    Files.copy(made, file(name));
    readsAndTouchesNothing(name);
  }

  @Test
  void readsNothingButAFile() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", file("pipe").toString()).start().waitFor()).isZero();
    project.add("pipe", "--dry-run").exits(3).says("error[KIN918]: `pipe` is a pipe, a device or");
    project.add("jdbc:sqlite:/dev/zero", "--dry-run").exits(3).says("error[KIN918]: `/dev/zero`");
    Files.createSymbolicLink(file("link"), Path.of("/dev/zero"));
    project.add("link", "--dry-run").exits(3).says("error[KIN918]: `link` is a pipe, a device or");
    project.add(".", "--dry-run").exits(3).says("error[KIN918]: `.` is a folder");
    Files.move(file("pipe"), file("shop.mv.db"));
    project.add("jdbc:h2:./shop", "--dry-run").exits(3).says("error[KIN918]: `./shop` is a pipe");
    make(file("shop.db"), "PRAGMA journal_mode = WAL;" + TABLES);
    Files.move(file("shop.mv.db"), file("shop.db-wal"));
    project.add("shop.db", "--dry-run").exits(3).says("error[KIN918]: `shop.db-wal` is a pipe");
  }

  @Test
  void runsNothingOfItsSchema() throws Exception {
    make(
        file("shop.db"),
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL,
          user_id INTEGER GENERATED ALWAYS AS (length(hex(zeroblob(100000000)))));
        INSERT INTO orders (id, total) VALUES (1, 2), (2, 3);
        CREATE VIEW slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
          SELECT max(i) FROM n;
        CREATE VIEW loads AS SELECT load_extension('evil');
        CREATE TRIGGER t AFTER INSERT ON orders BEGIN SELECT load_extension('evil'); END;
        """);
    project.add("shop.db", "--dry-run").saysNot("\tat ", "KIN999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        "SELECT load_extension('evil') AS id"
      })
  void asksNoViewForItsRows(String query) throws Exception {
    make(
        file("shop.db"),
        "CREATE TABLE users (id INTEGER PRIMARY KEY); CREATE VIEW orders AS " + query);
    project.add("shop.db", "--dry-run").exits(1).says("error[KIN243]: `orders` is a view in ");
  }
}
