package dev.kinship.library.rhosocial.words;

import dev.kinship.library.NewModel;
import dev.kinship.schema.TableName;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.style.Layout;
import java.util.List;
import java.util.Optional;

/** How the class of a new model is written, before it has fields and relationships. */
public record ClassText(Style style, Layout layout) {
  /**
   * The class with these bases, and with a docstring and a line about its schema if it needs one.
   */
  public String of(
      NewModel model, List<String> bases, Optional<Docstring> docstring, Optional<String> schema) {
    String line = style.newline() + style.indent();
    List<String> primary = model.keys().primary();
    String key =
        primary.isEmpty()
            ? ""
            : line
                + "__primary_key__ = (%s)"
                    .formatted(String.join(", ", primary.stream().map(style::quoted).toList()));
    int width = layout.shortLength() - Style.width(style.indent());
    return header(model.name(), bases)
        + docstring
            .map(it -> line + it.aboutClass(model, width) + (it.apart() ? style.newline() : ""))
            .orElse("")
        + line
        + "__table_name__ = "
        + style.quoted(TableName.bare(model.table()))
        + schema.map(line::concat).orElse("")
        + key;
  }

  /** On one line, else with the bases on a line of their own, else with a line for each. */
  private String header(String name, List<String> bases) {
    String head = "class %s(".formatted(name);
    String joined = String.join(", ", bases);
    String line = style.newline() + style.indent();
    if (head.length() + joined.length() + "):".length() <= layout.shortLength()) {
      return head + joined + "):";
    }
    boolean black = head.length() + joined.length() + "):".length() > layout.lineLength();
    return black && style.indent().length() + joined.length() <= layout.lineLength()
        ? head + line + joined + style.newline() + "):"
        : head + line + String.join("," + line, bases) + "," + style.newline() + "):";
  }
}
