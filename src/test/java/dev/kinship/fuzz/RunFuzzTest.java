package dev.kinship.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.Sweep;
import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Tree;
import dev.kinship.fuzz.FuzzRun.Broken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs on randomly mutated projects and sentences. The seeds are every case and those of
 * {@code src/test/fuzz}. {@code -Dkinship.fuzz.runs} and {@code -Dkinship.fuzz.seed} ask for more,
 * or others.
 */
@Tag("slow")
class RunFuzzTest {
  private static final int RUNS =
      Integer.getInteger("kinship.fuzz.runs", Sweep.size(20_000, 3_000));
  private static final long SEED = Long.getLong("kinship.fuzz.seed", 7L);
  private static final int WORKERS = Runtime.getRuntime().availableProcessors();

  /** Where failing runs are kept. */
  private static final Path KEPT = Case.ROOT.resolve("../../../target/fuzz").normalize();

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir(factory = InMemory.class)
  private Path folder;

  private final List<Case> seeds =
      Stream.of("add", "refuse", "undo", "../fuzz")
          .flatMap(Case::in)
          .filter(it -> it.words().getFirst().equals("add"))
          .filter(it -> it.words().size() > 3 && !it.words().get(1).startsWith("-"))
          .toList();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, List<String>> failures = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final long[] started = new long[WORKERS];

  /** {@code -Dkinship.fuzz.kept=target/fuzz/RUN} minimises a failing run. */
  @Test
  @EnabledIfSystemProperty(named = "kinship.fuzz.kept", matches = ".+")
  void whatBrokeIsMadeSmall() {
    Path kept = Path.of(System.getProperty("kinship.fuzz.kept", ""));
    try (PythonSyntax python = new PythonSyntax()) {
      FuzzRun whole = FuzzRun.kept(kept);
      String what = failure(whole, python);
      FuzzRun small = FuzzMinimum.of(whole, what, it -> failure(it, python));
      System.out.printf("%s%n%s%n", what, small.words());
      small.before().files().forEach((name, text) -> System.out.printf("== %s%n%s%n", name, text));
      small.keep(kept.resolveSibling(kept.getFileName() + "-small"), what);
    }
  }

  private String failure(FuzzRun run, PythonSyntax python) {
    Path scratch = folder.resolve("small");
    try {
      return run.check(scratch, python::verdict);
    } catch (Broken e) {
      return e.what();
    } finally {
      FuzzProject.delete(scratch);
    }
  }

  @Test
  @DisabledIfSystemProperty(named = "kinship.fuzz.kept", matches = ".+")
  void everyGuaranteeHolds() throws InterruptedException {
    System.out.printf(
        "fuzzing %d runs from %d seeds, kinship.fuzz.seed %d%n", RUNS, seeds.size(), SEED);
    try (PythonSyntax python = new PythonSyntax()) {
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        int worker = i;
        workers.add(Thread.ofPlatform().daemon().start(() -> work(worker, python)));
      }
      for (Thread worker : workers) {
        while (!worker.join(Duration.ofSeconds(1))) {
          requireProgress(workers);
        }
      }
    }
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((what, count) -> sums.put(what, count.sum()));
    System.out.printf(
        "%d runs: %s; the longest command took %s%n", RUNS, sums, FuzzProject.longestSoFar());
    long removed = FuzzProject.count("remove", "written");
    long retold = FuzzProject.count("apply", "already_so");
    System.out.printf("%d relationships removed, %d lists found so already%n", removed, retold);
    failures.forEach(
        (what, runs) -> System.out.printf("%s%n  %d times: %s%n", what, runs.size(), runs));
    assertThat(failures.keySet()).isEmpty();
    assertThat(sums.getOrDefault("written", 0L)).isGreaterThan(RUNS / 10);
    assertThat(removed).isGreaterThan(RUNS / 10);
    assertThat(retold).isGreaterThan(RUNS / 10);
  }

  private void work(int worker, PythonSyntax python) {
    Path scratch = folder.resolve("w" + worker);
    for (int run = next.getAndIncrement(); run < RUNS; run = next.getAndIncrement()) {
      synchronized (started) {
        started[worker] = System.nanoTime();
      }
      FuzzRun fuzzed = fuzzed(run);
      counts
          .computeIfAbsent(result(fuzzed, run, scratch, python), it -> new LongAdder())
          .increment();
    }
  }

  private String result(FuzzRun fuzzed, int run, Path scratch, PythonSyntax python) {
    try {
      return fuzzed.check(scratch, python::verdict);
    } catch (Broken e) {
      failures.computeIfAbsent(e.what(), it -> new ArrayList<>()).add(String.valueOf(run));
      fuzzed.keep(KEPT.resolve(String.valueOf(run)), String.valueOf(e.getMessage()));
      return "failing";
    } finally {
      FuzzProject.delete(scratch);
    }
  }

  private FuzzRun fuzzed(int run) {
    Random random = new Random(SEED * 1_000_003 + run);
    Case seed = seeds.get(random.nextInt(seeds.size()));
    Tree project = seed.before();
    List<String> words = new ArrayList<>(seed.words());
    words.removeAll(List.of("--yes", "--dry-run", "--format", "json", "--project", "nowhere"));
    Tree mutated = new Tree(new ProjectMutator(random).mutate(project.files(), List.of(";")));
    List<String> models = ProjectMutator.classes(project.files());
    boolean asItIs = random.nextInt(5) < 3;
    return new FuzzRun(mutated, asItIs ? words : new SentenceMutator(random).mutate(words, models));
  }

  private void requireProgress(List<Thread> workers) {
    synchronized (started) {
      for (int i = 0; i < WORKERS; i++) {
        boolean hangs =
            workers.get(i).isAlive()
                && started[i] != 0
                && System.nanoTime() - started[i] > PATIENCE.toNanos();
        assertThat(hangs)
            .as(() -> "a run hangs: " + List.of(workers.getFirst().getStackTrace()))
            .isFalse();
      }
    }
  }
}
