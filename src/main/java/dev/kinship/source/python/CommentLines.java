package dev.kinship.source.python;

import dev.kinship.text.Edit;
import dev.kinship.text.SourceText;

/** Where a statement begins and ends with the comments that belong to it. */
public record CommentLines(SourceText source) {
  /**
   * Where the line of {@code offset} begins, or the first of the comments right above it; those
   * that open the file belong to the file.
   */
  public int above(int offset) {
    int start = source.lineStart(offset);
    while (start > 0) {
      int line = source.lineStart(start - lengthOfEnd(start));
      if (!source.text().substring(line, start).stripLeading().startsWith("#")) {
        return start;
      }
      start = line;
    }
    return source.lineStart(offset);
  }

  private int lengthOfEnd(int lineStart) {
    return lineStart > 1 && source.text().startsWith("\r\n", lineStart - 2) ? 2 : 1;
  }

  /**
   * Puts {@code text}, which begins with a line end, below the line of {@code offset} and the
   * comments that belong to it.
   */
  public Edit insertBelow(int offset, String text) {
    int end = below(offset);
    int next = source.nextLine(end);
    if (end == source.lineEnd(offset) || next == end) {
      return Edit.insert(end, text);
    }
    String newline = source.newline();
    return Edit.insert(next, text.substring(newline.length()) + newline);
  }

  /** Where the line of {@code offset} ends, or the last of the indented comments below it. */
  private int below(int offset) {
    int end = source.lineEnd(offset);
    int line = source.nextLine(offset);
    while (line < source.text().length() && line > end) {
      String text = source.text().substring(line, source.lineEnd(line));
      boolean indented = !text.isBlank() && Character.isWhitespace(text.charAt(0));
      if (indented && text.stripLeading().startsWith("#")) {
        end = source.lineEnd(line);
      } else if (!text.isBlank()) {
        break;
      }
      int next = source.nextLine(line);
      if (next == line) {
        break;
      }
      line = next;
    }
    return end;
  }
}
