package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is undone is undone in the database as well, however many migrations came later: all files
 * run in order, on rows, and leave what was there before; or the undo is refused.
 */
class UndoChainTest {
  private static final String TABLES =
      """
      CREATE TABLE clients (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL
      );
      CREATE TABLE depots (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          city TEXT NOT NULL
      );
      CREATE TABLE parcels (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          weight REAL NOT NULL CHECK (weight > 0)%s
      );
      """;

  private static final String ROWS =
      "INSERT INTO clients (name) VALUES ('a'); INSERT INTO depots (city) VALUES ('b');"
          + " INSERT INTO parcels (weight) VALUES (2.5);";

  private static final String MODEL =
      """


      class %s(ActiveRecord):
          __table_name__ = "%s"

          id: Optional[int] = None
          %s

          c: ClassVar[FieldProxy] = FieldProxy()
      """;

  private static final String NEWER =
      """
      CREATE TABLE newer (id INTEGER PRIMARY KEY AUTOINCREMENT, weight REAL NOT NULL, client_id INTEGER REFERENCES clients (id));
      INSERT INTO newer SELECT id, weight, client_id FROM parcels;
      DROP TABLE parcels;
      ALTER TABLE newer RENAME TO parcels;
      CREATE INDEX idx_parcels_client_id ON parcels (client_id);
      """;

  @TempDir Path scratch;

  @BeforeEach
  void project() {
    write("migrations/001_tables.sql", TABLES.formatted(""));
    write("models.py", models("weight: float"));
  }

  @Test
  void twoAddsAndTwoUndosOfOneTable() {
    String before = read("models.py");
    kin("add Parcel belongs_to Client --optional --yes", 0);
    kin("add Parcel belongs_to Depot --optional --yes", 0);
    kin("undo --applied --yes", 0);
    kin("undo --applied --yes", 0);

    assertThat(read("models.py")).isEqualTo(before);
    assertThat(schema()).isEqualTo(List.of("parcels.id", "parcels.weight"));
  }

  @Test
  void twoKeysOnColumnsThatExist() {
    write(
        "migrations/001_tables.sql",
        TABLES.formatted(",\n    client_id INTEGER,\n    depot_id INTEGER"));
    write("models.py", models("weight: float\n    client_id: int\n    depot_id: int"));
    List<String> before = schema();
    kin("add Parcel belongs_to Client --yes", 0);
    kin("add Parcel belongs_to Depot --yes", 0);
    assertThat(schema()).contains("parcels.client_id > clients", "parcels.depot_id > depots");
    kin("undo --applied --yes", 0);
    assertThat(schema()).contains("parcels.client_id > clients");
    kin("undo --applied --yes", 0);

    assertThat(schema()).isEqualTo(before);
  }

  @Test
  void aRemovalAndTheAdditionBefore() {
    kin("add Parcel belongs_to Client --optional --yes", 0);
    List<String> with = schema();
    kin("remove Parcel.client --drop-key --yes", 0);
    kin("undo --applied --yes", 0);
    assertThat(schema()).isEqualTo(with);
    kin("undo --applied --yes", 0);

    assertThat(schema()).isEqualTo(List.of("parcels.id", "parcels.weight"));
  }

  @Test
  void aTableThatWasBuiltAgainByHand() {
    kin("add Parcel belongs_to Client --optional --yes", 0);
    write("migrations/003_by_hand.sql", NEWER);
    assertThat(kin("undo --not-applied --yes", 1))
        .contains("KIN276", "migrations/003_by_hand.sql:2", "kin undo --applied");
    kin("undo --applied --yes", 0);

    assertThat(schema()).isEqualTo(List.of("parcels.id", "parcels.weight"));
  }

  @Test
  void aKeyThatATableBuiltAgainHas() {
    write("migrations/001_tables.sql", TABLES.formatted(",\n    client_id INTEGER"));
    write("models.py", models("weight: float\n    client_id: int"));
    kin("add Parcel belongs_to Client --yes", 0);
    write("migrations/003_by_hand.sql", NEWER);
    assertThat(kin("undo --not-applied --yes", 1)).contains("KIN276", "migrations/003_by_hand.sql");
    kin("undo --applied --yes", 0);

    assertThat(schema()).isEqualTo(List.of("parcels.id", "parcels.weight", "parcels.client_id"));
  }

  @Test
  void aRemovalBeforeATableThatWasBuiltAgain() {
    kin("add Parcel belongs_to Client --optional --yes", 0);
    List<String> with = schema();
    kin("remove Parcel.client --drop-key --yes", 0);
    write(
        "migrations/004_by_hand.sql",
        """
        CREATE TABLE newer (id INTEGER PRIMARY KEY AUTOINCREMENT, weight REAL NOT NULL);
        INSERT INTO newer SELECT id, weight FROM parcels;
        DROP TABLE parcels;
        ALTER TABLE newer RENAME TO parcels;
        """);
    assertThat(kin("undo --not-applied --yes", 1)).contains("KIN276", "migrations/004_by_hand.sql");
    kin("undo --applied --yes", 0);

    assertThat(schema()).isEqualTo(with);
  }

  @Test
  void anIndexThatCameLater() {
    refusesBothAfter("CREATE INDEX by_hand ON parcels (weight, client_id);\n", "the index by_hand");
    write("migrations/004_drop.sql", "DROP INDEX by_hand;\n");
    kin("undo --applied --yes", 0);

    assertThat(schema()).isEqualTo(List.of("parcels.id", "parcels.weight"));
  }

  @Test
  void aViewThatCameLater() {
    refusesBothAfter(
        "CREATE VIEW sent AS SELECT client_id FROM parcels;\n", "`CREATE VIEW sent AS SELECT");
    write("migrations/004_drop.sql", "DROP VIEW IF EXISTS sent;\n");
    kin("undo --applied --yes", 0);

    assertThat(schema()).isEqualTo(List.of("parcels.id", "parcels.weight"));
  }

  @Test
  void viewsThatWereDroppedTogetherOrReplaced() {
    kin("add Parcel belongs_to Client --optional --yes", 0);
    write(
        "migrations/003_by_hand.sql",
        """
        CREATE VIEW sent AS SELECT client_id FROM parcels;
        CREATE TRIGGER t AFTER INSERT ON parcels BEGIN UPDATE parcels SET client_id = 1 WHERE id = NEW.id; END;
        DROP VIEW main.sent;
        DROP TRIGGER IF EXISTS t;
        CREATE VIEW sent AS SELECT weight FROM parcels;
        """);
    kin("undo --applied --yes", 0);

    assertThat(schema()).isEqualTo(List.of("parcels.id", "parcels.weight"));
  }

  @Test
  void aTriggerThatCameLater() {
    refusesBothAfter(
        "CREATE TRIGGER t AFTER INSERT ON parcels BEGIN UPDATE parcels SET client_id = 1 WHERE id = NEW.id; END;\n",
        "`CREATE TRIGGER t AFTER INSERT");
  }

  @Test
  void aCheckThatCameLater() {
    refusesBothAfter(
        NEWER.replace("clients (id));", "clients (id), CHECK (client_id > 0));"),
        "CHECK (client_id > 0)");
  }

  @Test
  void aKeyToTheTableThatCameLater() {
    write("migrations/001_tables.sql", "CREATE TABLE labels (id INTEGER PRIMARY KEY);\n");
    kin("add Parcel belongs_to Client --optional --yes", 0);
    write(
        "migrations/003_by_hand.sql",
        "\nALTER TABLE labels ADD COLUMN client_id INTEGER REFERENCES clients (id);\n");
    assertThat(kin("undo --not-applied --yes", 1))
        .contains("KIN276", "migrations/003_by_hand.sql:2");
    assertThat(kin("undo --applied --yes", 1))
        .contains("KIN245", "clients cannot be dropped: the key labels.client_id needs it")
        .contains("migrations/003_by_hand.sql:2");
  }

  @Test
  void aColumnOfTheTableThatCameLater() {
    write("migrations/001_tables.sql", "CREATE TABLE labels (id INTEGER PRIMARY KEY);\n");
    kin("add Parcel belongs_to Client --optional --yes", 0);
    write("migrations/003_by_hand.sql", "ALTER TABLE clients ADD COLUMN note TEXT;\n");
    assertThat(kin("undo --not-applied --yes", 1))
        .contains("KIN276", "migrations/003_by_hand.sql:1");
    assertThat(kin("undo --applied --yes", 1)).contains("KIN245", "clients cannot be dropped");
  }

  @Test
  void whatALaterMigrationDropped() {
    kin("add Parcel belongs_to Client --optional --yes", 0);
    write(
        "migrations/003_by_hand.sql",
        "DROP INDEX idx_parcels_client_id;\nALTER TABLE parcels DROP COLUMN client_id;\n");
    assertThat(kin("undo --not-applied --yes", 1))
        .contains("KIN276", "migrations/003_by_hand.sql:1");
    assertThat(kin("undo --applied --yes", 0))
        .contains("KIN418", "parcels.client_id is no longer there", "migrations/003_by_hand.sql:2");

    assertThat(schema()).isEqualTo(List.of("parcels.id", "parcels.weight"));
  }

  @Test
  void whatALaterMigrationRenamed() {
    kin("add Parcel belongs_to Client --optional --yes", 0);
    write(
        "migrations/003_by_hand.sql",
        "ALTER TABLE parcels RENAME COLUMN client_id TO customer_id;\n");
    assertThat(kin("undo --applied --yes", 1))
        .contains("KIN270", "parcels.client_id", "renames", "migrations/003_by_hand.sql:1");
  }

  @Test
  void aTableThatNoMigrationCreates() {
    kin("add Parcel belongs_to Client --optional --yes", 0);
    write("migrations/001_tables.sql", "CREATE TABLE labels (id INTEGER PRIMARY KEY);\n");
    assertThat(kin("undo --applied --yes", 1))
        .contains("KIN270", "do not create parcels", "kin undo --applied --no-migration");
    kin("undo --applied --no-migration --yes", 0);

    assertThat(read("models.py")).isEqualTo(models("weight: float"));
    assertThat(scratch.resolve("migrations/002_add_client_id_to_parcels.sql")).exists();
    assertThat(scratch.resolve("migrations/003_drop_client_id_of_parcels.sql")).doesNotExist();
  }

  @Test
  void migrationsInAnotherFolderThanTheUsual() {
    write("db/sql/001_tables.sql", TABLES.formatted(""));
    kin("add Parcel belongs_to Client --optional --migrations db/sql --yes", 0);
    kin("undo --applied --yes", 0);

    assertThat(scratch.resolve("db/sql")).isDirectoryContaining("glob:**/003_*.sql");
  }

  @Test
  void aLaterMigrationOfSomethingElse() {
    kin("add Parcel belongs_to Client --optional --yes", 0);
    write(
        "migrations/003_by_hand.sql",
        "ALTER TABLE parcels ADD COLUMN note TEXT;\nINSERT INTO depots (city) VALUES ('client_id, parcels');\n");
    kin("undo --not-applied --yes", 0);

    assertThat(schema()).isEqualTo(List.of("parcels.id", "parcels.weight", "parcels.note"));
  }

  private void refusesBothAfter(String sql, String need) {
    kin("add Parcel belongs_to Client --optional --yes", 0);
    write("migrations/003_by_hand.sql", sql);
    Tree before = Tree.read(scratch);

    assertThat(kin("undo --not-applied --yes", 1))
        .contains("KIN276", "migrations/003_by_hand.sql:");
    assertThat(kin("undo --applied --yes", 1))
        .contains(
            "KIN245", "parcels.client_id cannot be dropped: ", need, "migrations/003_by_hand.sql:");
    assertThat(Tree.read(scratch)).isEqualTo(before);
  }

  private static String models(String fields) {
    return "from typing import ClassVar, Optional\n\nfrom rhosocial.activerecord.base import FieldProxy\nfrom rhosocial.activerecord.model import ActiveRecord\n"
        + MODEL.formatted("Client", "clients", "name: str")
        + MODEL.formatted("Depot", "depots", "city: str")
        + MODEL.formatted("Parcel", "parcels", fields);
  }

  private String kin(String words, int code) {
    String output = Case.run(Tree.read(scratch), scratch, List.of(words.split(" "))).output();
    assertThat(output).endsWith("exit " + code + "\n");
    return output;
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(scratch.resolve(name).getParent());
      Files.writeString(scratch.resolve(name), text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(scratch.resolve(name), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The columns and keys of parcels after all migrations, the first of which is given rows. */
  private List<String> schema() {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement();
        Stream<Path> files = Files.list(scratch.resolve("migrations"))) {
      statement.executeUpdate("PRAGMA foreign_keys = ON");
      boolean first = true;
      for (Path file : files.sorted().toList()) {
        statement.executeUpdate(Files.readString(file, UTF_8));
        if (first) {
          statement.executeUpdate(ROWS);
        }
        first = false;
      }
      List<String> found =
          column(statement, "SELECT 'parcels.' || name FROM pragma_table_info('parcels')");
      found.addAll(
          column(
              statement,
              "SELECT 'parcels.' || \"from\" || ' > ' || \"table\" FROM pragma_foreign_key_list('parcels') ORDER BY 1"));
      found.addAll(column(statement, "SELECT name FROM pragma_index_list('parcels') ORDER BY 1"));
      assertThat(column(statement, "SELECT weight FROM parcels")).containsExactly("2.5");
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
