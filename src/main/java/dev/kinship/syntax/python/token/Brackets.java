package dev.kinship.syntax.python.token;

import dev.kinship.text.Span;
import java.util.Arrays;
import java.util.List;

/** The brackets that are open. */
final class Brackets {
  /** CPython refuses more. */
  private static final int DEEPEST = 200;

  private final String text;
  private final List<Problem> problems;
  private int[] open = new int[16];
  private int count;

  Brackets(String text, List<Problem> problems) {
    this.text = text;
    this.problems = problems;
  }

  boolean anyOpen() {
    return count > 0;
  }

  void open(int at) {
    if (count == DEEPEST) {
      problems.add(new Problem(new Span(at, at + 1), "too many nested brackets"));
    }
    if (count == open.length) {
      open = Arrays.copyOf(open, 2 * count);
    }
    open[count++] = at;
  }

  /**
   * Closes the nearest bracket of the same sort, and those inside it; if there is none, nothing.
   */
  void close(int at) {
    if (count > 0 && matches(open[count - 1], at)) {
      count--;
      return;
    }
    problems.add(new Problem(new Span(at, at + 1), "closes a bracket that is not open"));
    for (int i = count - 1; i >= Math.max(0, count - DEEPEST); i--) {
      if (matches(open[i], at)) {
        count = i;
        return;
      }
    }
  }

  /** Gives up what is still open. */
  void abandon() {
    for (int i = 0; i < Math.min(count, DEEPEST); i++) {
      problems.add(new Problem(new Span(open[i], open[i] + 1), "this bracket is never closed"));
    }
    count = 0;
  }

  private boolean matches(int opening, int closing) {
    return switch (text.charAt(opening)) {
      case '(' -> text.charAt(closing) == ')';
      case '[' -> text.charAt(closing) == ']';
      default -> text.charAt(closing) == '}';
    };
  }

  /**
   * Whether the line that begins at {@code start} can only begin a statement, so that a bracket
   * still open before it was forgotten. {@code from}, {@code @} and {@code async} may go on an
   * expression: these must show by what follows.
   */
  boolean beginStatement(int start) {
    int at = start;
    while (at < text.length() && Characters.sortOf(text.charAt(at)) == Characters.BLANK) {
      at++;
    }
    if (isDefinition(at)) {
      return true;
    }
    if (at > start) {
      return false;
    }
    return isWord(at, "import")
        || (isWord(at, "from") && isFromImport(at + 4))
        || (text.startsWith("@", at) && isDefinition(nextLine(at)));
  }

  private boolean isDefinition(int at) {
    if (isWord(at, "async")) {
      int word = behindBlanks(at + 5);
      return isWord(word, "def") || isWord(word, "with");
    }
    return isWord(at, "class") || isWord(at, "def");
  }

  private boolean isFromImport(int start) {
    int at = behindBlanks(start);
    int module = at;
    while (at < text.length() && (text.charAt(at) == '.' || isLetterOrDigit(at))) {
      at++;
    }
    return at > module && isWord(behindBlanks(at), "import");
  }

  private int nextLine(int start) {
    int end = Characters.lineEnd(text, start);
    return end < text.length() ? Characters.behindLineEnd(text, end) : end;
  }

  private int behindBlanks(int start) {
    int at = start;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private boolean isWord(int at, String word) {
    return text.startsWith(word, at) && !isLetterOrDigit(at + word.length());
  }

  private boolean isLetterOrDigit(int at) {
    return at < text.length() && Characters.wordEnd(text, at) > at;
  }
}
