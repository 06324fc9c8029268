package dev.kinship.agents.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task in plain words, the project to carry it out in, the answers of a person whom an agent
 * asks, and the relationships that the project then has: the file {@code path}. A task that cannot
 * be carried out has the code that says so.
 */
record AgentTask(Path path) {
  private static final Path ROOT =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/agents");

  private static final String EXPECTED = "=== expected\n";

  static Stream<AgentTask> all() {
    try (Stream<Path> files = Files.list(ROOT.resolve("tasks"))) {
      return files.sorted().map(AgentTask::new).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a person writes to an agent. */
  String text() {
    return file().substring(0, file().indexOf("\n\n=== "));
  }

  /** The project's files, before. */
  Tree project() {
    return Tree.read(ROOT.resolve("projects").resolve(section("project").strip()));
  }

  /** Those of each plan. */
  List<Answers> answers() {
    String plans = section("answers").replaceFirst("(?m)^refused .*\n", "");
    return Arrays.stream(plans.split("(?m)^then\n|^(?=undo$)")).map(Answers::of).toList();
  }

  /** The code of the refusal with which it ends; empty if it can be carried out. */
  Optional<String> refusal() {
    return section("answers")
        .lines()
        .filter(it -> it.startsWith("refused "))
        .map(it -> it.substring("refused ".length()))
        .findFirst();
  }

  /** All relationships of the project afterwards, as {@link Related} tells them. */
  List<String> expected() {
    return file().substring(file().indexOf(EXPECTED) + EXPECTED.length()).lines().toList();
  }

  void accept(List<String> relationships) {
    String lines = String.join("", relationships.stream().map(it -> it + "\n").toList());
    String text = file().substring(0, file().indexOf(EXPECTED) + EXPECTED.length()) + lines;
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String section(String name) {
    String title = "\n=== " + name + "\n";
    int start = file().indexOf(title) + title.length();
    return file().substring(start, file().indexOf("\n=== ", start) + 1);
  }

  private String file() {
    try {
      return Files.readString(path, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    String name = String.valueOf(path.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }
}
