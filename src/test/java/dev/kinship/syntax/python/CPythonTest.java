package dev.kinship.syntax.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinship.Sweep;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares tokens and statements with CPython's, over its whole library and the packages that the
 * tests install; {@code ./test long} adds those of the machine.
 */
@Tag("slow")
class CPythonTest {
  /**
   * Files that may differ, by the end of their path, since CPython's own tokenize module is wrong
   * there: before 3.12 it splits names at combining marks that its parser takes, and in the first
   * 3.12 it miscounts the columns of long strings that are not ASCII.
   */
  private static final List<String> WRONG_IN_CPYTHON =
      List.of(
          "pyparsing/unicode.py:",
          "test/test_unicode_identifiers.py:",
          "test/test_importlib/test_main.py:",
          "test/test_peg_generator/test_pegen.py:");

  private static final int ORACLES = 2;

  private static final List<String> differentTokens = new CopyOnWriteArrayList<>();
  private static final List<String> differentStatements = new CopyOnWriteArrayList<>();
  private static final List<String> problems = new CopyOnWriteArrayList<>();
  private static final List<String> refused = new CopyOnWriteArrayList<>();
  private static final AtomicInteger files = new AtomicInteger();
  private static final AtomicLong statements = new AtomicLong();

  @BeforeAll
  static void compareAll() throws InterruptedException, ExecutionException {
    try (ExecutorService workers = Executors.newFixedThreadPool(ORACLES)) {
      List<Future<Integer>> codes =
          IntStream.range(0, ORACLES)
              .mapToObj(share -> workers.submit(() -> compareShare(share)))
              .toList();
      for (Future<Integer> code : codes) {
        assertEquals(0, code.get(), "the oracle failed");
      }
    }
    System.out.printf("%s files, %s statements%n", files, statements);
    print("tokens differ", differentTokens);
    print("statements differ", differentStatements);
    print("problems in good files", problems);
    print("not compared", refused);
  }

  /** Returns the exit code of an oracle after comparing what it wrote of its share of the files. */
  private static int compareShare(int share) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("kinship.python", "python3"),
                "src/test/python/syntax_oracle.py",
                String.valueOf(share),
                String.valueOf(ORACLES)));
    if (Sweep.FULL) {
      command.add("all");
    }
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        compare(line.substring("file ".length()), lines);
      }
    }
    return process.waitFor();
  }

  @Test
  void readsEnough() {
    assertTrue(files.get() > 500 && statements.get() > 50_000, "the oracle found hardly anything");
  }

  @Test
  void tokensAreThoseOfCPython() {
    assertEquals(List.of(), unexplained(differentTokens));
  }

  @Test
  void statementsAreThoseOfCPython() {
    assertEquals(List.of(), unexplained(differentStatements));
  }

  @Test
  void whatCPythonCompilesHasNoProblem() {
    assertEquals(List.of(), problems);
  }

  private static void compare(String path, BufferedReader lines) throws IOException {
    String text = "";
    for (String line = lines.readLine(); !line.equals("end"); line = lines.readLine()) {
      int blank = line.indexOf(' ');
      String said = line.substring(blank + 1);
      switch (line.substring(0, blank)) {
        case "tokens" -> {
          text = read(path);
          difference(split(said, 3), Flattened.tokens(text), text)
              .ifPresent(it -> differentTokens.add(path + it));
        }
        case "statements" -> {
          text = read(path);
          compareStatements(path, text, split(said, 4));
        }
        default -> refused.add(path + ": " + line);
      }
    }
  }

  private static void compareStatements(String path, String text, List<String> expected) {
    Outline outline = Outline.of(text);
    files.incrementAndGet();
    if (!outline.problems().isEmpty()) {
      problems.add(path + ": " + outline.problems().get(0));
    }
    List<String> actual = Flattened.statements(outline);
    statements.addAndGet(actual.stream().filter(it -> it.indexOf(' ') > 1).count());
    difference(expected, actual, text).ifPresent(it -> differentStatements.add(path + it));
  }

  private static Optional<String> difference(
      List<String> expected, List<String> actual, String text) {
    int at = 0;
    for (String want : expected) {
      if (at == actual.size() || !agree(want, actual.get(at), text)) {
        String have = at == actual.size() ? "nothing" : actual.get(at);
        int start = Integer.parseInt(want.split(" ")[1]);
        String there = text.substring(start, Math.min(text.length(), start + 60));
        return Optional.of(": CPython has %s, we %s at %s".formatted(want, have, there));
      }
      at++;
      if (want.startsWith("? ")) {
        at = behind(actual, at);
      }
    }
    return at == actual.size()
        ? Optional.empty()
        : Optional.of(": CPython has nothing, we %s".formatted(actual.get(at)));
  }

  /** The index after the parts of the expression before {@code index}. */
  private static int behind(List<String> actual, int index) {
    int at = index;
    int end = Integer.parseInt(actual.get(index - 1).split(" ")[2]);
    while (at < actual.size()
        && actual.get(at).indexOf(' ') == 1
        && Integer.parseInt(actual.get(at).split(" ")[2]) <= end) {
      at++;
    }
    return at;
  }

  /**
   * We count the parentheses around an expression that is not looked into, CPython does not. Python
   * knows aliases of character names that Java does not. CPython 3.8 leaves out a last semicolon.
   */
  private static boolean agree(String want, String have, String text) {
    if (want.equals(have) || want.startsWith("? ") || isSemicolonMore(want, have, text)) {
      return true;
    }
    if (!have.startsWith("O ") || !(want.startsWith("O ") || isNamedCharacter(want, text))) {
      return false;
    }
    String[] inner = want.split(" ");
    String[] outer = have.split(" ");
    return inner.length == 4
        && Integer.parseInt(outer[1]) <= Integer.parseInt(inner[1])
        && Integer.parseInt(outer[2]) >= Integer.parseInt(inner[2]);
  }

  private static boolean isSemicolonMore(String want, String have, String text) {
    String[] shorter = want.split(" ");
    String[] longer = have.split(" ");
    return shorter.length == 4
        && longer.length == 4
        && shorter[0].length() > 1
        && shorter[0].equals(longer[0])
        && shorter[1].equals(longer[1])
        && shorter[3].equals(longer[3])
        && text.substring(0, Integer.parseInt(longer[2]))
            .substring(Integer.parseInt(shorter[2]))
            .strip()
            .equals(";");
  }

  private static boolean isNamedCharacter(String want, String text) {
    String[] place = want.split(" ");
    return want.startsWith("T ")
        && text.substring(Integer.parseInt(place[1]), Integer.parseInt(place[2])).contains("\\N{");
  }

  private static List<String> split(String line, int size) {
    String[] words = line.split(" ");
    List<String> items = new ArrayList<>();
    for (int i = 0; i + size <= words.length; i += size) {
      items.add(String.join(" ", Arrays.copyOfRange(words, i, i + size)));
    }
    return items;
  }

  private static String read(String path) throws IOException {
    String text = Files.readString(Path.of(path));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static List<String> unexplained(List<String> differences) {
    return differences.stream()
        .filter(it -> WRONG_IN_CPYTHON.stream().noneMatch(it::contains))
        .toList();
  }

  private static void print(String title, List<String> lines) {
    System.out.printf("%s: %d%n", title, lines.size());
    lines.forEach(it -> System.out.println("  " + it.replace("\n", "\\n")));
  }
}
