package dev.kinship.life;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import dev.kinship.cli.Typed.Run;
import dev.kinship.life.Library.Answer;
import dev.kinship.life.Script.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lives the life of a project, {@code src/test/life/*.txt}: after each step it imports in every
 * order, its relationships work, {@code kin list} is true, and the database has what the models
 * say.
 */
@Tag("slow")
class ProjectLifeTest {
  private static final Path BASE = Path.of(System.getProperty("kinship.basedir", "."));

  /** Shown by {@code ./test} at its end. */
  private static final Path TABLE = BASE.resolve("target/tables/5-life.txt");

  private final Set<String> known = new HashSet<>();
  private final Map<List<Object>, Answer> answers = new HashMap<>();
  private Library library;
  static long T;
  private int steps;
  private int imports;
  private int used;
  private int failed;

  @TempDir private Path home;

  @BeforeEach
  void start() {
    library = Library.start();
  }

  @AfterEach
  void end() throws IOException {
    library.close();
    System.out.println("T " + T / 1000000);
    Files.createDirectories(TABLE.resolveSibling(""));
    Files.writeString(
        TABLE,
        "%nThe life of a project: %d steps, %d imports, %d relationships used, %d steps failed%n"
            .formatted(steps, imports, used, failed));
  }

  @TestFactory
  Stream<DynamicTest> allIsWellAfterEachStep() {
    List<Step> script = Script.of(BASE.resolve("src/test/life/shop.txt")).steps();
    Life life = new Life(home);
    return IntStream.range(0, script.size())
        .mapToObj(
            it ->
                DynamicTest.dynamicTest(
                    "%02d %s".formatted(it + 1, script.get(it).name()),
                    () -> live(life, script.get(it))));
  }

  /** Fails for what has not failed in an earlier step. */
  private void live(Life life, Step step) {
    steps++;
    List<String> failures = new ArrayList<>();
    try {
      life.live(step);
    } catch (AssertionError e) {
      failures.add(String.valueOf(e.getMessage()));
    }
    failures.addAll(check(life));
    failures.removeIf(it -> !known.add(it));
    failed += failures.isEmpty() ? 0 : 1;
    assertEquals("", String.join("\n", failures));
  }

  private List<String> check(Life life) {
    Run list = kin(life, "", List.of("list", "--format", "json", "--detail", "fields"));
    if (list.code() != 0) {
      return List.of("kin list: " + list.output());
    }
    List<String> failures = new ArrayList<>();
    Answer answer = answer(life, list.output(), failures);
    failures.addAll(answer.failures());
    missing("not true: ", life.facts().all(), answer.facts(), failures);
    missing("not expected: ", answer.facts(), life.facts().all(), failures);
    return failures;
  }

  /** What the library answers; meanwhile all sentences are repeated. */
  private Answer answer(Life life, String list, List<String> failures) {
    Optional<Answer> known = Optional.ofNullable(answers.get(List.of(life.tree(), list)));
    if (known.isPresent()) {
      alreadyInPlace(life, failures);
      return known.get();
    }
    Path listing = home.resolve("list.json");
    Tree.write(listing, list.getBytes(UTF_8));
    library.ask(life.folder(), listing);
    alreadyInPlace(life, failures);
    Answer answer = library.answer();
    imports += answer.imports();
    used += answer.used();
    answers.put(List.of(life.tree(), list), answer);
    return answer;
  }

  private static void missing(String why, Set<String> of, Set<String> in, List<String> failures) {
    Set<String> missing = new TreeSet<>(of);
    missing.removeAll(in);
    missing.forEach(it -> failures.add(why + it));
  }

  /** All sentences together, one of them alone, and those that {@code kin list} writes. */
  private void alreadyInPlace(Life life, List<String> failures) {
    List<String> sentences = life.facts().sentences();
    if (sentences.isEmpty()) {
      return;
    }
    long t = System.nanoTime();
    Tree before = life.tree();
    String yaml = kin(life, "", List.of("list", "--format", "yaml")).output();
    List<Run> runs =
        List.of(
            kin(life, "", words("add " + String.join(" --and ", sentences))),
            kin(life, "", words("add " + sentences.get(steps % sentences.size()))),
            kin(life, yaml, List.of("apply", "-")));
    for (Run run : runs) {
      if (run.code() != 0 || !run.output().contains("Already in place")) {
        failures.add("not in place: " + run.output());
      }
    }
    T += System.nanoTime() - t;
    if (!before.equals(life.tree())) {
      failures.add("a sentence that was true has changed files");
    }
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  private static Run kin(Life life, String input, List<String> words) {
    return Typed.run(life.folder(), words, input);
  }
}
