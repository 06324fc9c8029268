package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cli.Case.Tree;
import dev.kinship.report.Colour;
import dev.kinship.syntax.python.Outline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** One sentence said in one project, and everything that is promised of that. */
record FuzzRun(Tree before, List<String> words) {
  /** What no command may take, of a processor's own time: others may be at work as well. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final String WORDS = "words.txt";
  private static final List<String> UNDO = List.of("undo", "--yes", "--not-applied");

  /**
   * A promise that does not hold; the message begins with a line that is the same for the same bug.
   */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(String what, String detail) {
      super(what + "\n" + detail);
    }

    String what() {
      return String.valueOf(getMessage()).lines().findFirst().orElse("");
    }
  }

  /** What a command printed, and how it ended. */
  private record Said(int code, String output) {}

  /**
   * Says it, in an empty folder. Gives {@code written}, {@code already_so} or the code of the
   * refusal; {@code python} says {@code good} of what CPython reads, and else why not.
   */
  String check(Path scratch, Function<byte[], String> python) {
    Path project = scratch.resolve("project");
    before.writeTo(project);
    make(project.resolve(".git"));
    List<String> paths = paths(scratch);
    Patch patch = patch(say(project, saying("--yes", "--format", "json")));
    Tree after = Tree.read(project);
    if (!patch.status().equals("written")) {
      require(after.equals(before), "changed bytes without writing: " + patch.status(), "");
      require(paths(scratch).equals(paths), "made a file or folder: " + patch.status(), "");
      return patch.code().isEmpty() ? patch.status() : patch.code();
    }
    require(patch.applyTo(before).equals(after), "the bytes are not those of the diff", "");
    for (String name : patch.diffs().keySet()) {
      checkFile(name, before.files().get(name), after.files().get(name), python);
    }
    Said again = say(project, words);
    require(again.output.endsWith("Already so: nothing to write.\n"), "not so yet", again.output);
    require(again.code == 0 && Tree.read(project).equals(after), "wrote again", again.output);
    Said undone = say(project, UNDO);
    require(undone.code == 0, "cannot be taken back", undone.output);
    require(Tree.read(project).equals(before), "not taken back byte for byte", undone.output);
    require(
        paths(scratch).equals(paths), "a folder more or less", String.join("\n", paths(scratch)));
    return "written";
  }

  private List<String> saying(String... more) {
    List<String> said = new ArrayList<>(words);
    said.addAll(1, List.of(more));
    return said;
  }

  private static Patch patch(Said said) {
    try {
      return Patch.read(said.output);
    } catch (IOException e) {
      throw new Broken("no JSON", said.output);
    }
  }

  private static void checkFile(
      String name, String before, String after, Function<byte[], String> python) {
    require(
        before == null || keepsAll(before, after), "took something away: " + ending(name), after);
    if (!name.endsWith(".py")) {
      return;
    }
    if (before == null || isGood(before)) {
      require(isGood(after), "no longer parses", problems(after));
    }
    if (before == null || python.apply(before.getBytes(ISO_8859_1)).equals("good")) {
      String verdict = python.apply(after.getBytes(ISO_8859_1));
      require(verdict.equals("good"), "CPython no longer parses it", verdict + "\n" + after);
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean isGood(String bytes) {
    return problems(bytes).equals("[]");
  }

  private static String problems(String bytes) {
    String text = new String(bytes.getBytes(ISO_8859_1), UTF_8);
    return Outline.of(text.startsWith("\uFEFF") ? text.substring(1) : text).problems().toString();
  }

  /** Whether all that is to be seen of the old text is there in the new one, in its order. */
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

  private static Said say(Path project, List<String> words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    long start = processorTime();
    int code;
    try {
      code =
          Main.run(
              words.toArray(String[]::new),
              project,
              new ByteArrayInputStream(new byte[0]),
              out,
              out,
              Colour.PLAIN,
              false);
    } catch (Throwable e) {
      List<StackTraceElement> trace = List.of(e.getStackTrace());
      throw new Broken(
          "threw " + e.getClass().getName() + place(trace),
          String.join("\n", trace.stream().map(String::valueOf).toList()));
    }
    Duration taken = Duration.ofNanos(processorTime() - start);
    String output = printed.toString(UTF_8);
    require(taken.compareTo(LONGEST) < 0, "took long", taken.toString());
    require(!output.contains("KIN999"), "crashed: " + firstPlace(output), output);
    require(code >= 0 && code <= 3, "exit code " + code, output);
    return new Said(code, output);
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
  private static List<String> paths(Path scratch) {
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

  /** A run that {@link #keep} has kept. */
  static FuzzRun kept(Path folder) {
    try (Stream<String> words = Files.lines(folder.resolve(WORDS))) {
      return new FuzzRun(
          Tree.read(folder.resolve("before")),
          words.map(it -> URLDecoder.decode(it, UTF_8)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps this run in a folder, to be made again. */
  void keep(Path folder, String broken) {
    delete(folder);
    before.writeTo(folder.resolve("before"));
    make(folder.resolve("before"));
    try {
      Files.write(
          folder.resolve(WORDS), words.stream().map(it -> URLEncoder.encode(it, UTF_8)).toList());
      Files.writeString(folder.resolve("broken.txt"), words + "\n" + broken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(boolean holds, String what, String detail) {
    if (!holds) {
      throw new Broken(what, detail);
    }
  }
}
