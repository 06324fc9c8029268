package dev.kinship.syntax.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.OnDelete;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaReaderTest {
  private static final ColumnType INTEGER = ColumnType.of(Kind.INTEGER);

  @Test
  void readsColumnsKeysAndIndexes() {
    Schema schema =
        read(
            """
            CREATE TABLE users (
                id INTEGER PRIMARY KEY AUTOINCREMENT, -- numbered
                email VARCHAR(100) NOT NULL UNIQUE,
                balance DECIMAL(10, 2) DEFAULT 0.00
            );
            CREATE TABLE IF NOT EXISTS orders (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                user_id INTEGER NOT NULL,
                CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users(id) ON UPDATE CASCADE ON DELETE SET NULL
            );
            CREATE INDEX idx_orders_user_id ON orders (user_id);
            """);
    assertThat(schema.doubts()).isEmpty();
    Table users = schema.table("users").orElseThrow();
    assertThat(users.columns())
        .containsExactly(
            new Column("id", INTEGER, false, true),
            new Column("email", new ColumnType(Kind.STRING, 100, 0), false, false),
            new Column("balance", new ColumnType(Kind.DECIMAL, 10, 2), true, false));
    assertThat(users.primaryKey()).containsExactly("id");
    assertThat(users.unique(List.of("email"))).isTrue();
    Table orders = schema.table("orders").orElseThrow();
    assertThat(orders.foreignKeys())
        .containsExactly(
            new ForeignKey(
                "orders", List.of("user_id"), "users", List.of("id"), OnDelete.SET_NULL));
    assertThat(orders.indexes())
        .containsExactly(new Index("idx_orders_user_id", "orders", List.of("user_id"), false));
  }

  @Test
  void findsTheParentsKeyWhereNoneIsWritten() {
    Schema schema =
        read("CREATE TABLE b (a_no INT REFERENCES a); CREATE TABLE a (no INT, PRIMARY KEY (no));");
    assertThat(schema.table("b").orElseThrow().foreignKeys().getFirst().parentColumns())
        .containsExactly("no");
  }

  @Test
  void keepsHowATableWasWritten() {
    Schema schema =
        read(
            """
            CREATE TABLE t (a INT DEFAULT (1 + 2), b TEXT AS (a || ',') STORED, CHECK (a > 0)) STRICT;
            ALTER TABLE t ADD COLUMN c TEXT COLLATE NOCASE;
            CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN a THEN 1 ELSE 2 END; END;
            """);
    var source = schema.table("t").orElseThrow().source().orElseThrow();
    assertThat(source.columns())
        .extracting(it -> it.sql())
        .containsExactly(
            "a INT DEFAULT (1 + 2)", "b TEXT AS (a || ',') STORED", "c TEXT COLLATE NOCASE");
    assertThat(source.columns())
        .extracting(it -> it.computed())
        .containsExactly(false, true, false);
    assertThat(source.constraints()).containsExactly("CHECK (a > 0)");
    assertThat(source.options()).isEqualTo("STRICT");
    assertThat(source.attached()).singleElement().asString().endsWith("END; END");
  }

  private static Schema read(String... texts) {
    return SchemaReader.read(List.of(texts));
  }
}
