package dev.kinship.source.python.models;

import dev.kinship.text.Nfkc;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The classes that a text seems to define: a quick look before the file is read. */
final class ClassHeaders {
  private static final String CLASS = "class";

  private final String text;

  /** Where each name after {@code class} ends. */
  private final List<Integer> ends = new ArrayList<>();

  private final Set<String> names = new LinkedHashSet<>();

  ClassHeaders(String text) {
    this.text = text;
    for (int at = text.indexOf(CLASS); at >= 0; at = text.indexOf(CLASS, at + 1)) {
      int start = at + CLASS.length();
      while (start < text.length() && " \t\f\\\r\n".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      int end = start;
      while (end < text.length() && Character.isUnicodeIdentifierPart(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      if (start > at + CLASS.length() && end > start) {
        names.add(Nfkc.of(text.substring(start, end)));
        ends.add(end);
      }
    }
  }

  /** The names after {@code class}. */
  Set<String> names() {
    return names;
  }

  /** Whether one of the classes may inherit from one that is called so where it is defined. */
  boolean mayInherit(String name) {
    return ends.stream().anyMatch(it -> says(it, argumentsEnd(it), name, ""))
        || (!ends.isEmpty() && says(0, text.length(), name, " as "));
  }

  private int argumentsEnd(int from) {
    boolean any = text.startsWith("(", from) || text.startsWith("[", from);
    int colon = any ? text.indexOf(':', from) : from;
    return colon < 0 ? text.length() : colon;
  }

  /** Whether the text has the word between the two offsets, followed by {@code after}. */
  private boolean says(int from, int end, String word, String after) {
    int at = text.indexOf(word + after, from, end);
    while (at >= 0 && (isPart(at - 1) || (after.isEmpty() && isPart(at + word.length())))) {
      at = text.indexOf(word + after, at + 1, end);
    }
    return at >= 0;
  }

  private boolean isPart(int at) {
    return at >= 0 && at < text.length() && Character.isUnicodeIdentifierPart(text.charAt(at));
  }
}
