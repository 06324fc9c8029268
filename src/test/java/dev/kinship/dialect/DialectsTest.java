package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.dialect.h2.H2;
import dev.kinship.dialect.mysql.MariaDb;
import dev.kinship.dialect.mysql.MySql;
import dev.kinship.dialect.postgresql.PostgreSql;
import dev.kinship.dialect.sqlite.Sqlite;
import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.Table;
import dev.kinship.syntax.sql.SchemaReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialectsTest {
  private static final Column USER_ID =
      new Column("user_id", ColumnType.of(Kind.INTEGER), true, false);
  private static final SchemaChange COLUMN =
      add(USER_ID, KeyActions.onDelete(ReferentialAction.CASCADE));
  private static final SchemaChange INDEX =
      new CreateIndex(Index.on("orders", List.of("user_id"), false));

  private static final RenderOptions SHORT =
      new RenderOptions(Safety.NEVER, Optional.empty(), true);

  /** Those that the tests run on real databases. */
  private static final List<Dialect> RUN =
      Dialects.ALL.stream().filter(it -> !(it instanceof Relative)).toList();

  @Test
  void everyDialectIsFoundByItsName() {
    assertThat(Dialects.ALL)
        .extracting(Dialect::id)
        .startsWith("sqlite", "postgresql", "mysql", "mariadb", "h2")
        .endsWith("cockroachdb", "yugabytedb", "citus", "vitess", "tidb");
    assertThat(Dialects.named("oracle")).isEmpty();
  }

  @Test
  void wordsInCommentsTellNoDialect() {
    assertThat(List.of("\n", "\r\n", "\r"))
        .map(it -> "-- no PRAGMA" + it + "CREATE TABLE users (id bigserial PRIMARY KEY);")
        .allSatisfy(
            it ->
                assertThat(Dialects.of(List.of(it)))
                    .extracting(Dialect::id)
                    .containsExactly("postgresql"));
  }

  @Test
  void postgreSqlAddsTheKeyWithItsColumn() {
    assertThat(script(new PostgreSql(), Schema.EMPTY, COLUMN, INDEX))
        .isEqualTo(
            """
            ALTER TABLE orders ADD COLUMN user_id INTEGER CONSTRAINT fk_orders_user_id REFERENCES users (id) ON DELETE CASCADE
            CREATE INDEX idx_orders_user_id ON orders (user_id)
            -- back
            DROP INDEX idx_orders_user_id
            ALTER TABLE orders DROP COLUMN user_id
            """);
  }

  @Test
  void mySqlAddsTheKeyBehindTheIndexThatItNeeds() {
    assertThat(script(new MySql(), Schema.EMPTY, COLUMN, INDEX))
        .isEqualTo(
            """
            ALTER TABLE orders ADD COLUMN user_id INT
            CREATE INDEX idx_orders_user_id ON orders (user_id)
            ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
            -- back
            ALTER TABLE orders DROP FOREIGN KEY fk_orders_user_id
            DROP INDEX idx_orders_user_id ON orders
            ALTER TABLE orders DROP COLUMN user_id
            """);
  }

  @Test
  void dropsInAnOrderThatTheDatabaseAllows() {
    Schema known =
        SchemaReader.read(
            List.of(
                """
                CREATE TABLE orders (
                    id INT PRIMARY KEY,
                    user_id INT NOT NULL,
                    CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id) ON UPDATE CASCADE
                );
                CREATE INDEX by_user ON orders (user_id);
                """));
    Table orders = known.table("orders").orElseThrow();
    SchemaChange[] drops = {
      new DropColumn("orders", orders.column("user_id").orElseThrow()),
      new DropIndex(orders.indexes().getFirst()),
      new DropForeignKey(orders.foreignKeys().getFirst())
    };
    assertThat(script(new MySql(), known, drops))
        .isEqualTo(
            """
            ALTER TABLE orders DROP FOREIGN KEY buyer
            DROP INDEX by_user ON orders
            ALTER TABLE orders DROP COLUMN user_id
            -- back
            ALTER TABLE orders ADD COLUMN user_id INT
            CREATE INDEX by_user ON orders (user_id)
            ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id) ON UPDATE CASCADE
            """);
    assertThat(script(new Sqlite(), known, drops))
        .contains(
            "DROP INDEX by_user\n", "CREATE TABLE kin_new_orders (\n    id INT PRIMARY KEY\n)");
  }

  @Test
  void aKeyWhoseNameOnlyTheDatabaseKnowsCannotGo() {
    Schema known =
        SchemaReader.read(
            List.of(
                "CREATE TABLE a (b_id INT, FOREIGN KEY (b_id) REFERENCES b (id));"
                    + "CREATE TABLE b (id INT PRIMARY KEY);"));
    DropForeignKey drop =
        new DropForeignKey(known.table("a").orElseThrow().foreignKeys().getFirst());
    assertThat(new MariaDb().render(List.of(drop), known, RenderOptions.DEFAULT))
        .isEqualTo(
            new Rendering.Unshown(
                "The migrations do not show the name of the key a.b_id: MariaDB generated it."));
    assertThat(script(new PostgreSql(), known, drop)).contains("DROP CONSTRAINT a_b_id_fkey");
  }

  @Test
  void theDownMigrationBeginsWithAGuard() {
    Rendering rendering =
        new PostgreSql()
            .render(
                List.of(COLUMN, INDEX),
                Schema.EMPTY,
                new RenderOptions(Safety.NEVER, Optional.empty(), false));
    MigrationStep last = ((Rendering.Steps) rendering).steps().getLast();
    assertThat(last.sql()).isEmpty();
    assertThat(last.undo())
        .isEqualTo(
            """
            -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
            DO $kin$
            BEGIN
                LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
                IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
                    RAISE EXCEPTION 'orders.user_id has a value';
                END IF;
            END
            $kin$""");
  }

  @Test
  void everyActionIsWrittenAsItIs() {
    for (Dialect dialect : RUN) {
      for (ReferentialAction action : ReferentialAction.values()) {
        String word = action.word().toUpperCase(Locale.ROOT).replace('-', ' ');
        String script = script(dialect, Schema.EMPTY, add(USER_ID, new KeyActions(action, action)));
        if (action != ReferentialAction.UNSPECIFIED) {
          assertThat(script)
              .contains("REFERENCES users (id) ON DELETE %s ON UPDATE %s".formatted(word, word));
        } else {
          assertThat(script).doesNotContain("ON DELETE", "ON UPDATE");
        }
      }
    }
  }

  @Test
  void aColumnIsRequiredIfTheChangeSaysSo() {
    Column required = new Column("user_id", ColumnType.of(Kind.INTEGER), false, false);
    for (Dialect dialect : RUN) {
      Rendering.Steps steps =
          steps(
              dialect, Schema.EMPTY, add(required, KeyActions.onDelete(ReferentialAction.CASCADE)));
      assertThat(steps.steps()).anyMatch(it -> it.sql().contains(" NOT NULL"));
      assertThat(steps.notes()).isEmpty();
    }
  }

  @Test
  void aKeyOfMySqlHasTheTypeOfItsParent() {
    Schema known =
        SchemaReader.read(
            List.of("CREATE TABLE users (id bigint(20) UNSIGNED NOT NULL PRIMARY KEY);"));
    assertThat(script(new MariaDb(), known, COLUMN))
        .startsWith("ALTER TABLE orders ADD COLUMN user_id BIGINT(20) UNSIGNED\n");
    assertThat(script(new PostgreSql(), known, COLUMN)).contains("user_id BIGINT ");
  }

  @Test
  void textThatMySqlIndexesHasALength() {
    Column code = new Column("code", ColumnType.of(Kind.STRING), false, false);
    Column text = new Column("text", ColumnType.of(Kind.STRING), false, false);
    Table table =
        new Table(
            "notes",
            List.of(code, text),
            List.of(),
            List.of(),
            List.of(Index.on("notes", List.of("code"), true)));
    assertThat(script(new MySql(), Schema.EMPTY, new CreateTable(table)))
        .contains(
            "code VARCHAR(255) NOT NULL,\n    text TEXT NOT NULL,\n    UNIQUE INDEX idx_notes_code (code)\n");
  }

  @Test
  void namesThatAreTooLongEndInADigest() {
    Index index = Index.on("o".repeat(60), List.of("ü".repeat(20)), false);
    assertThat(name(new PostgreSql(), index))
        .matches("idx_o{50}_[0-9a-f]{8}")
        .isEqualTo(name(new PostgreSql(), index));
    assertThat(name(new MySql(), index)).matches("idx_o{51}_[0-9a-f]{8}");
    assertThat(name(new H2(), index)).contains(index.name());
  }

  @Test
  void twoIndexesThatSpellTheSameAreToldApart() {
    SchemaChange one = new CreateIndex(Index.on("a_b", List.of("c"), false));
    SchemaChange two = new CreateIndex(Index.on("a", List.of("b_c"), false));
    assertThat(script(new Sqlite(), Schema.EMPTY, one, two))
        .contains("INDEX idx_a_b_c ON a_b", "INDEX idx_a_b_c_4b84837f ON a ");
  }

  @Test
  void aRelativeChangesOneThingATransaction() {
    Rendering.Steps steps = relative("cockroachdb", COLUMN, INDEX);
    assertThat(steps.steps().getFirst().transaction()).isEqualTo(Transaction.OWN);
    assertThat(steps.steps().get(1).sql()).startsWith("CREATE INDEX idx_orders_user_id");
    assertThat(steps.steps()).hasSize(3).last().extracting(MigrationStep::sql).isEqualTo("");
    assertThat(steps.notes())
        .singleElement()
        .asString()
        .contains("this migration follows the documentation of CockroachDB");
    assertThat(relative("citus", COLUMN).notes()).hasSize(2);
  }

  @Test
  void aRelativeWithoutKeysLeavesThemToTheModels() {
    assertThat(relative("vitess", COLUMN, INDEX).steps())
        .extracting(MigrationStep::sql)
        .containsExactly(
            "ALTER TABLE orders ADD COLUMN user_id INT",
            "CREATE INDEX idx_orders_user_id ON orders (user_id)",
            "");
    ForeignKey key =
        new ForeignKey(
            "orders",
            List.of("user_id"),
            "users",
            List.of("id"),
            KeyActions.onDelete(ReferentialAction.CASCADE));
    Rendering.Steps nothing = relative("vitess", new AddForeignKey(key));
    assertThat(nothing.steps()).isEmpty();
  }

  private static Rendering.Steps relative(String id, SchemaChange... changes) {
    Dialect dialect = Dialects.named(id).orElseThrow();
    return (Rendering.Steps) dialect.render(List.of(changes), Schema.EMPTY, RenderOptions.DEFAULT);
  }

  @Test
  void keysOfOneRunThatSpellTheSameAreToldApart() {
    ForeignKey one =
        new ForeignKey("a_b", List.of("c"), "users", List.of("id"), KeyActions.UNSPECIFIED);
    ForeignKey two =
        new ForeignKey("A", List.of("b_c"), "users", List.of("id"), KeyActions.UNSPECIFIED);
    String script =
        script(new MySql(), Schema.EMPTY, new AddForeignKey(one), new AddForeignKey(two));
    assertThat(script).contains("CONSTRAINT fk_a_b_c FOREIGN KEY (c)");
    assertThat(script).containsPattern("CONSTRAINT fk_A_b_c_[0-9a-f]{8} FOREIGN KEY \\(b_c\\)");
  }

  @Test
  void refusesNamesThatNoMigrationCanHold() {
    for (Dialect dialect : Dialects.ALL) {
      for (String name :
          List.of("a\n-- migrate:down", "a\rb", "a\tb", "a\0", "a\u2028b", "a\uD83D", "")) {
        assertThat(
                refusal(
                    dialect, Schema.EMPTY, new CreateIndex(Index.on("t", List.of(name), false))))
            .matches("(?s)The name “.*” (is not one that|has a line end|has \\d+ ).*");
      }
    }
  }

  @Test
  void refusesWhatCannotBe() {
    Schema known =
        SchemaReader.read(
            List.of(
                "CREATE TABLE users (id INTEGER, email TEXT);"
                    + "CREATE TABLE orders (user_id INTEGER NOT NULL);"));
    assertThat(refusal(new PostgreSql(), known, COLUMN))
        .isEqualTo(
            "orders.user_id cannot refer to users (id), which is neither a primary key nor unique.");
    ForeignKey key =
        new ForeignKey(
            "orders",
            List.of("user_id"),
            "users",
            List.of("id"),
            KeyActions.onDelete(ReferentialAction.SET_NULL));
    assertThat(refusal(new H2(), known, new AddForeignKey(key)))
        .isEqualTo(
            "ON DELETE SET NULL needs a column that may be NULL, and orders.user_id may not.");
    KeyActions onUpdate = new KeyActions(ReferentialAction.CASCADE, ReferentialAction.SET_NULL);
    assertThat(
            refusal(
                new H2(),
                known,
                new AddForeignKey(
                    new ForeignKey(
                        "orders", List.of("user_id"), "users", List.of("id"), onUpdate))))
        .isEqualTo(
            "ON UPDATE SET NULL needs a column that may be NULL, and orders.user_id may not.");
    Index index = Index.on("t".repeat(65), List.of("a"), false);
    assertThat(refusal(new MySql(), Schema.EMPTY, new CreateIndex(index)))
        .endsWith("t” has 65 characters, and 64 are allowed.");
    assertThat(
            refusal(
                new MariaDb(), Schema.EMPTY, new CreateIndex(Index.on("a", List.of("🐘"), false))))
        .contains("🐘");
  }

  private static String script(Dialect dialect, Schema known, SchemaChange... changes) {
    List<MigrationStep> steps = steps(dialect, known, changes).steps();
    String up = steps.stream().map(it -> it.sql() + "\n").collect(joining());
    return up
        + "-- back\n"
        + steps.reversed().stream().map(it -> it.undo() + "\n").collect(joining());
  }

  private static Rendering.Steps steps(Dialect dialect, Schema known, SchemaChange... changes) {
    Rendering rendering = dialect.render(List.of(changes), known, SHORT);
    assertThat(rendering).isInstanceOf(Rendering.Steps.class);
    return (Rendering.Steps) rendering;
  }

  private static String refusal(Dialect dialect, Schema known, SchemaChange change) {
    Rendering rendering = dialect.render(List.of(change), known, RenderOptions.DEFAULT);
    assertThat(rendering).isInstanceOf(Rendering.Refusal.class);
    return ((Rendering.Refusal) rendering).reason();
  }

  private static String name(Dialect dialect, Index index) {
    String sql = steps(dialect, Schema.EMPTY, new CreateIndex(index)).steps().getFirst().sql();
    return sql.substring("CREATE INDEX ".length(), sql.indexOf(" ON "));
  }

  private static AddColumn add(Column column, KeyActions action) {
    ForeignKey key = new ForeignKey("orders", List.of("user_id"), "users", List.of("id"), action);
    return new AddColumn("orders", column, Optional.of(key));
  }
}
