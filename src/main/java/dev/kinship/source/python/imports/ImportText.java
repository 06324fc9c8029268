package dev.kinship.source.python.imports;

import dev.kinship.source.python.Style;
import dev.kinship.source.python.style.Layout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How a {@code from … import …} is written: on one line, or else a name a line. */
public record ImportText(Style style, Layout layout) {
  /** The lines, without the last line end; each is indented, and one line has {@code comment}. */
  public String of(String indentation, String path, Collection<String> names, String comment) {
    List<String> sorted = names.stream().sorted(order().names()).toList();
    if (!layout.imports().singleLine()) {
      return statement(indentation, path, sorted, comment);
    }
    List<String> lines = new ArrayList<>();
    sorted.forEach(it -> lines.add(statement(indentation, path, List.of(it), comment)));
    return String.join(style.newline(), lines);
  }

  ImportOrder order() {
    return new ImportOrder(layout.imports());
  }

  private String statement(String indentation, String path, List<String> names, String comment) {
    String head = indentation + "from " + path + " import ";
    String line = head + String.join(", ", names);
    if (Style.width(indentation) - indentation.length() + line.length() <= layout.lineLength()) {
      return line + comment;
    }
    StringBuilder text = new StringBuilder(head).append('(').append(comment);
    for (String name : names) {
      text.append(style.newline()).append(indentation).append(style.indent());
      text.append(name).append(',');
    }
    return text.append(style.newline()).append(indentation).append(')').toString();
  }
}
