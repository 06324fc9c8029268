package dev.kinship.dialect.sql;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.dialect.Rendering;
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
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written for tables that others read and write meanwhile. */
class OnlineStepsTest {
  private static final ForeignKey KEY =
      new ForeignKey(
          "orders",
          List.of("user_id"),
          "users",
          List.of("id"),
          KeyActions.onDelete(ReferentialAction.CASCADE));
  private static final SchemaChange COLUMN =
      new AddColumn(
          "orders",
          new Column("user_id", ColumnType.of(Kind.INTEGER), true, false),
          Optional.of(KEY));
  private static final SchemaChange INDEX =
      new CreateIndex(Index.on("orders", List.of("user_id"), false));

  @Test
  void postgreSqlAsksForALockAMomentAtATime() {
    List<MigrationStep> steps = steps(new PostgreSql(), Safety.ALWAYS, Schema.EMPTY, COLUMN, INDEX);
    assertThat(steps)
        .extracting(MigrationStep::transaction)
        .containsExactly(
            Transaction.OWN, Transaction.NONE_AT_ALL, Transaction.OWN, Transaction.OWN);
    assertThat(steps.getFirst().sql())
        .isEqualTo(
            """
            SET LOCAL statement_timeout = 0;
            DO $kin$
            BEGIN
                -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
                SET LOCAL lock_timeout = '100ms';
                FOR try IN 1..200 LOOP
                    BEGIN
                        ALTER TABLE orders ADD COLUMN user_id INTEGER;
                        EXIT;
                    EXCEPTION WHEN lock_not_available THEN
                        IF try = 200 THEN RAISE; END IF;
                        PERFORM pg_sleep(0.1 + random() * 0.5);
                    END;
                END LOOP;
            END
            $kin$""");
  }

  @Test
  void postgreSqlBuildsAnIndexAndChecksAKeyWhileOthersWrite() {
    List<MigrationStep> steps = steps(new PostgreSql(), Safety.ALWAYS, Schema.EMPTY, COLUMN, INDEX);
    assertThat(steps.get(1).sql())
        .contains(
            "    RAISE EXCEPTION 'idx_orders_user_id exists and is not the wanted index of orders';\n")
        .endsWith(
            ";\nCREATE INDEX CONCURRENTLY IF NOT EXISTS idx_orders_user_id ON orders (user_id);\nRESET statement_timeout");
    assertThat(steps.get(2).sql()).contains("REFERENCES users (id) ON DELETE CASCADE NOT VALID;\n");
    assertThat(steps.get(2).undo()).contains("DROP CONSTRAINT fk_orders_user_id;\n");
    assertThat(steps.get(3).sql())
        .isEqualTo(
            "SET LOCAL statement_timeout = 0;\nALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id");
  }

  @Test
  void aTableThatIsKnownToBeSmallIsChangedInShort() {
    assertThat(automatic(Map.of("orders", 10_000L, "users", 5L))).doesNotContain("DO $kin$");
    assertThat(automatic(Map.of("orders", 10_001L, "users", 5L))).contains("DO $kin$");
    assertThat(automatic(Map.of("orders", 5L))).contains("DO $kin$");
    assertThat(automatic(Map.of())).contains("DO $kin$");
  }

  @Test
  void anEmptyTableTakesARequiredColumnAtOnce() {
    SchemaChange required =
        new AddColumn(
            "orders",
            new Column("user_id", ColumnType.of(Kind.INTEGER), false, false),
            Optional.of(KEY));
    Schema known = new Schema(Map.of(), List.of(), Map.of("orders", 0L, "users", 7L));
    assertThat(script(steps(new MySql(), Safety.AUTO, known, required)))
        .contains("ADD COLUMN user_id INT NOT NULL, ALGORITHM=INSTANT;\n");
    assertThat(rendering(new MySql(), Safety.AUTO, known, required).notes()).isEmpty();
  }

  @Test
  void sqliteSaysThatWritersWaitForTheIndexOfALargeTable() {
    Schema known = new Schema(Map.of(), List.of(), Map.of("orders", 4_000_000L));
    assertThat(rendering(new Sqlite(), Safety.AUTO, known, INDEX).notes())
        .singleElement()
        .asString()
        .contains("4,000,000 rows of orders");
    assertThat(rendering(new Sqlite(), Safety.NEVER, known, INDEX).notes()).isEmpty();
  }

  @Test
  void mySqlLooksAtTheRowsBeforeAndAfterTheKey() {
    List<MigrationStep> steps = steps(new MySql(), Safety.ALWAYS, Schema.EMPTY, COLUMN, INDEX);
    assertThat(steps).hasSize(5).allMatch(it -> it.transaction() == Transaction.OWN);
    assertThat(steps.get(0).sql()).contains("ADD COLUMN user_id INT, ALGORITHM=INSTANT;\n");
    assertThat(steps.get(1).sql()).contains("(user_id) ALGORITHM=INPLACE LOCK=NONE;\n");
    assertThat(steps.get(2).sql()).contains("SIGNAL").isEqualTo(steps.get(4).sql());
    assertThat(steps.get(3).sql()).contains("SET SESSION foreign_key_checks = 0;\n");
    assertThat(steps(new MariaDb(), Safety.ALWAYS, Schema.EMPTY, COLUMN, INDEX).getFirst().sql())
        .startsWith("BEGIN NOT ATOMIC\n")
        .doesNotContain("PROCEDURE");
  }

  @Test
  void aNewTableIsNotInUse() {
    SchemaChange users = new CreateTable(table("users", List.of()));
    SchemaChange orders = new CreateTable(table("orders", List.of()));
    assertThat(
            script(
                steps(new PostgreSql(), Safety.ALWAYS, Schema.EMPTY, users, orders, COLUMN, INDEX)))
        .doesNotContain("DO $kin$")
        .doesNotContain("CONCURRENTLY");
  }

  @Test
  void aNewTableLocksTheParentsThatAreThere() {
    Table orders = table("orders", List.of(KEY));
    List<MigrationStep> steps =
        steps(new PostgreSql(), Safety.ALWAYS, Schema.EMPTY, new CreateTable(orders));
    assertThat(steps).hasSize(1);
    assertThat(steps.getFirst().transaction()).isEqualTo(Transaction.OWN);
    assertThat(steps.getFirst().sql())
        .contains(
            """
                        CREATE TABLE orders (
                            id SERIAL PRIMARY KEY,
            """)
        .contains("            CREATE INDEX idx_orders_user_id ON orders (user_id);\n");
  }

  @Test
  void aNameStaysAsItIsWithinABlock() {
    String name = "a $kin$b";
    Index index = Index.on("orders", List.of("user_id"), false);
    ForeignKey key =
        new ForeignKey("orders", List.of("user_id"), name, List.of("id"), KeyActions.UNSPECIFIED);
    String sql =
        script(
            steps(
                new PostgreSql(),
                Safety.ALWAYS,
                Schema.EMPTY,
                new SchemaChange.AddForeignKey(key),
                new CreateIndex(index)));
    assertThat(sql).contains("REFERENCES \"a $kin$b\" (id) NOT VALID;\n", "DO $kin_$\n");
  }

  private static String automatic(Map<String, Long> rows) {
    Schema known = new Schema(Map.of(), List.of(), rows);
    return script(steps(new PostgreSql(), Safety.AUTO, known, COLUMN, INDEX));
  }

  private static Table table(String name, List<ForeignKey> keys) {
    List<Column> columns =
        List.of(
            new Column("id", ColumnType.of(Kind.INTEGER), false, true),
            new Column("user_id", ColumnType.of(Kind.INTEGER), true, false));
    List<Index> indexes = keys.stream().map(it -> Index.on(name, it.columns(), false)).toList();
    List<Column> own = keys.isEmpty() ? columns.subList(0, 1) : columns;
    return new Table(name, own, List.of("id"), keys, indexes);
  }

  private static List<MigrationStep> steps(
      Dialect dialect, Safety safety, Schema known, SchemaChange... changes) {
    return rendering(dialect, safety, known, changes).steps();
  }

  private static Rendering.Steps rendering(
      Dialect dialect, Safety safety, Schema known, SchemaChange... changes) {
    RenderOptions manner = new RenderOptions(safety, Optional.empty(), true);
    Rendering rendering = dialect.render(List.of(changes), known, manner);
    assertThat(rendering).isInstanceOf(Rendering.Steps.class);
    return (Rendering.Steps) rendering;
  }

  private static String script(List<MigrationStep> steps) {
    return steps.stream().map(it -> it.sql() + ";\n").collect(joining());
  }
}
