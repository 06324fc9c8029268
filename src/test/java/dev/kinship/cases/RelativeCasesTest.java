package dev.kinship.cases;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.Sweep;
import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import dev.kinship.fuzz.InMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of a database holds for its relatives: the same columns, types, names and indexes, the
 * same refusals, and nothing when the command is repeated. What is left out are the foreign keys,
 * for a relative that has none, and all that concerns locks.
 */
class RelativeCasesTest {
  private static final Map<String, List<String>> RELATIVES =
      Map.of(
          "postgresql", List.of("cockroachdb", "yugabytedb", "citus"),
          "mysql", List.of("vitess", "tidb"));

  /** Columns with their types, tables and indexes: what does not depend on keys and locks. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?m)^(?:ALTER TABLE \\S+ ADD COLUMN \\S+ [^\n;]*?(?=;| CONSTRAINT )|CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)[^\n]*|CREATE TABLE [^\n]*|    [a-z_`\"]+ (?:INT|BIG|VARCHAR|CHAR|TEXT|UUID|DATE)[^\n]*)");

  @TempDir(factory = InMemory.class)
  Path scratch;

  @TempDir(factory = InMemory.class)
  Path other;

  static Stream<Arguments> all() {
    List<Arguments> all = each().filter(it -> !it.get()[2].equals("vitess")).toList();
    Stream<Arguments> vitess = each().filter(it -> it.get()[2].equals("vitess"));
    return Stream.concat(vitess, Sweep.part(all, 3, 0).stream());
  }

  private static Stream<Arguments> each() {
    return Stream.of("add", "apply")
        .flatMap(Case::in)
        .filter(it -> it.commands().size() == 1)
        .flatMap(
            it ->
                RELATIVES.entrySet().stream()
                    .filter(parent -> says(it, parent.getKey()))
                    .flatMap(
                        parent ->
                            parent.getValue().stream()
                                .map(id -> Arguments.of(it, parent.getKey(), id))));
  }

  private static boolean says(Case it, String dialect) {
    int at = it.words().indexOf("--dialect");
    return at >= 0 && it.words().get(at + 1).equals(dialect);
  }

  @ParameterizedTest(name = "{0} as {2}")
  @MethodSource("all")
  void holds(Case it, String parent, String id) {
    List<String> words = new ArrayList<>(it.words());
    words.removeAll(List.of("--safe", "never", "always", "auto"));
    words.addAll(List.of("--safe", "never"));
    Result parents = Case.run(it.before(), scratch, words);
    words.replaceAll(one -> one.equals(parent) ? id : one);

    Result own = Case.run(it.before(), other, words);

    assertThat(exit(own)).isEqualTo(exit(parents));
    assertThat(made(own.tree(), it.before())).isEqualTo(made(parents.tree(), it.before()));
    if (exit(own).equals("exit 0") && words.contains("--yes")) {
      assertThat(Case.run(own.tree(), other, words).tree()).isEqualTo(own.tree());
    }
  }

  private static String exit(Result result) {
    return result.output().lines().reduce("", (one, next) -> next);
  }

  private static String made(Tree tree, Tree before) {
    return tree.files().entrySet().stream()
        .filter(it -> it.getKey().endsWith(".sql"))
        .filter(it -> !before.files().containsKey(it.getKey()))
        .flatMap(it -> MADE.matcher(it.getValue()).results().map(one -> one.group()))
        .collect(joining("\n"));
  }
}
