package dev.kinship.syntax.python.token;

import dev.kinship.text.Nfkc;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a text in their order, and the problems met on the way. Between two of them are
 * only blanks and joined lines, so the text can be put together again from both.
 */
public final class Tokens {
  /**
   * As in CPython, but a string of any sort is one token, and {@code ERROR} is what no reader
   * accepts.
   */
  public enum Kind {
    NAME,
    NUMBER,
    STRING,
    OPERATOR,
    ERROR,
    /** The end of a logical line; empty at the end of a text whose last line has no end. */
    NEWLINE,
    /** Any other line end. */
    LINE_BREAK,
    COMMENT,
    /** The white space before the first statement of a block. */
    INDENT,
    /** Empty, at the first token after the block. */
    DEDENT,
    END
  }

  public final String text;
  public final List<Problem> problems = new ArrayList<>(0);
  private int count;
  private Kind[] kinds;
  private int[] starts;
  private int[] ends;

  Tokens(String text) {
    this.text = text;
    int room = text.length() / 4 + 16;
    kinds = new Kind[room];
    starts = new int[room];
    ends = new int[room];
  }

  void add(Kind kind, int start, int end) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count++] = end;
  }

  public int count() {
    return count;
  }

  public Kind kind(int index) {
    return kinds[index];
  }

  public int start(int index) {
    return starts[index];
  }

  public int end(int index) {
    return ends[index];
  }

  public String textOf(int index) {
    return text.substring(starts[index], ends[index]);
  }

  /** What Python takes the name for that the token is. */
  public String nameOf(int index) {
    return Nfkc.of(textOf(index));
  }

  /** The code inside an f-string or a t-string, as parts of the text; none in another token. */
  public List<Span> fields(int index) {
    int quote = starts[index];
    while (quote < ends[index] && Characters.sortOf(text.charAt(quote)) != Characters.QUOTE) {
      quote++;
    }
    boolean formatted =
        kinds[index] == Kind.STRING
            && (Strings.has(text, starts[index], quote, 'f')
                || Strings.has(text, starts[index], quote, 't'));
    if (!formatted) {
      return List.of();
    }
    FormatStrings string = new FormatStrings(text);
    string.end(quote, Strings.has(text, starts[index], quote, 'r'));
    return string.fields();
  }

  /** Whether the token is this operator of one character. */
  public boolean is(int index, char operator) {
    return kinds[index] == Kind.OPERATOR
        && ends[index] - starts[index] == 1
        && text.charAt(starts[index]) == operator;
  }

  public boolean isWord(int index, String word) {
    return kinds[index] == Kind.NAME
        && ends[index] - starts[index] == word.length()
        && text.startsWith(word, starts[index]);
  }

  /** Whether the token says something: no line end, no comment, no change of indentation. */
  public boolean isCode(int index) {
    return kinds[index].compareTo(Kind.ERROR) <= 0;
  }

  /** The last token before {@code index} that says something, or -1. */
  public int codeBefore(int index) {
    int at = index - 1;
    while (at >= 0 && !isCode(at)) {
      at--;
    }
    return at;
  }

  /** The end of the logical line that {@code index} belongs to. */
  public int lineEnd(int index) {
    int at = index;
    while (kinds[at] != Kind.NEWLINE && kinds[at] != Kind.END) {
      at++;
    }
    return at;
  }

  /** The dedent that closes the block whose first token {@code index} is, else the end. */
  public int blockEnd(int index) {
    int depth = 0;
    for (int at = index; ; at++) {
      if (kinds[at] == Kind.INDENT) {
        depth++;
      } else if (kinds[at] == Kind.END || (kinds[at] == Kind.DEDENT && depth-- == 0)) {
        return at;
      }
    }
  }
}
