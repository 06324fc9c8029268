package dev.kinship.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file as it was read: its text without byte order mark, line ends untouched. */
public final class SourceText {
  private static final String NEWLINES = "\r\n";

  private final Path path;
  private final String name;
  private final String text;
  private final boolean bom;
  private final Charset charset;

  /** Found when a line is asked for; two threads that ask at once find the same. */
  private volatile @Nullable Lines lines;

  /** {@code path} is absolute, {@code name} is it from the project's root with slashes. */
  public SourceText(Path path, String name, String text, boolean bom) {
    this(path, name, text, bom, StandardCharsets.UTF_8);
  }

  private SourceText(Path path, String name, String text, boolean bom, Charset charset) {
    this.path = path;
    this.name = name;
    this.text = text;
    this.bom = bom;
    this.charset = charset;
  }

  /** A file that is not valid UTF-8, each byte a character: to be searched, not to be edited. */
  public static SourceText ofBytes(Path path, String name, String text, boolean bom) {
    return new SourceText(path, name, text, bom, StandardCharsets.ISO_8859_1);
  }

  public Path path() {
    return path;
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** Whether the file begins with a byte order mark. */
  public boolean bom() {
    return bom;
  }

  /** Whether the file is valid UTF-8; another one cannot be edited. */
  public boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** The file's bytes: nothing was lost when its text was read. */
  public byte[] bytes() {
    String mark = isUtf8() ? "\uFEFF" : "\u00EF\u00BB\u00BF";
    return ((bom ? mark : "") + text).getBytes(charset);
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
    int line = lines().at(span.start());
    int lineStart = lines().start(line);
    int lineEnd = lineEnd(span.start());
    return new Place(
        name,
        line + 1,
        span.start() - lineStart + 1,
        text.substring(lineStart, lineEnd),
        Math.max(1, Math.min(span.end(), lineEnd) - span.start()));
  }

  /** The offset where the line of {@code offset} begins. */
  public int lineStart(int offset) {
    return lines().start(lines().at(offset));
  }

  /** The offset where the line of {@code offset} ends, before its line end. */
  public int lineEnd(int offset) {
    return Math.max(offset, lines().end(lines().at(offset)));
  }

  /**
   * The offset where the line after that of {@code offset} begins; the text's end after the last.
   */
  public int nextLine(int offset) {
    int end = lineEnd(offset);
    return end + (text.startsWith(NEWLINES, end) ? 2 : end < text.length() ? 1 : 0);
  }

  private Lines lines() {
    Lines known = lines;
    if (known == null) {
      known = Lines.of(text);
      lines = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceText it
        && path.equals(it.path)
        && name.equals(it.name)
        && text.equals(it.text)
        && bom == it.bom
        && charset.equals(it.charset);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, name, text, bom, charset);
  }

  @Override
  public String toString() {
    return name;
  }
}
