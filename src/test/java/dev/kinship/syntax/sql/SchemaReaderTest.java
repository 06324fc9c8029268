package dev.kinship.syntax.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.Doubt;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    assertThat(users.columns().stream().map(SchemaReaderTest::unstated))
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
                "orders",
                List.of("user_id"),
                "users",
                List.of("id"),
                new KeyActions(ReferentialAction.SET_NULL, ReferentialAction.CASCADE),
                Optional.of("fk_orders_user_id")));
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
    assertThat(source.constraints()).extracting(it -> it.sql()).containsExactly("CHECK (a > 0)");
    assertThat(source.options()).isEqualTo("STRICT");
    assertThat(source.attached())
        .singleElement()
        .satisfies(it -> assertThat(it.sql()).endsWith("END; END"));
  }

  @Test
  void readsDumpsOfMySql() {
    Schema schema =
        read(
            """
            /*!40101 SET NAMES utf8 */;
            # a comment; with a semicolon
            CREATE TABLE `order items` (
              `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT COMMENT 'it\\'s; the key',
              `key` varchar(20) DEFAULT NULL,
              `user_id` int(11) DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP,
              `paid` tinyint(1) NOT NULL DEFAULT '0',
              PRIMARY KEY (`id`),
              UNIQUE KEY `uq` (`key`(10)),
              KEY `idx_user` (`user_id`) USING BTREE,
              CONSTRAINT `order items_ibfk_1` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
            ALTER TABLE `order items` ADD COLUMN `a` int FIRST, DROP FOREIGN KEY `order items_ibfk_1`,
              CHANGE COLUMN `key` `code` text, MODIFY `paid` boolean, ADD INDEX (`a`), ALGORITHM=INPLACE;
            """);
    assertThat(schema.doubts()).isEmpty();
    Table table = schema.table("order items").orElseThrow();
    assertThat(table.columns().stream().map(SchemaReaderTest::unstated).toList())
        .contains(new Column("id", ColumnType.of(Kind.BIG_INTEGER), false, true))
        .contains(new Column("code", ColumnType.of(Kind.STRING), true, false))
        .contains(new Column("paid", ColumnType.of(Kind.BOOLEAN), true, false))
        .contains(new Column("a", INTEGER, true, false));
    assertThat(table.foreignKeys()).isEmpty();
    assertThat(table.unique(List.of("code"))).isTrue();
    assertThat(table.indexes()).hasSize(3);
  }

  @Test
  void readsPostgreSql() {
    Schema schema =
        read(
            """
            BEGIN; SET lock_timeout = '2s';
            CREATE TABLE IF NOT EXISTS public."Users" (
              id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
              tags text[] NOT NULL DEFAULT '{}'::text[],
              at timestamp(6) with time zone DEFAULT now(),
              price numeric(12,2) CHECK (price > 0),
              no bigint GENERATED BY DEFAULT AS IDENTITY,
              EXCLUDE USING gist (at WITH &&)
            ) PARTITION BY RANGE (at);
            CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN DROP TABLE "Users"; END; $body$ LANGUAGE plpgsql;
            ALTER TABLE ONLY public."Users" ADD COLUMN IF NOT EXISTS boss_id uuid CONSTRAINT boss REFERENCES "Users";
            CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS u ON ONLY "Users" USING btree (boss_id DESC NULLS LAST);
            CREATE INDEX ON "Users" (lower(tags));
            CREATE UNIQUE INDEX part ON "Users" (price) WHERE price > 3;
            ALTER TABLE "Users" ALTER COLUMN boss_id SET NOT NULL, ALTER COLUMN price TYPE double precision USING 1;
            ALTER TABLE "Users" ADD CONSTRAINT again FOREIGN KEY (boss_id) REFERENCES "Users" (id) NOT VALID;
            ALTER TABLE "Users" VALIDATE CONSTRAINT again;
            ALTER TABLE "Users" DROP CONSTRAINT boss;
            CREATE EXTENSION x; COMMENT ON TABLE "Users" IS 'x'; GRANT ALL ON "Users" TO y; SELECT 1; COMMIT;
            """);
    assertThat(schema.doubts()).isEmpty();
    Table users = schema.table("Users").orElseThrow();
    assertThat(users.columns())
        .extracting(it -> it.type().kind())
        .containsExactly(
            Kind.UUID, Kind.STRING, Kind.TIMESTAMP, Kind.REAL, Kind.BIG_INTEGER, Kind.UUID);
    assertThat(users.column("no").orElseThrow().generated()).isTrue();
    assertThat(users.column("boss_id").orElseThrow().nullable()).isFalse();
    assertThat(users.foreignKeys())
        .extracting(ForeignKey::columns, ForeignKey::parent, ForeignKey::given)
        .containsExactly(tuple(List.of("boss_id"), "Users", Optional.of("again")));
    assertThat(users.unique(List.of("boss_id"))).isTrue();
    assertThat(users.unique(List.of("price"))).isFalse();
    assertThat(users.source()).isEmpty();
  }

  @Test
  void followsRenamingAndDropping() {
    Schema schema =
        read(
            """
            CREATE TABLE a (id INTEGER PRIMARY KEY, x INT, y INT);
            CREATE TABLE b (a_id INT REFERENCES a (id));
            CREATE INDEX i ON a (x);
            ALTER TABLE a RENAME TO c;
            ALTER TABLE c RENAME COLUMN id TO no;
            ALTER TABLE c RENAME x TO z;
            ALTER TABLE c DROP COLUMN y;
            CREATE TABLE gone (id INT); DROP TABLE IF EXISTS gone, never;
            """,
            "RENAME TABLE b TO d; DROP INDEX nothing;");
    assertThat(schema.doubts()).isEmpty();
    assertThat(schema.tables().keySet()).containsExactlyInAnyOrder("c", "d");
    assertThat(schema.table("d").orElseThrow().foreignKeys())
        .containsExactly(
            new ForeignKey("d", List.of("a_id"), "c", List.of("no"), KeyActions.UNSPECIFIED));
    Table table = schema.table("c").orElseThrow();
    assertThat(table.columns()).extracting(Column::name).containsExactly("no", "z");
    assertThat(table.indexes()).containsExactly(new Index("i", "c", List.of("z"), false));
  }

  @Test
  void followsARebuildOfSqlite() {
    Schema schema =
        read(
            """
            CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INT);
            CREATE INDEX i ON orders (user_id);
            CREATE TABLE items (order_id INT REFERENCES orders);
            PRAGMA foreign_keys = OFF;
            CREATE TABLE orders_new (id INTEGER PRIMARY KEY, user_id INT REFERENCES users (id));
            INSERT INTO orders_new SELECT * FROM orders;
            DROP TABLE orders;
            ALTER TABLE orders_new RENAME TO orders;
            """);
    assertThat(schema.doubts()).isEmpty();
    Table orders = schema.table("orders").orElseThrow();
    assertThat(refers(orders, "user_id", "users")).isTrue();
    assertThat(orders.indexes()).isEmpty();
    assertThat(orders.source()).isPresent();
    assertThat(refers(schema.table("items").orElseThrow(), "order_id", "orders")).isTrue();
  }

  @Test
  void namesWhatItCannotFollow() {
    assertThat(read("CREATE TABLE copy AS SELECT * FROM a;").doubts())
        .extracting(Doubt::said)
        .containsExactly(
            "`CREATE TABLE copy AS SELECT * FROM a`: the columns of copy are not known");
    assertThat(read("DO $$ BEGIN EXECUTE 'DROP TABLE x'; END $$;").doubts())
        .singleElement()
        .extracting(Doubt::said)
        .asString()
        .endsWith("not understood, and may change tables");
    assertThat(read("ALTER TABLE nobody ADD COLUMN x INT").doubts())
        .extracting(Doubt::said)
        .containsExactly(
            "`ALTER TABLE nobody ADD COLUMN x INT`: the migrations do not create nobody");
    assertThat(read("CREATE TABLE t (id INT); ALTER TABLE t ATTACH PARTITION p").doubts())
        .extracting(Doubt::said)
        .containsExactly("`ALTER TABLE t ATTACH PARTITION p`: the migrations do not create p");
    assertThat(read("CREATE TABLE t (LIKE u INCLUDING ALL)").doubts()).hasSize(1);
    assertThat(read("CREATE TABLE t (id INT); CREATE TABLE t (no INT)").doubts()).hasSize(1);
    assertThat(read("CREATE TABLE t (id INT, x INT CHECK (x > (0))").doubts())
        .extracting(Doubt::said)
        .containsExactly(
            "`CREATE TABLE t (id INT, x INT CHECK (x > (0))`: the columns of t are not known");
    assertThat(read("CREATE TABLE t (id INT); DROP SCHEMA public CASCADE").tables()).isEmpty();
    assertThat(read("CREATE TABLE t (id INT); DROP OWNED BY joe").doubts()).hasSize(1);
    assertThat(read("DROP SCHEMA IF EXISTS shop; CREATE TABLE t (id INT)").doubts()).isEmpty();
    assertThat(read("CREATE TABLE t (id INT").tables()).containsKey("t");
    assertThat(read("CREATE TABLE", "ALTER TABLE", "DROP", ";;", "'", "\"", "(((", "/*").doubts())
        .hasSizeGreaterThan(1);
  }

  @Test
  void splitsWhatHasSemicolonsWithin() {
    assertThat(
            Script.split(
                """
                INSERT INTO a VALUES ('x;''y'); -- no; end
                CREATE TRIGGER t BEFORE UPDATE ON a BEGIN SELECT 1; SELECT CASE 1 WHEN 1 THEN 2 END; END;
                CREATE TABLE event (begin INT, [a;b] TEXT); SELECT $x$;$x$; SELECT E'\\';'
                """))
        .hasSize(5);
  }

  @Test
  void keepsTablesOfSeveralSchemasApart() {
    Schema schema =
        read(
            """
            CREATE TABLE app.orders (id INT PRIMARY KEY, user_id INT REFERENCES users);
            CREATE TABLE audit.orders (id INT, at INT);
            CREATE TABLE app.users (id INT PRIMARY KEY);
            CREATE INDEX changed ON app.orders (id);
            CREATE INDEX changed ON audit.orders (at);
            CREATE INDEX aux.first ON items (id);
            ALTER TABLE audit.orders ADD COLUMN who INT;
            ALTER TABLE audit.orders RENAME TO changes;
            CREATE TABLE audit.orders (never INT);
            DROP INDEX audit.changed;
            DROP TABLE audit.users;
            DROP TABLE audit.orders;
            """);
    assertThat(schema.doubts())
        .extracting(Doubt::said)
        .containsExactly(
            "`CREATE INDEX aux.first ON items (id)`: the migrations do not create aux.items");
    String appOrders = TableName.in("app", "orders");
    assertThat(schema.tables())
        .containsOnlyKeys(
            appOrders, TableName.in("app", "users"), TableName.in("audit", "changes"));
    Table orders = schema.table(schema.place("orders")).orElseThrow();
    assertThat(orders.columns()).extracting(Column::name).containsExactly("id", "user_id");
    assertThat(orders.indexes())
        .containsExactly(new Index("changed", appOrders, List.of("id"), false));
    assertThat(refers(orders, "user_id", TableName.in("app", "users"))).isTrue();
    assertThat(schema.table(schema.place("changes")).orElseThrow().columns())
        .extracting(Column::name)
        .containsExactly("id", "at", "who");
    assertThat(schema.place("Orders")).isEqualTo(appOrders);
    assertThat(schema.told(List.of("orders"), () -> Stream.of(appOrders)).place("orders"))
        .isEqualTo("orders");
  }

  @Test
  void findsTheParentAsTheDatabaseDoes() {
    String text =
        """
        CREATE TABLE users (id INT PRIMARY KEY);
        CREATE TABLE audit.users (id INT PRIMARY KEY);
        CREATE TABLE audit.folders (user_id INT REFERENCES users);
        """;
    String folders = TableName.in("audit", "folders");
    assertThat(SchemaReader.read(List.of(text), Wording.FOLDED).table(folders).orElseThrow())
        .returns(true, it -> refers(it, "user_id", "users"));
    assertThat(SchemaReader.read(List.of(text), Wording.USUAL).table(folders).orElseThrow())
        .returns(true, it -> refers(it, "user_id", TableName.in("audit", "users")));
  }

  @Test
  void knowsTheSchemaThatNeedNotBeNamed() {
    String text = "CREATE TABLE public.users (id INT PRIMARY KEY)";
    String written = TableName.in("public", "users");
    Schema postgresql = SchemaReader.read(List.of(text), Wording.FOLDED);
    assertThat(postgresql.tables()).containsOnlyKeys("users");
    assertThat(postgresql.place(written)).isEqualTo("users");
    Schema mysql = SchemaReader.read(List.of(text), Wording.MYSQL);
    assertThat(mysql.tables()).containsOnlyKeys(written);
    assertThat(mysql.place(written)).isEqualTo(written);
  }

  @Test
  void takesAnIndexFromTheTableThatIsSaid() {
    Schema schema =
        read(
            """
            CREATE TABLE a (x INT, KEY same (x)); CREATE TABLE b (x INT, KEY same (x));
            DROP INDEX same ON b;
            """);
    assertThat(schema.table("a").orElseThrow().indexes()).hasSize(1);
    assertThat(schema.table("b").orElseThrow().indexes()).isEmpty();
  }

  @Test
  void doubtsWhichOfSeveralTablesIsMeant() {
    Schema doubtful = read("CREATE TABLE a (x INT)", "ALTER TABLE app.a ADD COLUMN y INT");
    assertThat(doubtful.doubts())
        .extracting(Doubt::said)
        .containsExactly(
            "`ALTER TABLE app.a ADD COLUMN y INT`: the migrations do not create app.a");
    assertThat(doubtful.homes("a")).hasSize(2);
    Schema only = read("CREATE TABLE app.a (x INT)", "ALTER TABLE a ADD COLUMN y INT");
    assertThat(only.doubts()).isEmpty();
    assertThat(only.table(only.place("a")).orElseThrow().columns()).hasSize(2);
    assertThat(read("CREATE TABLE public.a (x INT)", "ALTER TABLE a ADD COLUMN y INT").doubts())
        .isEmpty();
    assertThat(read("CREATE TABLE \"x.a\" (x INT)", "CREATE TABLE a (y INT)").doubts()).isEmpty();
  }

  @Test
  void survivesEveryBeginningOfAText() {
    String text =
        """
        CREATE TABLE "a b" (id INT PRIMARY KEY, b DECIMAL(10,2) REFERENCES c (d) ON DELETE SET NULL);
        ALTER TABLE `x` ADD CONSTRAINT y UNIQUE (z), DROP COLUMN q; /* c */ SELECT $t$ ; $t$;
        CREATE UNIQUE INDEX CONCURRENTLY i ON t USING btree (lower(a)) WHERE b;
        """;
    for (int end = 0; end <= text.length(); end++) {
      assertThat(read(text.substring(0, end), text.substring(end))).isNotNull();
    }
  }

  private static Schema read(String... texts) {
    return SchemaReader.read(List.of(texts));
  }

  private static boolean refers(Table table, String column, String parent) {
    return table.foreignKeys().stream()
        .anyMatch(it -> it.columns().equals(List.of(column)) && it.parent().equals(parent));
  }

  private static Column unstated(Column column) {
    return column.with(column.type(), Optional.empty());
  }
}
