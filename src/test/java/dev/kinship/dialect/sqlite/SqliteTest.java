package dev.kinship.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.dialect.Rendering;
import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqliteTest {
  private static final RenderOptions LOSING =
      new RenderOptions(Safety.AUTO, Optional.empty(), true);
  private static final ForeignKey KEY =
      new ForeignKey("orders", List.of("user_id"), "users", List.of("id"), KeyActions.UNSPECIFIED);

  @Test
  void createsATableOneColumnALine() {
    Table orders =
        new Table(
            "orders",
            List.of(
                new Column("id", ColumnType.of(Kind.INTEGER), false, true),
                new Column("number", new ColumnType(Kind.STRING, 20, 0), false, false),
                new Column("user_id", ColumnType.of(Kind.INTEGER), true, false)),
            List.of("id"),
            List.of(KEY),
            List.of(Index.on("orders", List.of("user_id"), false)));
    assertThat(steps(new CreateTable(orders)))
        .containsExactly(
            new MigrationStep(
                    """
                    CREATE TABLE orders (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        number VARCHAR(20) NOT NULL,
                        user_id INTEGER,
                        CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id)
                    )""",
                    "DROP TABLE orders",
                    "")
                .titled("create orders"),
            new MigrationStep("CREATE INDEX idx_orders_user_id ON orders (user_id)", "", "")
                .titled("index orders user_id"));
  }

  @Test
  void addsARequiredColumnThatATableWithRowsRefuses() {
    Column column = new Column("user_id", ColumnType.of(Kind.INTEGER), false, false);
    Rendering rendering = render(new AddColumn("orders", column, Optional.of(KEY)));
    assertThat(rendering).isInstanceOf(Rendering.Steps.class);
    Rendering.Steps steps = (Rendering.Steps) rendering;
    assertThat(steps.steps().getFirst().sql())
        .isEqualTo("ALTER TABLE orders ADD COLUMN user_id INTEGER NOT NULL REFERENCES users (id)");
    assertThat(steps.steps().getFirst().undo()).isEqualTo("ALTER TABLE orders DROP COLUMN user_id");
    assertThat(steps.notes()).isEmpty();
  }

  @Test
  void quotesOnlyWhatMustBe() {
    Index index = Index.on("order", List.of("user id", "größe", "a\"b"), true);
    assertThat(steps(new CreateIndex(index)).getFirst().sql())
        .isEqualTo(
            "CREATE UNIQUE INDEX \"idx_order_user id_größe_a\"\"b\" ON \"order\" (\"user id\", \"größe\", \"a\"\"b\")");
  }

  @Test
  void refusesToBuildATableAgainThatItDoesNotKnow() {
    assertThat(render(new AddForeignKey(KEY))).isInstanceOf(Rendering.Unshown.class);
  }

  private static List<MigrationStep> steps(SchemaChange change) {
    return ((Rendering.Steps) render(change)).steps();
  }

  private static Rendering render(SchemaChange change) {
    return new Sqlite().render(List.of(change), Schema.EMPTY, LOSING);
  }
}
