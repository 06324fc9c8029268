package dev.kinship.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.Sweep;
import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import dev.kinship.fuzz.InMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Processes of {@code kin} that die by SIGKILL, or find the disk full: at every write that they ask
 * of the system, and at any moment. The next run, whatever it is asked, makes all of it old or all
 * of it new, and says so.
 */
@Tag("slow")
class KillTest {
  private static final int KILLS = Sweep.size(200, 40);
  private static final int[] SIZES = {1, 3, 40};
  private static final int KILLED = 137;
  private static final String WRITE = "write: ";

  /** What somebody may say next. */
  private static final List<List<String>> NEXT =
      List.of(
          List.of("list"),
          List.of("log"),
          List.of("undo", "--dry-run"),
          List.of("log", "--format", "json"));

  @TempDir(factory = InMemory.class)
  private Path folder;

  @TempDir(factory = InMemory.class)
  private static Path undisturbed;

  private static KinProcess kin;
  private static final Map<Integer, Undisturbed> UNDISTURBED = new TreeMap<>();

  /** The first run of all also makes the user's key, which would be further writes. */
  @BeforeAll
  static void prepare(@TempDir Path scratch, @TempDir Path home)
      throws IOException, InterruptedException {
    before(3).writeTo(scratch);
    kin = KinProcess.prepare(home, scratch, words(3));
    for (int size : SIZES) {
      UNDISTURBED.put(size, undisturbed(size));
    }
  }

  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void killedAtAnyWriteAllIsOldOrNew(int size) throws IOException, InterruptedException {
    Undisturbed all = requireNonNull(UNDISTURBED.get(size));
    List<Integer> stops = stops(all.writes(), size);
    each(
        stops.size(),
        number -> {
          int stop = stops.get(number);
          Path project = project("at" + stop, size);
          List<String> how = List.of("-Dkinship.disk.stop=" + stop);
          Process child = kin.start(project, how, words(size));
          drain(child);
          assertThat(child.waitFor()).as(all.writes().get(stop)).isEqualTo(KILLED);
          settled(project, size, all, stop);
        });
    System.out.printf(
        "plan of %d: killed at %d of %d writes: %s%n",
        size, stops.size(), all.writes().size(), counts());
  }

  /**
   * The writes to be killed at. A long plan repeats the same few kinds of write: of each kind the
   * first two and the last are enough for a merge.
   */
  private static List<Integer> stops(List<String> writes, int size) {
    if (Sweep.FULL || size <= 3) {
      return IntStream.range(0, writes.size()).boxed().toList();
    }
    Map<String, List<Integer>> kinds = new TreeMap<>();
    for (int i = 0; i < writes.size(); i++) {
      String kind = writes.get(i).replaceAll("\\d+|[0-9a-f]{16,}", "N");
      kinds.computeIfAbsent(kind, it -> new ArrayList<>()).add(i);
    }
    return kinds.values().stream()
        .flatMap(it -> Stream.of(it.getFirst(), it.get(Math.min(1, it.size() - 1)), it.getLast()))
        .distinct()
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theDiskIsFullFromAnyWriteOn(int size) throws IOException, InterruptedException {
    Undisturbed all = requireNonNull(UNDISTURBED.get(size));
    Process child = kin.startOnFullDisk(folder, words(size));
    try (PrintWriter requests = new PrintWriter(child.outputWriter(UTF_8), true)) {
      for (int stop = 0; stop < all.writes().size(); stop++) {
        Path project = project("at" + stop, size);
        requests.println(stop + "\t" + project);
        String said = answer(child);
        int code = said.endsWith("exit 0") ? 0 : 3;
        assertThat(said).endsWith(FullDisk.EXIT + code);
        assertThat(Tree.read(project)).isEqualTo(code == 0 ? all.after() : before(size));
        assertThat(said.contains("No space left on device; every file is unchanged"))
            .as(said)
            .isEqualTo(code == 3);
        assertThat(project.resolve(".kinship/journal")).doesNotExist();
        count(code == 0 ? "written" : "refused");
      }
    }
    assertThat(child.waitFor()).isZero();
    System.out.printf(
        "plan of %d: the disk full from each of %d writes on: %s%n",
        size, all.writes().size(), counts());
  }

  @Test
  void killedAtAnyMomentAllIsOldOrNew() throws InterruptedException {
    each(
        KILLS,
        kill -> {
          int size = SIZES[kill % SIZES.length];
          Path project = project("kill" + kill, size);
          Process child = kin.startOver(project, words(size));
          try {
            assertThat(child.inputReader(UTF_8).readLine()).isEqualTo("0");
            Thread.sleep(new Random(kill).nextInt(200));
          } finally {
            child.destroyForcibly();
          }
          assertThat(child.waitFor()).isEqualTo(KILLED);
          settled(project, size, requireNonNull(UNDISTURBED.get(size)), kill);
        });
    System.out.printf("killed at %d moments: %s%n", KILLS, counts());
  }

  @Test
  void nothingOutsideTheProjectIsEverWritten() {
    UNDISTURBED.forEach(
        (size, all) ->
            assertThat(all.writes())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).contains(" " + undisturbed.resolve("of" + size))));
  }

  /** The next run tells of what it found, and all is of one sort. */
  private void settled(Path project, int size, Undisturbed all, int seed) {
    Tree left = Tree.read(project);
    boolean mixed = !left.equals(before(size)) && !left.equals(all.after());
    boolean begun = Files.exists(project.resolve(".kinship/journal"));
    Result next = Case.run(left, project, NEXT.get(seed % NEXT.size()));
    Tree tree = next.tree();
    assertThat(tree).as(next.output()).isIn(before(size), all.after());
    assertThat(next.output()).endsWith("exit 0\n");
    assertThat(begun || !mixed).as("a mixture and no journal").isTrue();
    assertThat(next.output().contains("kin: an interrupted run"))
        .as(next.output())
        .isEqualTo(begun);
    assertThat(project.resolve(".kinship/journal")).doesNotExist();
    count((tree.equals(all.after()) ? "new" : "old") + (mixed ? ", mixed before" : ""));
  }

  /** What a run that nothing stops writes, one line a write, and what it makes. */
  private record Undisturbed(List<String> writes, Tree after) {}

  private static Undisturbed undisturbed(int size) throws IOException, InterruptedException {
    Path project = undisturbed.resolve("of" + size);
    before(size).writeTo(project);
    Process child = kin.start(project, List.of("-Dkinship.disk.told=true"), words(size));
    String said = drain(child);
    assertThat(child.waitFor()).as(said).isZero();
    Tree after = Tree.read(project);
    long changed =
        after.files().entrySet().stream()
            .filter(it -> !it.getValue().equals(before(size).files().get(it.getKey())))
            .count();
    assertThat(changed).isEqualTo(size);
    return new Undisturbed(said.lines().filter(it -> it.startsWith(WRITE)).toList(), after);
  }

  /** What a process says up to its exit code. */
  @SuppressWarnings("resource") // It is read on later.
  private static String answer(Process child) throws IOException {
    List<String> said = new ArrayList<>();
    do {
      said.add(String.valueOf(child.inputReader(UTF_8).readLine()));
    } while (child.isAlive() && !said.getLast().startsWith(FullDisk.EXIT));
    return String.join("\n", said);
  }

  /** Everything but the writes goes to standard output too. */
  private static String drain(Process child) {
    List<String> errors = new ArrayList<>();
    Thread reader =
        Thread.ofPlatform().start(() -> child.errorReader(UTF_8).lines().forEach(errors::add));
    String output = String.join("\n", child.inputReader(UTF_8).lines().toList());
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return output + "\n" + String.join("\n", errors);
  }

  private Path project(String name, int size) {
    Path project = folder.resolve(name);
    before(size).writeTo(project);
    return project;
  }

  /** A class a file, save where the plan is to be of one; the last file is the migration. */
  private static Tree before(int size) {
    Map<String, String> files = new TreeMap<>();
    files.put("kinship.toml", "");
    files.put("README.md", "left alone\n");
    int models = Math.max(2, size - 1);
    for (int i = 0; i < models; i++) {
      String text =
          """
          from rhosocial.activerecord.model import ActiveRecord


          class M%d(ActiveRecord):
              __table_name__ = "m%d"
              id: int
              # %s
          """
              .formatted(i, i, "x".repeat(i * 50));
      files.merge(size == 1 ? "models.py" : "m%d.py".formatted(i), text, String::concat);
    }
    return new Tree(files);
  }

  /** Every model belongs to the one before it. */
  private static List<String> words(int size) {
    List<String> words = new ArrayList<>(List.of("add"));
    for (int i = 1; i < Math.max(2, size - 1); i++) {
      words.addAll(i > 1 ? List.of("--and") : List.of());
      words.addAll(List.of("M" + i, "belongs_to", "M" + (i - 1)));
    }
    words.addAll(size == 1 ? List.of("--no-migration", "--yes") : List.of("--yes"));
    return words;
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  private interface Work {
    void at(int number) throws IOException, InterruptedException;
  }

  /** As many at once as there are processors. */
  private static void each(int count, Work work) throws InterruptedException {
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<?>> done =
          IntStream.range(0, count)
              .<Future<?>>mapToObj(
                  it ->
                      workers.submit(
                          () -> {
                            work.at(it);
                            return it;
                          }))
              .toList();
      for (Future<?> one : done) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(String.valueOf(e.getCause()), e);
    }
  }
}
