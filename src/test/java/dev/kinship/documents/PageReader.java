package dev.kinship.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import dev.kinship.documents.Page.Step;
import dev.kinship.report.Colour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Someone who types what a page shows, each project in a folder of its own in {@code scratch}. */
record PageReader(Path scratch, Programs others) {
  /** Commands that are not {@code kin}'s. */
  interface Programs {
    /** Runs one in {@code folder}; empty if what it prints is unknown here. */
    Optional<String> run(Path folder, String command) throws Exception;
  }

  /** The page with what its commands print now. */
  String read(Page page) throws Exception {
    Rewrite rewrite = new Rewrite(page.text());
    int count = 0;
    Path project = newProject(count);
    if (!page.hasProject()) {
      sample().writeTo(project);
    }
    for (Step step : page.steps()) {
      switch (step) {
        case Step.NewProject() -> project = newProject(++count);
        case Step.Write(String name, String content) ->
            Tree.write(project.resolve(name), content.getBytes(UTF_8));
        case Step.Run run -> {
          Path folder = project;
          printed(folder, run, rewrite.now(run.command())).ifPresent(it -> rewrite.show(run, it));
        }
      }
    }
    return rewrite.result();
  }

  private Optional<String> printed(Path folder, Step.Run run, String command) throws Exception {
    if (!command.startsWith("kin ")) {
      return others.run(folder, command);
    }
    int into = command.indexOf(" >");
    if (into < 0) {
      List<String> answers = TerminalSession.answers(run.printed());
      return Optional.of(new TerminalSession(folder, Colour.PLAIN).type(command, answers));
    }
    Path file = folder.resolve(command.substring(into + 2));
    List<String> words = List.of(command.substring("kin ".length(), into).split(" "));
    Files.writeString(file, Typed.run(folder, words, "").output());
    return Optional.of("");
  }

  private Path newProject(int count) {
    try {
      Path project = scratch.resolve("project" + count);
      Files.createDirectories(project.resolve(".git"));
      return project;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project that {@code kin demo} begins with. */
  static Tree sample() {
    return Tree.read(Page.BASE.resolve("src/main/resources/dev/kinship/cli/demo"));
  }
}
