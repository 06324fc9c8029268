package dev.kinship.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file, and what its reader types: files, and commands with what they print. */
record Page(Path file, String text) {
  static final Path BASE = Path.of(System.getProperty("kinship.basedir", "."));

  /** A file is a block below its name; a comment begins a project in a folder of its own. */
  private static final Pattern STEP =
      Pattern.compile(
          "(?m)^<!-- a new project -->$"
              + "|^`(?<name>[^`\\n]+)`:\n\n```\\w+\n(?<content>(?s:.*?))^```$"
              + "|^```console\n(?<console>(?s:.*?))^```$");

  private static final Pattern COMMAND =
      Pattern.compile("(?m)^\\$ (?<command>.+)\n(?<printed>(?:(?!\\$ ).*\n)*)");

  /** One thing to do. */
  sealed interface Step {
    record NewProject() implements Step {}

    record Write(String name, String content) implements Step {}

    /** {@code printed} is what the page shows below the command, from {@code start} on. */
    record Run(String command, String printed, int start) implements Step {
      boolean isKin() {
        return command.startsWith("kin ");
      }
    }
  }

  /** All pages that people write, in the order of their names. */
  static List<Page> all() {
    try (Stream<Path> top = Files.list(BASE);
        Stream<Path> below = Files.walk(BASE.resolve("docs"));
        Stream<Path> bench = Files.list(BASE.resolve("bench"))) {
      return Stream.of(top, below, bench)
          .flatMap(it -> it)
          .filter(it -> it.toString().endsWith(".md"))
          .sorted()
          .map(Page::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those whose commands a reader can type in turn; a code's page shows one of a case. */
  static List<Page> withCommands() {
    return all().stream()
        .filter(it -> !it.name().startsWith("docs/rules/"))
        .filter(it -> it.steps().stream().anyMatch(Step.Run.class::isInstance))
        .toList();
  }

  static Page of(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return BASE.relativize(file).toString().replace('\\', '/');
  }

  List<Step> steps() {
    return STEP.matcher(text).results().flatMap(Page::steps).toList();
  }

  /** Whether the reader writes the project; otherwise it is the sample of the demo. */
  boolean hasProject() {
    return !(steps().getFirst() instanceof Step.Run);
  }

  private static Stream<Step> steps(MatchResult found) {
    Optional<String> name = Optional.ofNullable(found.group("name"));
    if (name.isPresent()) {
      return Stream.of(new Step.Write(name.get(), found.group("content")));
    }
    return Optional.ofNullable(found.group("console"))
        .map(it -> runs(it, found.start("console")))
        .orElseGet(() -> Stream.of(new Step.NewProject()));
  }

  private static Stream<Step> runs(String console, int start) {
    Matcher command = COMMAND.matcher(console);
    return command
        .results()
        .map(
            it ->
                new Step.Run(
                    it.group("command"), it.group("printed"), start + it.start("printed")));
  }

  /** Compares the page with what it should be; writes it if the build accepts. */
  void expect(String expected) {
    if (Boolean.getBoolean("kinship.accept")) {
      try {
        Files.writeString(file, expected);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(file).hasContent(expected);
  }

  @Override
  public String toString() {
    return name();
  }
}
