package dev.kinship.documents;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a page shows of an output: a line of three dots in one character stands for any lines. */
record Shown(String text) {
  private static final String DOTS = "…";

  boolean matches(String output) {
    String pattern =
        text.lines()
            .map(it -> it.equals(DOTS) ? "(?:.*\n)*?" : Pattern.quote(it + "\n"))
            .collect(joining());
    return Pattern.matches(pattern, output);
  }

  /**
   * The same page of another output: as many lines at the start and at the end as are shown now,
   * and those in between that it still has.
   */
  String of(String output) {
    if (matches(output)) {
      return text;
    }
    List<List<String>> parts = parts();
    List<String> lines = output.lines().toList();
    int first = parts.getFirst().size();
    int last = parts.getLast().size();
    if (parts.size() == 1 || first + last >= lines.size()) {
      return output;
    }
    Stream<String> between =
        parts.subList(1, parts.size() - 1).stream()
            .flatMap(it -> Stream.concat(it.stream().filter(lines::contains), Stream.of(DOTS)));
    return Stream.of(
                lines.subList(0, first).stream(),
                Stream.of(DOTS),
                between,
                lines.subList(lines.size() - last, lines.size()).stream())
            .flatMap(it -> it)
            .collect(joining("\n"))
        + "\n";
  }

  private List<List<String>> parts() {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : text.lines().toList()) {
      if (line.equals(DOTS)) {
        parts.add(new ArrayList<>());
      } else {
        parts.getLast().add(line);
      }
    }
    return parts;
  }
}
