package dev.kinship.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cases.Case.Tree;
import dev.kinship.fuzz.FuzzProject.Keeping;
import dev.kinship.fuzz.FuzzProject.Said;
import dev.kinship.fuzz.FuzzProject.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One sentence run in one project, and every guarantee for that. */
record FuzzRun(Tree before, List<String> words) {
  private static final String WORDS = "words.txt";

  /**
   * A guarantee that does not hold; the message begins with a line that is the same for the same
   * bug.
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

  /**
   * Runs it, in an empty folder, then removes, lists and undoes what that made. Returns {@code
   * written}, {@code already_so} or the code of the refusal; {@code python} says {@code good} of
   * what CPython reads, and else why not.
   */
  String check(Path scratch, Function<byte[], String> python) {
    FuzzProject project = new FuzzProject(scratch, before, python);
    State start = project.state();
    Patch patch = project.commit(words, "", Keeping.ALL);
    if (!patch.isWritten()) {
      return patch.end();
    }
    State added = project.state();
    Said again = project.say(words, "");
    // A column that was added to rows may be NULL at first; these two then ask for the rest.
    if (!words.contains("--required") && !words.contains("--backfill")) {
      require(
          again.output().endsWith("Already in place: nothing to write.\n"), "not so yet", again);
      require(again.code() == 0 && project.state().equals(added), "wrote again", again);
    }
    for (String relationship : patch.relationships()) {
      List<String> removal = List.of("remove", relationship, "--force");
      if (project.commit(removal, "", Keeping.PART).isWritten()) {
        Said twice = project.say(removal, "");
        require(twice.output().contains("KIN230"), "removed twice", twice);
        project.undo(added);
      }
    }
    retell(project, added);
    project.undo(start);
    return "written";
  }

  /** What the list shows is in place, or after one run. */
  private static void retell(FuzzProject project, State listed) {
    Said list = project.say(List.of("list", "--format", "yaml"), "");
    List<String> apply = List.of("apply", "-", "--no-migration");
    if (list.code() == 0 && project.commit(apply, list.output(), Keeping.ALL).isWritten()) {
      Said again = project.say(apply, list.output());
      require(
          again.output().endsWith("Already in place: nothing to write.\n"), "retold again", again);
      project.undo(listed);
    }
  }

  private static void require(boolean holds, String what, Said said) {
    FuzzProject.require(holds, what, said.output());
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
  void keep(Path folder, String failure) {
    FuzzProject.delete(folder);
    before.writeTo(folder.resolve("before"));
    FuzzProject.make(folder.resolve("before"));
    try {
      Files.write(
          folder.resolve(WORDS), words.stream().map(it -> URLEncoder.encode(it, UTF_8)).toList());
      Files.writeString(folder.resolve("failure.txt"), words + "\n" + failure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
