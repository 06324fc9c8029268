package dev.kinship.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of {@code kin} at once, each with another sentence on the same project. */
@Tag("slow")
class PairsTest {
  private static final int PAIRS = 20;

  /** Both need the table of users, which no migration has created yet. */
  private static final List<String> FIRST = List.of("add", "Order", "belongs_to", "User", "--yes");

  private static final List<String> SECOND =
      List.of("add", "Profile", "belongs_to", "User", "--yes");

  private static final Pattern CREATED = Pattern.compile("(?m)^CREATE TABLE (\\w+)");
  private static final Pattern NUMBER = Pattern.compile("^migrations/(\\d+)_");

  private static final Path DEMO =
      Case.ROOT.resolve("../../../src/main/resources/dev/kinship/cli/demo").normalize();

  private static KinProcess kin;

  @TempDir private static Path folder;

  private record Ended(int code, String errors) {}

  @BeforeAll
  static void prepare() throws Exception {
    Path home = Files.createDirectory(folder.resolve("classes"));
    kin = KinProcess.prepare(home, project("first"), FIRST);
  }

  @Test
  void noNumberAndNoTableComesTwiceAndTheLoserIsTold() throws Exception {
    int losers = 0;
    for (int i = 0; i < PAIRS; i++) {
      Path project = project("pair" + i);
      List<Ended> both = atOnce(project);

      assertThat(both).as("one of them wins").anyMatch(it -> it.code() == 0);
      for (Ended it : both) {
        assertThat(it.code() == 0 || it.errors().matches("(?s).*error\\[KIN90[23]].*help: .*"))
            .as(it.toString())
            .isTrue();
      }
      losers += (int) both.stream().filter(it -> it.code() != 0).count();
      assertConsistent(project);

      for (List<String> again : List.of(FIRST, SECOND)) {
        Ended ended = end(kin.start(project, List.of(), again));
        assertThat(ended.code()).as(ended.errors()).isZero();
      }
      assertConsistent(project);
      assertThat(Tree.read(project).files().get("shop/profile.py")).contains("user_id: ");
      assertThat(Tree.read(project).files().get("shop/order.py")).contains("user_id: ");
    }
    System.out.printf("%d pairs at once: %d runs were refused and told why%n", PAIRS, losers);
  }

  private static Path project(String name) throws IOException {
    Path project = Files.createDirectories(folder.resolve(name));
    Tree.read(DEMO).writeTo(project);
    Files.createDirectories(project.resolve("migrations"));
    Files.writeString(project.resolve("migrations/001_first.sql"), "SELECT 1;\n");
    return project;
  }

  private static List<Ended> atOnce(Path project) throws Exception {
    Process first = kin.start(project, List.of(), FIRST);
    Process second = kin.start(project, List.of(), SECOND);
    return List.of(end(first), end(second));
  }

  private static Ended end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
    process.getInputStream().readAllBytes();
    return new Ended(process.waitFor(), errors);
  }

  private static void assertConsistent(Path project) {
    Map<String, String> migrations =
        Tree.read(project).files().entrySet().stream()
            .filter(it -> it.getKey().startsWith("migrations/"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<String> numbers = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    migrations.forEach(
        (name, text) -> {
          NUMBER.matcher(name).results().map(it -> it.group(1)).forEach(numbers::add);
          CREATED.matcher(text).results().map(MatchResult::group).forEach(tables::add);
        });
    assertThat(numbers).as(migrations.keySet().toString()).doesNotHaveDuplicates();
    assertThat(tables).as(migrations.keySet().toString()).doesNotHaveDuplicates();
    assertThat(project.resolve(".kinship/journal")).doesNotExist();
  }
}
