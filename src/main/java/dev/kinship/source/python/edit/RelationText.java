package dev.kinship.source.python.edit;

import dev.kinship.source.python.Style;
import dev.kinship.source.python.style.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A relationship as a class declares it: its name, its annotation if it has one, and its
 * constructor, ready to be written.
 */
public record RelationText(
    String name, Optional<String> annotation, String constructor, List<String> arguments) {
  /**
   * The statement, without indentation before its first line: on one line if that fits and {@code
   * wraps} does not ask otherwise, else as black and ruff would wrap it.
   */
  String written(boolean wraps, String indentation, Style style, Layout layout) {
    return new Wrapping(indentation, style, layout).lines(this, wraps && layout.trailingComma());
  }

  private String declared() {
    return name + annotation.map(it -> ": " + it).orElse("") + " = ";
  }

  private String call() {
    return constructor + "(" + String.join(", ", arguments) + ")";
  }

  /** Black's choices, from the shortest: what does not fit is tried in the next form. */
  private record Wrapping(String outer, Style style, Layout layout) {
    String lines(RelationText relation, boolean wraps) {
      String head = relation.declared() + relation.constructor() + "(";
      if (!wraps && isShort(relation.declared() + relation.call(), 0)) {
        return relation.declared() + relation.call();
      }
      if (fits(head, 0) || relation.annotation().isEmpty()) {
        return String.join(end(0), arguments(head, 0, relation));
      }
      return fits(relation.declared() + "(", 0) ? enclosed(relation) : split(relation);
    }

    /** The call on lines of its own, in brackets. */
    private String enclosed(RelationText relation) {
      String call =
          isShort(relation.call(), 1)
              ? relation.call()
              : String.join(end(0), arguments(relation.constructor() + "(", 1, relation));
      return relation.declared() + "(" + end(1) + call + end(0) + ")";
    }

    /** The annotation on three lines. */
    private String split(RelationText relation) {
      String annotation = relation.annotation().orElseThrow();
      int open = annotation.indexOf('[') + 1;
      String inner = annotation.substring(open, annotation.length() - 1);
      String head =
          relation.name() + ": " + annotation.substring(0, open) + end(1) + inner + end(0);
      String last = "] = " + relation.call();
      return head
          + (isShort(last, 0)
              ? last
              : String.join(end(0), arguments("] = " + relation.constructor() + "(", 0, relation)));
    }

    /** Lines of a call: all arguments on one, or each on its own. The first is not indented. */
    private List<String> arguments(String head, int depth, RelationText relation) {
      String deep = style.indent().repeat(depth);
      String all = String.join(", ", relation.arguments());
      List<String> lines = new ArrayList<>(List.of(head));
      if (!layout.trailingComma() && fits(all, depth + 1)) {
        lines.add(deep + style.indent() + all);
      } else {
        relation.arguments().forEach(it -> lines.add(deep + style.indent() + it + ","));
      }
      lines.add(deep + ")");
      return lines;
    }

    private boolean fits(String line, int depth) {
      return width(line, depth) <= layout.lineLength();
    }

    private boolean isShort(String line, int depth) {
      return width(line, depth) <= layout.shortLength();
    }

    private int width(String line, int depth) {
      return Style.width(outer) + depth * Style.width(style.indent()) + line.length();
    }

    private String end(int depth) {
      return style.newline() + outer + style.indent().repeat(depth);
    }
  }
}
