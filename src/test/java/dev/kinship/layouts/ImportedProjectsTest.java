package dev.kinship.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import dev.kinship.layouts.Importer.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What could be imported before a relationship was added can be imported afterwards, whichever
 * module comes first, and every relationship finds its model: random projects, all types, the
 * oldest and the newest Python at hand.
 */
@Tag("slow")
class ImportedProjectsTest {
  private static final int PROJECTS = 100;
  private static final Pattern CODE = Pattern.compile("error\\[(KIN\\d+)\\]");
  private static final Path TABLE =
      Path.of(System.getProperty("kinship.basedir", "."), "target/tables/5-imports.txt");

  private static final List<String> BODY = List.of("Order", "User");

  private static final List<String> TYPES =
      List.of("belongs_to", "has_one", "has_many", "has_many_through");

  /** What was counted, by what it is. */
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  private final Map<String, Integer> refusals = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  @Test
  void whatCouldBeImportedStillCan(@TempDir Path scratch) throws IOException {
    for (String python : pythons()) {
      try (Importer importer = new Importer(python)) {
        for (int seed = 0; seed < PROJECTS; seed++) {
          RandomLayout layout = new RandomLayout(seed);
          check(importer, "layouts", tree(layout.files()), layout.pair(), scratch);
          check(importer, "bodies", tree(new RandomBody(seed).files()), BODY, scratch);
        }
      }
    }
    report();
    assertThat(failures).isEmpty();
    int tried = counts.getOrDefault("written", 0) + counts.getOrDefault("refused", 0);
    assertThat(counts.getOrDefault("refused", 0)).isLessThan(tried * 2 / 5);
    assertThat(counts.getOrDefault("modules that load", 0)).isGreaterThan(tried);
  }

  /** The oldest and the newest one, as {@code ./test} has found them. */
  private static List<String> pythons() {
    String found = System.getenv("KINSHIP_PYTHONS");
    return found == null
        ? List.of(System.getProperty("kinship.python", "python3"))
        : List.of(found.split(":"));
  }

  private static Tree tree(Map<String, String> files) {
    return new Tree(new TreeMap<>(files));
  }

  private void check(
      Importer importer, String sort, Tree project, List<String> pair, Path scratch) {
    count(sort);
    Path folder = scratch.resolve(sort + counts.get(sort));
    project.writeTo(folder);
    Map<String, Loaded> before = importer.load(folder);
    for (String type : TYPES) {
      List<String> words = words(type, pair);
      Path written = scratch.resolve(sort + counts.get(sort) + type);
      Result result = Case.run(project, written, words);
      String what = "%s %s".formatted(folder.getFileName(), String.join(" ", words));
      if (!result.output().endsWith("exit 0\n")) {
        count("refused");
        Matcher code = CODE.matcher(result.output());
        refusals.merge(code.find() ? code.group(1) : result.output(), 1, Integer::sum);
        fail(!result.tree().equals(project), what, "refused, and files have changed");
        continue;
      }
      count("written");
      compare(what, before, importer.load(written));
    }
  }

  private static List<String> words(String type, List<String> pair) {
    Stream<String> sentence = Stream.of("add", pair.get(0), type, pair.get(1), "--no-migration");
    Stream<String> join =
        type.equals("has_many_through")
            ? Stream.of("--through", "Membership", "--create")
            : Stream.of();
    return Stream.concat(Stream.concat(sentence, join), Stream.of("--yes")).toList();
  }

  private void compare(String what, Map<String, Loaded> before, Map<String, Loaded> after) {
    boolean all = before.values().stream().allMatch(Loaded::works);
    after.forEach(
        (module, loaded) -> {
          boolean worked = before.getOrDefault(module, new Loaded("ok", List.of())).works();
          if (worked && (all || before.containsKey(module))) {
            count("modules that load");
            fail(!loaded.works(), what, "%s no longer loads: %s".formatted(module, loaded.error()));
            (all ? loaded.relations() : List.<String>of())
                .forEach(
                    it -> {
                      count("relationships");
                      fail(it.contains("!"), what, "%s first: %s".formatted(module, it));
                    });
          }
        });
  }

  private void fail(boolean failed, String what, String why) {
    if (failed) {
      failures.add(what + ": " + why);
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void report() throws IOException {
    StringBuilder table = new StringBuilder("\nimported before and after\n");
    counts.forEach((what, count) -> table.append("%-36s%d%n".formatted(what, count)));
    refusals.forEach(
        (code, count) -> table.append("%-36s%d%n".formatted("refused, " + code, count)));
    table.append("%-36s%d%n".formatted("failures", failures.size()));
    Files.createDirectories(TABLE.resolveSibling(""));
    Files.writeString(TABLE, table.toString());
  }
}
