package dev.kinship.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A file as it was read: its text without byte order mark, line ends untouched. {@code path} is
 * absolute, {@code name} is it from the project's root with slashes.
 */
public record SourceText(Path path, String name, String text, boolean bom) {
  private static final String NEWLINES = "\r\n";

  /** The file's bytes: nothing was lost when its text was read. */
  public byte[] bytes() {
    return ((bom ? "\uFEFF" : "") + text).getBytes(StandardCharsets.UTF_8);
  }

  /** The digest of its bytes, in hexadecimal. */
  public String sha256() {
    return Digests.hexadecimal(Digests.sha256().digest(bytes()));
  }

  /** The line end that the file uses: that of its first line, {@code \n} where it has none. */
  public String newline() {
    int lineFeed = text.indexOf('\n');
    int carriageReturn = text.indexOf('\r');
    if (carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed)) {
      return lineFeed == carriageReturn + 1 ? NEWLINES : "\r";
    }
    return "\n";
  }

  /** Where {@code span} is, for a person to read. */
  public Place place(Span span) {
    List<String> before = text.substring(0, span.start()).lines().toList();
    boolean atLineStart = span.start() == 0 || NEWLINES.indexOf(text.charAt(span.start() - 1)) >= 0;
    int line = before.size() + (atLineStart ? 1 : 0);
    int lineStart = lineStart(span.start());
    int lineEnd = lineEnd(span.start());
    return new Place(
        name,
        line,
        span.start() - lineStart + 1,
        text.substring(lineStart, lineEnd),
        Math.max(1, Math.min(span.end(), lineEnd) - span.start()));
  }

  /** The offset where the line of {@code offset} begins. */
  public int lineStart(int offset) {
    int start = offset;
    while (start > 0 && NEWLINES.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  /** The offset where the line of {@code offset} ends, before its line end. */
  public int lineEnd(int offset) {
    int end = offset;
    while (end < text.length() && NEWLINES.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /**
   * The offset where the line after that of {@code offset} begins; the text's end after the last.
   */
  public int nextLine(int offset) {
    int end = lineEnd(offset);
    return end + (text.startsWith(NEWLINES, end) ? 2 : end < text.length() ? 1 : 0);
  }
}
