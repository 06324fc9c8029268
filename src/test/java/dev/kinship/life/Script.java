package dev.kinship.life;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of a project as a file: a line {@code = NAME} begins a step, the lines after it are what
 * is done, and {@code #} begins a remark. {@link Life} explains the lines.
 */
record Script(List<Step> steps) {
  /** A line, and the text below it, whose lines begin with {@code |}. */
  record Line(String words, String text) {}

  /** Some lines, after which all must be well. */
  record Step(String name, List<Line> lines) {}

  static Script of(Path file) {
    List<Step> steps = new ArrayList<>();
    for (String line : read(file)) {
      if (line.startsWith("= ")) {
        steps.add(new Step(line.substring(2), new ArrayList<>()));
      } else if (line.startsWith("|")) {
        List<Line> lines = steps.getLast().lines();
        Line above = lines.removeLast();
        String text = line.substring(Math.min(line.length(), 2));
        lines.add(new Line(above.words(), above.text() + text + "\n"));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        steps.getLast().lines().add(new Line(line.strip(), ""));
      }
    }
    return new Script(steps);
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
