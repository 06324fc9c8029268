package dev.kinship.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.Sweep;
import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills each tool's process behind each statement of a migration of SQLite, where a statement that
 * never ends holds it, and lets it run again: the schema is what it would have been. Before a merge
 * each statement has this with every other tool.
 */
@Tag("slow")
class KilledOnSqliteTest {
  private static final Table TABLE = new Table("4-killed.txt", "killed at a statement, run again");

  /** A table that is built again, a column that is added, and a new table. */
  private static final List<String> SENTENCES =
      List.of(
          "add Order belongs_to Coupon --optional --yes",
          "add Order belongs_to User --optional --yes",
          "add User has_many_through Role --yes");

  private static final String ENDLESS =
      "\nWITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;";

  /** Where a file's way back begins. */
  private static final Pattern BACK =
      Pattern.compile("(?m)^(-- \\+goose Down|-- migrate:down|--rollback|-- To reverse it:)");

  private static final Pattern THERE = Pattern.compile("already exists|duplicate column");

  private static final Pattern STATEMENT_END = Pattern.compile("(?m)^(?!--).*;$");

  static Stream<Arguments> all() {
    List<Tool> tools = Tool.all();
    return IntStream.range(0, tools.size())
        .mapToObj(it -> Arguments.of(tools.get(it).id(), tools.get(it), it));
  }

  @Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void endsInTheSameSchema(String id, Tool tool, int number, @TempDir Path folder)
      throws Exception {
    TABLE.set(id, "SQLITE", "FAILED");
    Run run = new Run(tool, folder);
    List<String> failures = new ArrayList<>();
    int cuts = 0;
    for (Path file : run.files) {
      for (int end : Sweep.part(ends(Scripts.read(file)), 2, number)) {
        cuts++;
        String failure = run.cut(file, end);
        if (!failure.isEmpty()) {
          failures.add("%s at %d:\n%s".formatted(file.getFileName(), end, failure));
        }
      }
    }
    TABLE.set(id, "SQLITE", "%d of %d".formatted(cuts - failures.size(), cuts));
    assertThat(failures).isEmpty();
    assertThat(cuts).isGreaterThan(Sweep.size(20, 10));
  }

  /** The offsets behind each statement of the way forth. */
  private static List<Integer> ends(String text) {
    String up = BACK.splitAsStream(text).findFirst().orElseThrow();
    return STATEMENT_END.matcher(up).results().map(MatchResult::end).toList();
  }

  @AfterAll
  static void show() {
    TABLE.write();
  }

  /** One tool, with a copy of one database for each cut. */
  private static final class Run {
    private final Tool tool;
    private final Path folder;
    private final Shop shop;
    private final Database first = Engine.SQLITE.database();
    private final List<Path> files;
    private final Duration work;
    private int count;

    Run(Tool tool, Path folder) throws Exception {
      this.tool = tool;
      this.folder = folder;
      this.shop = Shop.in(folder.resolve("shop"), Engine.SQLITE, tool);
      tool.remember(List.of());
      Outcome begun = tool.up(first, shop.migrations());
      assertThat(begun.done()).as(begun.said()).isTrue();
      shop.fill(first);
      SENTENCES.forEach(shop::say);
      this.files =
          Scripts.files(shop.migrations(), "(?!U).*(?<!\\.down)\\.sql").stream()
              .filter(it -> !it.endsWith(tool.firstName()))
              .toList();
      this.work = undisturbed();
    }

    /** How long the processor works for a run that nobody ends, and as much as tells it apart. */
    private Duration undisturbed() throws Exception {
      Database database = copy();
      Outcome outcome = ToolProcess.up(tool, database, shop.migrations()).await();
      assertThat(outcome.done()).as(outcome.said()).isTrue();
      assertThat(shop.catalog(database)).isEqualTo(shop.afterOrdersCouponsAndRoles());
      long used = Long.parseLong(outcome.said().lines().toList().getLast());
      return Duration.ofMillis(used + used / 5 + 300);
    }

    /** What went wrong, else nothing. */
    String cut(Path file, int end) throws Exception {
      Database database = copy();
      Path held = folder.resolve("held" + count).resolve("migrations");
      Files.createDirectories(held);
      for (Path it : Scripts.files(shop.migrations(), ".*")) {
        Files.copy(it, held.resolve(it.getFileName()));
      }
      String text = Scripts.read(file);
      Files.writeString(
          held.resolve(file.getFileName()), text.substring(0, end) + ENDLESS + text.substring(end));
      assertThat(ToolProcess.up(tool, database, held).killAfter(work))
          .as("%s at %d".formatted(file, end))
          .isTrue();
      List<String> run = new ArrayList<>(List.of(tool.firstName()));
      files.subList(0, files.indexOf(file)).forEach(it -> run.add(it.getFileName().toString()));
      tool.remember(run);
      tool.repair(database, shop.migrations());
      Outcome again = tool.up(database, shop.migrations());
      if (THERE.matcher(again.said()).find()) { // All or nothing of a file is done, so all.
        tool.note(database, shop.migrations(), file);
        again = tool.up(database, shop.migrations());
      }
      if (!again.done()) {
        return again.said();
      }
      assertThat(Shop.rows(database)).isEqualTo("4 10 5 5 3");
      return shop.catalog(database).equals(shop.afterOrdersCouponsAndRoles())
          ? ""
          : shop.catalog(database).toString();
    }

    private Database copy() throws IOException {
      Path file = folder.resolve("copy%d.db".formatted(++count));
      Files.copy(Path.of(first.name()), file);
      return new Database(Engine.SQLITE, 0, file.toString());
    }
  }
}
