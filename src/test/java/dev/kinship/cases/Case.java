package dev.kinship.cases;

import dev.kinship.cli.Typed;
import dev.kinship.cli.Typed.Run;
import dev.kinship.library.Libraries;
import dev.kinship.library.hazel.TestLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One case: commands, the project before and after them, and all that a user sees, with the exit
 * code last. It is the folder {@code path}, or the file of that name with the ending {@code .case}.
 */
public record Case(Path path) {
  public static final Path ROOT =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/cases");

  /** The folder of cases of the second library. */
  private static final String HAZEL = "hazel";

  /** The moment of a commit. */
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

  /** A word of a command line. */
  private static final Pattern WORD = Pattern.compile("(?:[^ \"]|\"[^\"]*\")+");

  /** The id of a plan that was kept. */
  private static final Pattern PLAN = Pattern.compile("\\b[0-9a-f]{32}\\b");

  /**
   * What a run printed, the exit code in the last line, and the files as they are then; {@code
   * plan} is the last id of a plan in the output, where {@code PLAN} replaces each id.
   */
  public record Result(String output, Tree tree, Optional<String> plan) {}

  /** The cases below the folder {@code group}. */
  public static Stream<Case> in(String group) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(group))) {
      return files.flatMap(Case::at).sorted(Comparator.comparing(Case::toString)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Case> at(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(CaseFile.ENDING)) {
      int end = name.length() - CaseFile.ENDING.length();
      return Stream.of(new Case(file.resolveSibling(name.substring(0, end))));
    }
    return name.equals("command.txt")
        ? Stream.of(new Case(file.resolveSibling("")))
        : Stream.empty();
  }

  private CaseForm form() {
    Path file = path.resolveSibling(path.getFileName() + CaseFile.ENDING);
    return Files.exists(file) ? new CaseFile(file) : new CaseFolder(path);
  }

  public Tree before() {
    return form().before();
  }

  public boolean changes() {
    return !after().equals(before());
  }

  /** The files afterwards: the same as before where the case has no others. */
  public Tree after() {
    return form().after();
  }

  String output() {
    return form().output();
  }

  /** The words after {@code kin} in the first line. */
  public List<String> words() {
    return commands().getFirst();
  }

  /**
   * The words after {@code kin}, of each line: what a user types one after the other. Double quotes
   * make several words one.
   */
  public List<List<String>> commands() {
    return form().commands().stream().map(it -> wordsOf(it.substring("kin ".length()))).toList();
  }

  private static List<String> wordsOf(String line) {
    return WORD.matcher(line).results().map(it -> it.group().replace("\"", "")).toList();
  }

  /**
   * Runs the case's commands, with further words, on {@code project} in a folder of its own. If
   * there is more than one, each is shown before what it prints. In a command {@code PLAN} is the
   * id that the one before has printed last.
   */
  public Result run(Tree project, Path scratch, String... more) {
    List<List<String>> commands = commands();
    StringBuilder output = new StringBuilder();
    Tree tree = project;
    Optional<String> plan = Optional.empty();
    for (List<String> command : commands) {
      String id = plan.orElse("PLAN");
      boolean dry = List.of(more).contains("--dry-run");
      Stream<String> said =
          command.stream()
              .filter(it -> !dry || !it.equals("--yes"))
              .map(it -> it.equals("PLAN") ? id : it);
      Result result =
          run(tree, scratch, Stream.concat(said, Stream.of(more)).toList(), libraries());
      plan = result.plan().or(() -> Optional.of(id));
      output.append(commands.size() > 1 ? "$ kin " + shown(command) + "\n" : "");
      output.append(result.output());
      tree = result.tree();
    }
    return new Result(output.toString(), tree, plan);
  }

  /** As it is typed. */
  private static String shown(List<String> command) {
    return command.stream()
        .map(it -> it.contains(" ") ? "\"" + it + "\"" : it)
        .collect(Collectors.joining(" "));
  }

  /** The cases of the second library are run with it, all others as users run them. */
  private Libraries libraries() {
    return path.startsWith(ROOT.resolve(HAZEL)) ? TestLibraries.ALL : Libraries.ALL;
  }

  /** Runs {@code words} on {@code project} in a folder of its own. */
  public static Result run(Tree project, Path scratch, List<String> words) {
    return run(project, scratch, words, Libraries.ALL);
  }

  private static Result run(Tree project, Path scratch, List<String> words, Libraries libraries) {
    project.writeTo(scratch);
    try {
      Files.createDirectories(scratch.resolve(".git"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Run run = Typed.run(scratch, words, "", libraries);
    String output = timeless(run.output().replace(scratch.toString(), "PROJECT"));
    Optional<String> plan =
        PLAN.matcher(output).results().map(MatchResult::group).reduce((one, next) -> next);
    String told = PLAN.matcher(output).replaceAll("PLAN");
    return new Result(told + "exit " + run.code() + "\n", Tree.read(scratch), plan);
  }

  /** What was printed, every moment being one and the same. */
  public static String timeless(String output) {
    return output.replaceAll(TIME, "2026-01-02T03:04:05Z");
  }

  /** Makes what the command does now the expectation, for a person to review as a diff. */
  void accept(Result result) {
    form().accept(result);
  }

  @Override
  public String toString() {
    return ROOT.relativize(path).toString();
  }

  /** The files of a project with their bytes, Kinship's own folder and git's left out. */
  public record Tree(Map<String, String> files) {
    /** Bytes as text, one character each, so that trees can be compared and shown. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    public static Tree read(Path folder) {
      Map<String, String> files = new TreeMap<>();
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          String name = folder.relativize(file).toString().replace('\\', '/');
          if (!name.startsWith(".git/") && !name.startsWith(".kinship/")) {
            files.put(name, new String(Files.readAllBytes(file), BYTES));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Tree(files);
    }

    public void writeTo(Path folder) {
      files.forEach((name, text) -> write(folder.resolve(name), text.getBytes(BYTES)));
    }

    /** The same files, changed by {@code how} where that changes the file of {@code others}. */
    public Tree changed(Tree others, UnaryOperator<String> how) {
      return changed(name -> others.isChanged(name, how), how);
    }

    /** The same files, those of which {@code which} holds changed by {@code how}. */
    public Tree changed(Predicate<String> which, UnaryOperator<String> how) {
      Map<String, String> changed = new TreeMap<>();
      files.forEach((name, text) -> changed.put(name, which.test(name) ? how.apply(text) : text));
      return new Tree(changed);
    }

    /** It is Kinship's own: changed in any way it counts as edited. */
    private static boolean isSupportModule(String text) {
      return text.startsWith("# Kinship support module");
    }

    private boolean isChanged(String name, UnaryOperator<String> how) {
      String text = files.get(name);
      return text != null && !isSupportModule(text) && !how.apply(text).equals(text);
    }

    public static void write(Path file, byte[] bytes) {
      try {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, bytes);
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
  }
}
