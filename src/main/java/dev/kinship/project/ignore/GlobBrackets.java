package dev.kinship.project.ignore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A bracket expression of wildmatch: characters, ranges, escapes and classes of POSIX. */
final class GlobBrackets {
  private final byte[] pattern;
  private final boolean negated;
  private final BitSet bytes = new BitSet();
  private int at;

  /** {@code start} is the place after the opening bracket. */
  GlobBrackets(byte[] pattern, int start) {
    this.pattern = pattern;
    this.negated = byteAt(pattern, start) == '!' || byteAt(pattern, start) == '^';
    this.at = negated ? start + 1 : start;
  }

  boolean isNegated() {
    return negated;
  }

  /** The place after the closing bracket, once it was read. */
  int end() {
    return at;
  }

  /** What is listed, before it is negated; empty if it is not closed or names no known class. */
  Optional<BitSet> parse() {
    int previous = 0;
    do {
      int here = byteAt(pattern, at);
      if (here == '-' && previous != 0 && byteAt(pattern, at + 1) != ']') {
        at++;
        range(previous, escaped());
        previous = 0;
      } else if (here == '[' && byteAt(pattern, at + 1) == ':') {
        Optional<Boolean> isClass = posixClass();
        if (isClass.isEmpty()) {
          return Optional.empty();
        }
        previous = isClass.get() ? 0 : '[';
      } else {
        previous = escaped();
        bytes.set(previous);
      }
      at++;
      if (at >= pattern.length) {
        return Optional.empty();
      }
    } while (pattern[at] != ']');
    at++;
    return Optional.of(bytes);
  }

  /** The byte here, or after a backslash the next one; 0 at the end. */
  private int escaped() {
    at += byteAt(pattern, at) == '\\' ? 1 : 0;
    return byteAt(pattern, at);
  }

  private void range(int first, int last) {
    if (first <= last) {
      bytes.set(first, last + 1);
    }
  }

  /**
   * Adds a class such as {@code [:alpha:]}, {@code at} then being at its end. False if this is a
   * mere bracket; empty if there is no such class, or no end.
   */
  private Optional<Boolean> posixClass() {
    int first = at + 2;
    int close = first;
    while (close < pattern.length && pattern[close] != ']') {
      close++;
    }
    if (close == pattern.length) {
      return Optional.empty();
    }
    if (close == first || pattern[close - 1] != ':') {
      bytes.set('[');
      return Optional.of(false);
    }
    at = close;
    Optional<IntPredicate> named = named(new String(pattern, first, close - 1 - first, ISO_8859_1));
    for (int i = 1; i < 128 && named.isPresent(); i++) {
      if (named.get().test(i)) {
        bytes.set(i);
      }
    }
    return named.map(it -> true);
  }

  /** The classes as git has them: of ASCII, with four blanks. */
  private static Optional<IntPredicate> named(String name) {
    IntPredicate upper = it -> it >= 'A' && it <= 'Z';
    IntPredicate lower = it -> it >= 'a' && it <= 'z';
    IntPredicate digit = it -> it >= '0' && it <= '9';
    IntPredicate space = it -> " \t\n\r".indexOf(it) >= 0;
    IntPredicate graph = it -> it > ' ' && it < 127;
    IntPredicate alnum = upper.or(lower).or(digit);
    return Optional.ofNullable(
        switch (name) {
          case "alnum" -> alnum;
          case "alpha" -> upper.or(lower);
          case "blank" -> it -> it == ' ' || it == '\t';
          case "cntrl" -> it -> it < ' ' || it == 127;
          case "digit" -> digit;
          case "graph" -> graph;
          case "lower" -> lower;
          case "print" -> it -> it >= ' ' && it < 127;
          case "punct" -> graph.and(alnum.negate());
          case "space" -> space;
          case "upper" -> upper;
          case "xdigit" -> digit.or(it -> "abcdefABCDEF".indexOf(it) >= 0);
          default -> null;
        });
  }

  private static int byteAt(byte[] pattern, int index) {
    return index < pattern.length ? pattern[index] & 0xFF : 0;
  }
}
