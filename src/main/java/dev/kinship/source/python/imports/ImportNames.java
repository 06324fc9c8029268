package dev.kinship.source.python.imports;

import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Edit;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds names to an existing {@code from … import}, in its layout and order. */
public final class ImportNames {
  private final SourceText source;
  private final ImportText text;
  private final List<Alias> present;

  private ImportNames(SourceText source, ImportFrom statement, ImportText text) {
    this.source = source;
    this.text = text;
    this.present = statement.names();
  }

  /** Whether names may be added to the statement: to no star, and beside aliases by the rules. */
  public static boolean takesMore(ImportFrom statement, ImportText text) {
    boolean aliased = statement.names().stream().anyMatch(it -> it.asName().isPresent());
    return statement.names().stream().noneMatch(it -> it.name().equals("*"))
        && !text.layout().imports().singleLine()
        && (!aliased || text.layout().imports().combineAs());
  }

  /** The edits that add {@code names}, none of which the statement has. */
  public static List<Edit> add(
      SourceText source, ImportFrom statement, Collection<String> names, ImportText text) {
    return new ImportNames(source, statement, text).add(statement, names);
  }

  private List<Edit> add(ImportFrom statement, Collection<String> names) {
    Map<Integer, List<String>> byPosition = byPosition(names);
    if (mustWrap(statement, names)) {
      return wrapped(byPosition);
    }
    List<Edit> edits = new ArrayList<>();
    byPosition.forEach((position, added) -> edits.add(edit(position, added)));
    return edits;
  }

  /** The names that come before each of the present ones, or after the last. */
  private Map<Integer, List<String>> byPosition(Collection<String> names) {
    Comparator<String> order = text.order().names();
    List<String> known = present.stream().map(Alias::name).toList();
    boolean sorted = known.stream().sorted(order).toList().equals(known);
    Map<Integer, List<String>> byPosition = new LinkedHashMap<>();
    for (String name : names.stream().sorted(order).toList()) {
      int position = present.size();
      while (sorted && position > 0 && order.compare(known.get(position - 1), name) > 0) {
        position--;
      }
      byPosition.computeIfAbsent(position, it -> new ArrayList<>()).add(name);
    }
    return byPosition;
  }

  private Edit edit(int position, List<String> names) {
    Alias last = present.getLast();
    Alias next = position < present.size() ? present.get(position) : last;
    String gap = gap(next);
    return position < present.size()
        ? Edit.insert(next.span().start(), String.join("," + gap, names) + "," + gap)
        : Edit.insert(last.span().end(), "," + gap + String.join("," + gap, names));
  }

  /** The space between two names: a blank, or a new line if each has a line of its own. */
  private String gap(Alias alias) {
    int start = source.lineStart(alias.span().start());
    String before = source.text().substring(start, alias.span().start());
    return before.isBlank() ? source.newline() + before : " ";
  }

  /** Whether a statement of one line, without brackets or a comment, would be too long. */
  private boolean mustWrap(ImportFrom statement, Collection<String> names) {
    int added = names.stream().mapToInt(it -> it.length() + 2).sum();
    int length = statement.span().end() - source.lineStart(statement.span().start());
    return length + added > text.layout().lineLength()
        && new OnePerLine(source, text.style()).isAlone(statement.span())
        && present.getLast().span().end() == statement.span().end();
  }

  private List<Edit> wrapped(Map<Integer, List<String>> byPosition) {
    Span list = new Span(present.getFirst().span().start() - 1, present.getLast().span().end());
    return new OnePerLine(source, text.style())
        .edits(present.stream().map(Alias::span).toList(), byPosition, list, " (", ")");
  }
}
