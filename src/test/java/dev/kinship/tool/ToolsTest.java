package dev.kinship.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Has each tool run what Kinship writes for it, on each database: up, down and up. */
@Tag("slow")
class ToolsTest {
  private static final Table TABLE = new Table("2-tools.txt", "migrations run up, down and up");

  static Stream<Arguments> all() {
    return Tool.all().stream()
        .flatMap(
            tool ->
                Stream.of(Engine.values())
                    .filter(tool::runsOn)
                    .map(engine -> Arguments.of(tool.id(), engine, tool)));
  }

  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("all")
  void goesUpAndDownAndUp(String id, Engine engine, Tool tool, @TempDir Path folder)
      throws Exception {
    TABLE.set(id, engine.name(), "FAILED");
    Shop shop = Shop.in(folder, engine, tool);
    Database database = filled(engine, tool, shop);
    shop.relate();

    up(tool, database, shop, shop.after());
    worked(tool.down(database, shop.migrations()));
    assertIs(shop.catalog(database), shop.before());
    up(tool, database, shop, shop.after());
    int files = Scripts.files(shop.migrations(), "(?!U).*(?<!\\.down)\\.sql").size();
    TABLE.set(id, engine.name(), (files - 1) + " files");
  }

  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("all")
  void fillsAKeyAndLosesIt(String id, Engine engine, Tool tool, @TempDir Path folder)
      throws Exception {
    String row = id + ", filled, lost";
    TABLE.set(row, engine.name(), "FAILED");
    Shop shop = Shop.in(folder, engine, tool);
    Database database = filled(engine, tool, shop);
    shop.say("add Order belongs_to User --backfill id-id+2 --drop-key --yes");

    up(tool, database, shop, shop.afterFilled());
    assertThat(Shop.number(database, "SELECT count(*) FROM orders WHERE user_id = 2")).isEqualTo(4);
    worked(tool.down(database, shop.migrations()));
    assertIs(shop.catalog(database), shop.before());
    up(tool, database, shop, shop.afterFilled());
    TABLE.set(row, engine.name(), "yes");
  }

  private static Database filled(Engine engine, Tool tool, Shop shop) throws Exception {
    tool.remember(List.of());
    Database database = engine.database();
    worked(tool.up(database, shop.migrations()));
    assertThat(shop.catalog(database)).isEqualTo(shop.before());
    shop.fill(database);
    return database;
  }

  private static void up(Tool tool, Database database, Shop shop, Set<String> expected)
      throws Exception {
    worked(tool.up(database, shop.migrations()));
    assertIs(shop.catalog(database), expected);
    assertThat(Shop.rows(database)).isEqualTo("4 10 5 5 3");
    worked(tool.up(database, shop.migrations()));
  }

  private static void assertIs(Set<String> catalog, Set<String> expected) {
    Stream<String> missing = expected.stream().filter(it -> !catalog.contains(it));
    Stream<String> tooMuch = catalog.stream().filter(it -> !expected.contains(it));
    assertThat(Stream.concat(missing.map("no "::concat), tooMuch.map("too much: "::concat)))
        .isEmpty();
  }

  private static void worked(Outcome outcome) {
    assertThat(outcome.done()).as(outcome.said()).isTrue();
  }

  @AfterAll
  static void show() {
    TABLE.write();
  }
}
