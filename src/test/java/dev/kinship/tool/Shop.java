package dev.kinship.tool;

import dev.kinship.cli.Typed;
import dev.kinship.database.Catalog;
import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A project whose tables a tool made and which has rows: what sentences say of them, Kinship writes
 * for that tool.
 */
final class Shop {
  private static final String TABLES =
      """
      CREATE TABLE users (id NUMBERED, name VARCHAR(100) NOT NULL);
      CREATE TABLE roles (id NUMBERED, title VARCHAR(100) NOT NULL);
      CREATE TABLE coupons (id NUMBERED, code VARCHAR(40) NOT NULL);
      CREATE TABLE profiles (id NUMBERED, bio VARCHAR(100) NOT NULL);
      CREATE TABLE orders (id NUMBERED, total DOUBLE PRECISION NOT NULL, coupon_id INTEGER, note VARCHAR(200));
      CREATE TABLE items (
          id NUMBERED,
          order_id INTEGER NOT NULL,
          CONSTRAINT fk_items_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE
      );
      CREATE INDEX idx_items_order_id ON items (order_id);
      """;
  private static final List<String> ROWS =
      List.of(
          "INSERT INTO users (name) VALUES ('ann'), ('bob'), ('cy')",
          "INSERT INTO coupons (code) VALUES ('half'), ('free')",
          "INSERT INTO profiles (bio) VALUES ('one'), ('two')",
          "INSERT INTO orders (total, coupon_id) VALUES (1, 1), (2, NULL), (3, 2), (4, 2)",
          "INSERT INTO items (order_id) VALUES (1), (2), (3), (3), (4)");

  /** A key on a new column, on an existing column, a sole one, and two new tables. */
  private static final List<String> SENTENCES =
      List.of(
          "add Order belongs_to User --optional --yes",
          "add User has_one Profile --optional --yes",
          "add Order belongs_to Coupon --optional --yes",
          "add User has_many_through Role --yes",
          "add Comment belongs_to Order --yes");

  private static final String BEFORE =
      """
      coupons column code NOT NULL
      coupons column id NOT NULL
      coupons primary [id]
      items column id NOT NULL
      items column order_id NOT NULL
      items index [order_id]
      items key [order_id] to orders [id] CASCADE
      items primary [id]
      orders column coupon_id
      orders column id NOT NULL
      orders column note
      orders column total NOT NULL
      orders primary [id]
      profiles column bio NOT NULL
      profiles column id NOT NULL
      profiles primary [id]
      roles column id NOT NULL
      roles column title NOT NULL
      roles primary [id]
      users column id NOT NULL
      users column name NOT NULL
      users primary [id]
      """;
  private static final String ADDED =
      """
      comments column body NOT NULL
      comments column id NOT NULL
      comments column order_id NOT NULL
      comments index [order_id]
      comments key [order_id] to orders [id] NO ACTION
      comments primary [id]
      orders column user_id
      orders index [coupon_id]
      orders index [user_id]
      orders key [coupon_id] to coupons [id] NO ACTION
      orders key [user_id] to users [id] NO ACTION
      profiles column user_id
      profiles key [user_id] to users [id] NO ACTION
      profiles unique [user_id]
      user_roles column id NOT NULL
      user_roles column role_id NOT NULL
      user_roles column user_id NOT NULL
      user_roles index [role_id]
      user_roles key [role_id] to roles [id] NO ACTION
      user_roles key [user_id] to users [id] NO ACTION
      user_roles primary [id]
      user_roles unique [user_id, role_id]
      """;
  private static final String HEADER =
      """
      from typing import ClassVar, Optional

      from rhosocial.activerecord.base import FieldProxy
      from rhosocial.activerecord.model import ActiveRecord
      """;
  private static final String MODEL =
      """


      class %s(ActiveRecord):
          __table_name__ = "%s"

          id: Optional[int] = None
          %s

          c: ClassVar[FieldProxy] = FieldProxy()
      """;

  private final Engine engine;
  private final Tool tool;
  private final Path project;

  private Shop(Engine engine, Tool tool, Path project) {
    this.engine = engine;
    this.tool = tool;
    this.project = project;
  }

  static Shop in(Path project, Engine engine, Tool tool) throws IOException {
    Shop shop = new Shop(engine, tool, project);
    Files.createDirectories(shop.migrations());
    Files.writeString(
        project.resolve("kinship.toml"),
        "dialect = \"%s\"\nrunner = \"%s\"\n".formatted(engine.dialect().id(), tool.id()));
    Files.writeString(
        project.resolve("models.py"),
        HEADER
            + MODEL.formatted("User", "users", "name: str")
            + MODEL.formatted("Role", "roles", "title: str")
            + MODEL.formatted("Coupon", "coupons", "code: str")
            + MODEL.formatted("Profile", "profiles", "bio: str")
            + MODEL.formatted(
                "Order", "orders", "total: float\n    coupon_id: Optional[int] = None")
            + MODEL.formatted("Comment", "comments", "body: str"));
    String key =
        switch (engine) {
          case SQLITE, H2 -> "INTEGER PRIMARY KEY AUTOINCREMENT";
          case POSTGRESQL -> "SERIAL PRIMARY KEY";
          case MARIADB, MYSQL -> "INTEGER AUTO_INCREMENT PRIMARY KEY";
        };
    Files.writeString(
        shop.migrations().resolve(tool.firstName()), tool.first(TABLES.replace("NUMBERED", key)));
    return shop;
  }

  Path migrations() {
    return project.resolve("migrations");
  }

  /** Says all sentences. */
  void relate() {
    SENTENCES.forEach(this::say);
  }

  void say(String sentence) {
    Typed.kin(project, sentence.split(" "));
  }

  void fill(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : ROWS) {
        statement.execute(sql);
      }
    }
  }

  /** What the catalog must say, before the sentences and after. */
  Set<String> before() {
    return new TreeSet<>(BEFORE.lines().toList());
  }

  Set<String> after() {
    Set<String> lines = before();
    lines.addAll(ADDED.lines().toList());
    return lines;
  }

  /** After the sentences on orders and users, and on users and roles, alone. */
  Set<String> afterOrdersAndRoles() {
    Set<String> lines = afterOrdersCouponsAndRoles();
    lines.removeAll(
        List.of("orders index [coupon_id]", "orders key [coupon_id] to coupons [id] NO ACTION"));
    return lines;
  }

  /** After these, and the one on orders and coupons. */
  Set<String> afterOrdersCouponsAndRoles() {
    Set<String> lines = after();
    lines.removeIf(it -> it.startsWith("comments ") || it.startsWith("profiles key"));
    lines.removeAll(List.of("profiles column user_id", "profiles unique [user_id]"));
    return lines;
  }

  /** After a required key of orders to users alone. */
  Set<String> afterFilled() {
    Set<String> lines = before();
    String column = "orders column user_id NOT NULL";
    lines.addAll(
        List.of(column, "orders index [user_id]", "orders key [user_id] to users [id] NO ACTION"));
    return lines;
  }

  /** What the catalog says, but for the tool's own tables. */
  Set<String> catalog(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      Set<String> lines = new TreeSet<>(Catalog.of(connection));
      lines.removeIf(it -> tool.owns(it.substring(0, it.indexOf(' '))));
      return lines;
    }
  }

  /** The rows that there were at first, as one number. */
  static String rows(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT count(*), sum(total), sum(coupon_id),
                    (SELECT count(*) FROM items), (SELECT count(*) FROM users)
                FROM orders
                """)) {
      row.next();
      return "%d %d %d %d %d"
          .formatted(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5));
    }
  }

  /** The number that a query gives. */
  static int number(Database database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public String toString() {
    return tool.id() + " on " + engine;
  }
}
