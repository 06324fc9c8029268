package dev.kinship.source.python.models;

import dev.kinship.text.Nfkc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The classes that a text seems to define: a quick look before the file is read. */
final class ClassHeaders {
  private static final String CLASS = "class";
  private static final String AS = " as ";

  private final String text;

  /** Where each name after {@code class} ends. */
  private final List<Integer> ends = new ArrayList<>();

  private final Set<String> names = new LinkedHashSet<>();

  /** What the classes may inherit from; empty until it is asked for. */
  private Optional<Set<String>> bases = Optional.empty();

  ClassHeaders(String text) {
    this.text = text;
    for (int at = text.indexOf(CLASS); at >= 0; at = text.indexOf(CLASS, at + 1)) {
      int start = at + CLASS.length();
      while (start < text.length() && " \t\f\\\r\n".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      int end = wordEnd(start);
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
    if (bases.isEmpty()) {
      bases = Optional.of(bases());
    }
    return bases.get().contains(name);
  }

  private Set<String> bases() {
    Set<String> found = new HashSet<>();
    for (int end : ends) {
      int last = argumentsEnd(end);
      for (int at = end; at < last; at = Math.max(at + 1, wordEnd(at))) {
        found.add(text.substring(at, wordEnd(at)));
      }
    }
    for (int at = text.indexOf(AS); at >= 0 && !ends.isEmpty(); at = text.indexOf(AS, at + 1)) {
      found.add(wordBefore(text, at));
    }
    return found;
  }

  /** The names that are followed by a parenthesis. */
  static Set<String> called(String text) {
    Set<String> found = new HashSet<>();
    for (int at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
      found.add(wordBefore(text, at));
    }
    return found;
  }

  private int argumentsEnd(int from) {
    boolean any = text.startsWith("(", from) || text.startsWith("[", from);
    int colon = any ? text.indexOf(':', from) : from;
    return colon < 0 ? text.length() : colon;
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < text.length() && Character.isUnicodeIdentifierPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static String wordBefore(String text, int end) {
    int start = end;
    while (start > 0 && Character.isUnicodeIdentifierPart(text.codePointBefore(start))) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    return text.substring(start, end);
  }
}
