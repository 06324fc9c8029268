package dev.kinship.source.python.edit;

import dev.kinship.source.python.Style;
import java.util.List;
import java.util.Optional;

/**
 * A relationship as a class declares it: its name, its annotation if it has one, and its
 * constructor, ready to be written.
 */
public record RelationText(
    String name, Optional<String> annotation, String constructor, List<String> arguments) {
  /**
   * The statement, without indentation before its first line: on one line where that fits and
   * {@code wraps} does not ask otherwise, else an argument a line.
   */
  String written(boolean wraps, String indentation, Style style) {
    String head =
        "%s%s = %s(".formatted(name, annotation.map(it -> ": " + it).orElse(""), constructor);
    String line = head + String.join(", ", arguments) + ")";
    if (!wraps && Style.width(indentation) + line.length() <= Style.LINE_LENGTH) {
      return line;
    }
    StringBuilder text = new StringBuilder(head);
    for (String argument : arguments) {
      text.append(style.newline()).append(indentation).append(style.indent());
      text.append(argument).append(',');
    }
    return text.append(style.newline()).append(indentation).append(')').toString();
  }
}
