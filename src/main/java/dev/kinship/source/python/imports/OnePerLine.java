package dev.kinship.source.python.imports;

import dev.kinship.source.python.Style;
import dev.kinship.text.Edit;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns a list on one line, which further items would make too long, into one item a line with a
 * comma after each, as black and ruff do.
 */
public record OnePerLine(SourceText source, Style style) {

  /**
   * {@code items} are the present ones, {@code added} come before the one of their index, or after
   * the last; {@code whole} is what encloses the list: from the blank or bracket before the first
   * item to what follows the last, without comments. {@code open} and {@code close} replace its
   * ends.
   */
  public List<Edit> edits(
      List<Span> items, Map<Integer, List<String>> added, Span whole, String open, String close) {
    String outer = indentation(whole.start());
    String line = style.newline() + outer + style.indent();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i <= items.size(); i++) {
      StringBuilder text = new StringBuilder(i == 0 ? open : ",");
      added.getOrDefault(i, List.of()).forEach(it -> text.append(line).append(it).append(','));
      boolean last = i == items.size();
      text.append(last ? style.newline() + outer + close : line);
      int from = i == 0 ? whole.start() : items.get(i - 1).end();
      int to = last ? whole.end() : items.get(i).start();
      edits.add(new Edit(new Span(from, to), text.toString()));
    }
    return edits;
  }

  private String indentation(int offset) {
    String line = source.text().substring(source.lineStart(offset), offset);
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  /** Whether nothing is on the lines of {@code span} but itself, on one line, and no comment. */
  public boolean isAlone(Span span) {
    return source.lineEnd(span.start()) == source.lineEnd(span.end())
        && source.lineEnd(span.end()) == span.end();
  }
}
