package dev.kinship.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import dev.kinship.fuzz.FuzzRun.Broken;
import dev.kinship.syntax.python.Outline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A project in a folder of its own in which commands are run: none crashes or hangs, and each
 * changes exactly what it reports.
 */
final class FuzzProject {
  /**
   * What no command may take, of a processor's own time: thrice the five seconds that are the goal,
   * for the processor may be a slow one.
   */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** CPython 3.11 reads f-strings in quadratic time: half a minute for a megabyte of them. */
  private static final int LONGEST_FOR_CPYTHON = 500_000;

  private static final AtomicLong LONGEST_SO_FAR = new AtomicLong();

  private static final Map<String, LongAdder> ENDS = new ConcurrentHashMap<>();

  private static final List<String> UNDO = List.of("undo", "--yes", "--not-applied");

  private final Path scratch;
  private final Path project;
  private final Function<byte[], String> python;

  /** What a command printed, and how it ended. */
  record Said(int code, String output) {}

  /** Every file but Kinship's own, and every path, folders too. */
  record State(Tree tree, List<String> paths) {}

  /** What a command may do to the visible text of a file. */
  enum Keeping {
    ALL,
    /** Everything in it afterwards was there before. */
    PART
  }

  /**
   * Writes {@code files} into a new folder of {@code scratch}; {@code python} says {@code good} of
   * what CPython reads, and else why not.
   */
  FuzzProject(Path scratch, Tree files, Function<byte[], String> python) {
    this.scratch = scratch;
    this.project = scratch.resolve("project");
    this.python = python;
    files.writeTo(project);
    make(project.resolve(".git"));
  }

  /** What the longest of all commands has taken. */
  static Duration longestSoFar() {
    return Duration.ofMillis(LONGEST_SO_FAR.get());
  }

  /** How often a command of that verb has ended so: {@code written}, {@code already_so}. */
  static long count(String verb, String end) {
    return ENDS.getOrDefault(verb + " " + end, new LongAdder()).sum();
  }

  State state() {
    return new State(Tree.read(project), paths());
  }

  /** Says what writes, and holds it to what it tells; gives that. */
  Patch commit(List<String> words, String input, Keeping keeping) {
    List<String> said = new ArrayList<>(words);
    said.addAll(1, List.of("--yes", "--format", "json", "--diff", "full"));
    State before = state();
    Patch patch = patch(say(said, input));
    ENDS.computeIfAbsent(words.getFirst() + " " + patch.end(), it -> new LongAdder()).increment();
    State after = state();
    if (!patch.isWritten()) {
      require(after.tree.equals(before.tree), "changed bytes without writing: " + patch.end(), "");
      require(after.equals(before), "made a file or folder: " + patch.end(), "");
      return patch;
    }
    require(
        patch.applyTo(before.tree).equals(after.tree), "the bytes are not those of the diff", "");
    for (String name : patch.diffs().keySet()) {
      checkFile(
          name,
          before.tree.files().getOrDefault(name, ""),
          after.tree.files().getOrDefault(name, ""),
          keeping);
    }
    return patch;
  }

  /** Takes the last commit back, which ends in {@code before}. */
  void undo(State before) {
    Said undone = say(UNDO, "");
    require(undone.code == 0, "cannot be taken back", undone.output);
    State after = state();
    require(after.tree.equals(before.tree), "not taken back byte for byte", undone.output);
    require(after.equals(before), "a folder more or less", String.join("\n", after.paths));
  }

  private static Patch patch(Said said) {
    try {
      return Patch.read(said.output);
    } catch (IOException e) {
      throw new Broken("no JSON", said.output);
    }
  }

  private void checkFile(String name, String before, String after, Keeping keeping) {
    String kind = name.substring(name.lastIndexOf('.') + 1);
    switch (keeping) {
      case ALL -> require(keepsAll(before, after), "took something away: " + kind, after);
      case PART -> {
        boolean isPart = !kind.equals("py") || keepsAll(after.replace("pass", ""), before);
        require(isPart, "brought something", after);
      }
    }
    if (!kind.equals("py")) {
      return;
    }
    if (isGood(before)) {
      require(isGood(after), "no longer parses", problems(after));
    }
    if (before.length() < LONGEST_FOR_CPYTHON
        && python.apply(before.getBytes(ISO_8859_1)).equals("good")) {
      String verdict = python.apply(after.getBytes(ISO_8859_1));
      require(verdict.equals("good"), "CPython no longer parses it", verdict + "\n" + after);
    }
  }

  Said say(List<String> words, String input) {
    long start = processorTime();
    Typed.Run run;
    try {
      run = Typed.run(project, words, input);
    } catch (Throwable e) {
      List<StackTraceElement> trace = List.of(e.getStackTrace());
      throw new Broken(
          "threw " + e.getClass().getName() + place(trace),
          String.join("\n", trace.stream().map(String::valueOf).toList()));
    }
    Duration taken = Duration.ofNanos(processorTime() - start);
    String output = run.output();
    LONGEST_SO_FAR.accumulateAndGet(taken.toMillis(), Math::max);
    require(taken.compareTo(LONGEST) < 0, "took long", taken.toString());
    require(!output.contains("KIN999"), "crashed: " + firstPlace(output), output);
    require(run.code() >= 0 && run.code() <= 3, "exit code " + run.code(), output);
    return new Said(run.code(), output);
  }

  private static String place(List<StackTraceElement> trace) {
    return trace.stream()
        .filter(it -> it.getClassName().startsWith("dev.kinship"))
        .findFirst()
        .map(it -> " at " + it)
        .orElse("");
  }

  private static String firstPlace(String output) {
    List<String> lines = output.lines().toList();
    String place =
        lines.stream().filter(it -> it.contains("at dev.kinship")).findFirst().orElse("").strip();
    return lines.getFirst().replaceAll("\\d+", "N").split(":")[0] + " " + place;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Every path but Kinship's own, folders too. */
  private List<String> paths() {
    try (Stream<Path> all = Files.walk(scratch)) {
      return List.copyOf(
          new TreeSet<>(
              all.map(it -> scratch.relativize(it).toString())
                  .filter(it -> !it.startsWith("project/.kinship"))
                  .toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isGood(String bytes) {
    return problems(bytes).equals("[]");
  }

  private static String problems(String bytes) {
    String text = new String(bytes.getBytes(ISO_8859_1), UTF_8);
    return Outline.of(text.startsWith("\uFEFF") ? text.substring(1) : text).problems().toString();
  }

  /** Whether all visible text of the old file is in the new one, in its order. */
  private static boolean keepsAll(String before, String after) {
    int at = 0;
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (c <= ' ') {
        continue;
      }
      at = after.indexOf(c, at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void require(boolean holds, String what, String detail) {
    if (!holds) {
      throw new Broken(what, detail);
    }
  }
}
