package dev.kinship.library.rhosocial.words;

import dev.kinship.library.NewModel;
import dev.kinship.schema.TableName;
import dev.kinship.source.python.Style;
import java.util.List;
import java.util.Optional;

/** How the class of a new model is written, before it has fields and relationships. */
public record ClassText(Style style, int lineLength) {
  /** The class with these bases, and a line about its schema if it needs one. */
  public String of(NewModel model, List<String> bases, Optional<String> schema) {
    String line = style.newline() + style.indent();
    List<String> primary = model.keys().primary();
    String key =
        primary.isEmpty()
            ? ""
            : line
                + "__primary_key__ = (%s)"
                    .formatted(String.join(", ", primary.stream().map(style::quoted).toList()));
    return header(model.name(), bases)
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
    if (head.length() + joined.length() + "):".length() <= lineLength) {
      return head + joined + "):";
    }
    return style.indent().length() + joined.length() <= lineLength
        ? head + line + joined + style.newline() + "):"
        : head + line + String.join("," + line, bases) + "," + style.newline() + "):";
  }
}
