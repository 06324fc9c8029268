package dev.kinship.source.python.edit;

import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Edit;
import dev.kinship.text.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds names to an existing {@code from … import}, in its layout and order. */
final class ImportNames {
  /** As isort and ruff have it: constants, then classes, then the rest. */
  static final Comparator<String> ORDER =
      (one, other) -> {
        int byCategory = Integer.compare(category(one), category(other));
        return byCategory != 0 ? byCategory : one.compareTo(other);
      };

  private ImportNames() {}

  /** The edits that add {@code names}, none of which the statement has. */
  static List<Edit> add(SourceText source, ImportFrom statement, Collection<String> names) {
    List<Alias> present = statement.names();
    boolean sorted =
        present.stream()
            .map(Alias::name)
            .sorted(ORDER)
            .toList()
            .equals(present.stream().map(Alias::name).toList());
    Map<Integer, List<String>> byPosition = new LinkedHashMap<>();
    for (String name : names.stream().sorted(ORDER).toList()) {
      int position = present.size();
      while (sorted && position > 0 && ORDER.compare(present.get(position - 1).name(), name) > 0) {
        position--;
      }
      byPosition.computeIfAbsent(position, it -> new ArrayList<>()).add(name);
    }
    List<Edit> edits = new ArrayList<>();
    byPosition.forEach((position, added) -> edits.add(edit(source, present, position, added)));
    return edits;
  }

  private static Edit edit(
      SourceText source, List<Alias> present, int position, List<String> names) {
    Alias last = present.get(present.size() - 1);
    Alias next = position < present.size() ? present.get(position) : last;
    String gap = gap(source, next);
    return position < present.size()
        ? Edit.insert(next.span().start(), String.join("," + gap, names) + "," + gap)
        : Edit.insert(last.span().end(), "," + gap + String.join("," + gap, names));
  }

  /** The space between two names: a blank, or a new line if each has a line of its own. */
  private static String gap(SourceText source, Alias alias) {
    int start = source.lineStart(alias.span().start());
    String before = source.text().substring(start, alias.span().start());
    return before.isBlank() ? source.newline() + before : " ";
  }

  private static int category(String name) {
    if (name.length() > 1 && name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
      return 0;
    }
    return Character.isUpperCase(name.charAt(0)) ? 1 : 2;
  }
}
