package dev.kinship.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.syntax.sql.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rebuilds tables of a real SQLite that have all that a rebuild could lose. */
@Tag("slow")
class SqliteRebuildTest {
  private static final String ORDERS =
      """
      CREATE TABLE users (id INTEGER PRIMARY KEY);
      CREATE TABLE orders (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          user_id INTEGER, -- no key yet
          state TEXT NOT NULL DEFAULT 'new; or not' CHECK (state <> ''),
          code TEXT COLLATE NOCASE UNIQUE,
          total REAL GENERATED ALWAYS AS (id * 2) STORED
      );
      CREATE INDEX idx_open ON orders (state) WHERE state = 'new';
      CREATE INDEX idx_lower ON orders (lower(code));
      CREATE TABLE log (text TEXT);
      CREATE TRIGGER orders_log AFTER INSERT ON orders BEGIN
          INSERT INTO log VALUES (CASE WHEN new.id > 1 THEN 'more' ELSE 'first' END);
      END;
      CREATE VIEW open_orders AS SELECT id FROM orders WHERE state LIKE 'new%';
      """;
  private static final String ITEMS =
      "CREATE TABLE items (order_id INTEGER REFERENCES orders (id) ON DELETE CASCADE);";

  private Connection connection;

  @BeforeEach
  void open() throws Exception {
    connection = Engine.SQLITE.emptyDatabase();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void keepsAllThatATableHas() throws SQLException {
    run(ORDERS + ITEMS);
    fill();
    List<String> before = catalog();
    MigrationStep step = step(ORDERS + ITEMS);
    assertThat(step.untransacted()).isTrue();
    run(step.sql());
    assertThat(catalog()).hasSameSizeAs(before);
    assertThat(one("SELECT sql FROM sqlite_master WHERE name = 'orders'"))
        .contains("REFERENCES users (id)", "'new; or not'", "NOCASE");
    assertThat(one("SELECT seq FROM sqlite_sequence WHERE name = 'orders'")).isEqualTo("9");
    assertThat(one("SELECT count(*) FROM items")).isEqualTo("1");
    assertThat(one("SELECT total FROM orders")).isEqualTo("2.0");
    assertThat(one("SELECT id FROM open_orders")).isEqualTo("1");
    assertThat(one("PRAGMA foreign_keys")).isEqualTo("1");
    run("INSERT INTO orders (user_id) VALUES (1)");
    assertThat(one("SELECT count(*) FROM log")).isEqualTo("3");
    assertThatThrownBy(() -> run("INSERT INTO orders (user_id) VALUES (77)"))
        .hasMessageContaining("FOREIGN KEY");
    run(step.undo());
    assertThat(catalog()).isEqualTo(before);
    run("INSERT INTO orders (user_id) VALUES (77)");
  }

  @Test
  void needsNoSettingWhereNothingRefersToTheTable() throws SQLException {
    run(ORDERS);
    run("INSERT INTO users VALUES (1); INSERT INTO orders (user_id) VALUES (1)");
    connection.setAutoCommit(false);
    MigrationStep step = step(ORDERS);
    assertThat(step.untransacted()).isFalse();
    run(step.sql());
    connection.commit();
    run(step.undo());
    connection.commit();
    run(step.sql());
    connection.commit();
    assertThat(one("SELECT user_id FROM orders")).isEqualTo("1");
  }

  @Test
  void stopsInATransactionBeforeItWouldDeleteTheChildren() throws SQLException {
    run(ORDERS + ITEMS);
    fill();
    connection.setAutoCommit(false);
    assertThat(one("SELECT 1")).isEqualTo("1");
    assertThatThrownBy(() -> run(step(ORDERS + ITEMS).sql()))
        .hasMessageContaining("foreign_keys_are_off");
    connection.rollback();
    assertThat(one("SELECT count(*) FROM items")).isEqualTo("1");
  }

  @Test
  void stopsBeforeAChildThatNoMigrationToldOf() throws SQLException {
    run(ORDERS + ITEMS);
    fill();
    assertThatThrownBy(() -> run(step(ORDERS).sql())).hasMessageContaining("foreign_keys_are_off");
    run("ROLLBACK");
    assertThat(one("SELECT count(*) FROM items")).isEqualTo("1");
  }

  @Test
  void stopsAtOrphansAndAtWhatNoMigrationToldOf() throws SQLException {
    run(ORDERS);
    run("INSERT INTO orders (user_id) VALUES (5)");
    assertThatThrownBy(() -> run(step(ORDERS).sql()))
        .hasMessageContaining("every_row_has_its_parent");
    run("ROLLBACK; DELETE FROM orders; CREATE INDEX unknown ON orders (code)");
    assertThatThrownBy(() -> run(step(ORDERS).sql()))
        .hasMessageContaining("indexes_and_triggers_are_as_migrated");
    run("ROLLBACK; DROP INDEX unknown; ALTER TABLE orders ADD COLUMN unknown TEXT");
    assertThatThrownBy(() -> run(step(ORDERS).sql()))
        .hasMessageContaining("columns_are_as_migrated");
    run("ROLLBACK; ALTER TABLE orders DROP COLUMN unknown");
    run(step(ORDERS).sql());
  }

  @Test
  void keepsTheOptionsOfATable() throws SQLException {
    String sql =
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY);
        CREATE TABLE orders (id TEXT PRIMARY KEY, user_id INTEGER) STRICT, WITHOUT ROWID;
        """;
    run(sql);
    run(step(sql).sql());
    assertThat(one("SELECT sql FROM sqlite_master WHERE name = 'orders'"))
        .endsWith(") STRICT, WITHOUT ROWID");
  }

  @Test
  void keepsWhatOthersSayOfTheTable() throws SQLException {
    String sql =
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE orders (
            id INTEGER PRIMARY KEY, user_id INTEGER, note TEXT,
            long INT GENERATED ALWAYS AS (length(note)) VIRTUAL, twice AS (id * 2));
        CREATE UNIQUE INDEX one_open ON orders (user_id) WHERE note IS NULL;
        CREATE INDEX by_long ON orders (long, twice);
        CREATE TABLE items (order_id INTEGER NOT NULL REFERENCES orders ON DELETE CASCADE, n INT);
        CREATE VIEW longest AS SELECT o.id, count(i.n) AS items FROM orders o LEFT JOIN items i ON i.order_id = o.id GROUP BY 1;
        CREATE VIEW of_view AS SELECT * FROM longest WHERE items > 0;
        CREATE TRIGGER with_user AFTER INSERT ON users BEGIN
            INSERT INTO orders (user_id, note) VALUES (new.id, 'first');
        END;
        CREATE TRIGGER through_view INSTEAD OF DELETE ON longest BEGIN
            DELETE FROM orders WHERE id = old.id;
        END;
        """;
    run(sql);
    run("INSERT INTO users VALUES (1, 'a'), (2, 'b'); INSERT INTO items VALUES (1, 1), (1, 2)");
    List<String> before = catalog();
    MigrationStep step = step(sql);
    run(step.sql());
    assertThat(catalog()).hasSameSizeAs(before);
    assertThat(one("SELECT sql FROM sqlite_master WHERE name = 'items'"))
        .contains("REFERENCES orders");
    assertThat(one("SELECT items FROM of_view")).isEqualTo("2");
    assertThat(one("SELECT long FROM orders")).isEqualTo("5");
    run("INSERT INTO users VALUES (3, 'c'); DELETE FROM longest WHERE id = 1");
    assertThat(one("SELECT count(*) FROM orders")).isEqualTo("2");
    assertThat(one("SELECT count(*) FROM items")).isEqualTo("0");
    assertThat(one("SELECT count(*) FROM pragma_foreign_key_check")).isEqualTo("0");
    run("INSERT INTO orders (user_id) VALUES (1)");
    assertThatThrownBy(() -> run("INSERT INTO orders (user_id) VALUES (1)"))
        .hasMessageContaining("UNIQUE");
    run("DELETE FROM orders; " + step.undo());
    assertThat(catalog()).isEqualTo(before);
  }

  @Test
  void refersToItself() throws SQLException {
    String sql = "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER);";
    run(sql);
    run("INSERT INTO orders VALUES (1, NULL), (2, 1)");
    ForeignKey key =
        new ForeignKey(
            "orders",
            List.of("user_id"),
            "orders",
            List.of("id"),
            KeyActions.onDelete(ReferentialAction.CASCADE));
    MigrationStep step = step(sql, key);
    run(step.sql() + ";" + step.undo() + ";" + step.sql());
    assertThat(one("SELECT count(*) FROM orders")).isEqualTo("2");
    run("DELETE FROM orders WHERE id = 1");
    assertThat(one("SELECT count(*) FROM orders")).isEqualTo("0");
  }

  private void fill() throws SQLException {
    run(
        """
        INSERT INTO users VALUES (1);
        INSERT INTO orders (id, user_id, code) VALUES (1, 1, 'a'), (9, NULL, 'b');
        DELETE FROM orders WHERE id = 9;
        INSERT INTO items VALUES (1);
        """);
  }

  private static MigrationStep step(String migrations) {
    return step(
        migrations,
        new ForeignKey(
            "orders", List.of("user_id"), "users", List.of("id"), KeyActions.UNSPECIFIED));
  }

  private static MigrationStep step(String migrations, ForeignKey key) {
    Rendering rendering =
        new Sqlite()
            .render(
                List.of(new AddForeignKey(key)),
                SchemaReader.read(List.of(migrations)),
                RenderOptions.DEFAULT);
    return ((Rendering.Steps) rendering).steps().getFirst();
  }

  private void run(String sql) throws SQLException {
    for (String one : Script.split(sql)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(one);
      }
    }
  }

  private String one(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private List<String> catalog() throws SQLException {
    List<String> all = new ArrayList<>();
    String query =
        "SELECT type, name, tbl_name, replace(replace(sql, ' ', ''), char(10), '') FROM sqlite_master";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query + " ORDER BY 1, 2")) {
      while (rows.next()) {
        String sql = rows.getString(4) == null ? "" : rows.getString(4);
        String plain = sql.replace("--nokeyyet", "").replace("\"orders\"", "orders");
        all.add("%s %s %s".formatted(rows.getString(1), rows.getString(2), plain));
      }
    }
    return all;
  }
}
