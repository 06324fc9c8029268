package dev.kinship.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.text.Visible;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The only one that writes to standard output and to standard error. It escapes whatever could
 * speak to a terminal, adds the codes of styles itself, and throws {@link OutputFailed} where the
 * stream takes no more.
 */
public final class Printer {
  private static final int FULL = 8192;
  private static final String CODE = "\u001b[";
  private static final String END_OF_STYLE = CODE + "0m";
  private static final String LINE_END = System.lineSeparator();

  /** A chain of causes may lead back to its beginning. */
  private static final int CAUSES = 20;

  private final OutputStream stream;
  private final Colour colour;
  private final StringBuilder waiting = new StringBuilder();
  private final Runnable before;

  public Printer(OutputStream stream, Colour colour) {
    this(stream, colour, () -> {});
  }

  /** One that does {@code before} each time that it hands something over. */
  public Printer(OutputStream stream, Colour colour, Runnable before) {
    this.stream = stream;
    this.colour = colour;
    this.before = before;
  }

  /** Prints a line of plain text. */
  public void line(String text) {
    line(Piece.plain(text));
  }

  /** Prints a line. A carriage return stays at its very end, where it does nothing. */
  public void line(Piece... pieces) {
    String end = LINE_END;
    for (int i = 0; i < pieces.length; i++) {
      Piece piece = pieces[i];
      if (i == pieces.length - 1 && piece.text().endsWith("\r")) {
        piece = new Piece(piece.style(), piece.text().substring(0, piece.text().length() - 1));
        end = "\r" + LINE_END;
      }
      add(piece);
    }
    waiting.append(end);
    writeWhenFull();
  }

  /** Prints the start of a line, such as a question. */
  public void open(String text) {
    add(Piece.plain(text));
  }

  /** Prints text of many lines whose line ends are the program's own. */
  public void block(String text) {
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      boolean two = end > start && text.charAt(end - 1) == '\r';
      waiting.append(Visible.of(text.substring(start, two ? end - 1 : end)));
      waiting.append(two ? "\r\n" : "\n");
      start = end + 1;
    }
    waiting.append(Visible.of(text.substring(start)));
    writeWhenFull();
  }

  /** Prints where a failure comes from, and what has caused it. */
  public void trace(Throwable failure) {
    Optional<Throwable> next = Optional.of(failure);
    for (int depth = 0; next.isPresent() && depth < CAUSES; depth++) {
      line((depth == 0 ? "" : "Caused by: ") + next.get());
      for (StackTraceElement element : next.get().getStackTrace()) {
        line("\tat " + element);
      }
      next = Optional.ofNullable(next.get().getCause());
    }
  }

  /** What is printed in the same colours, and waits for {@link #lines}. */
  public Aside aside() {
    return new Aside(colour);
  }

  /** Prints the lines of {@code aside} that are {@code wanted}, judged by their text alone. */
  public void lines(Aside aside, Predicate<String> wanted) {
    aside.printer.flush();
    aside
        .kept
        .toString(UTF_8)
        .lines()
        .filter(it -> wanted.test(withoutCodes(it)))
        .forEach(it -> waiting.append(it).append(LINE_END));
    writeWhenFull();
  }

  /** Hands over everything that was printed so far. */
  public void flush() {
    byte[] bytes = waiting.toString().getBytes(UTF_8);
    waiting.setLength(0);
    if (bytes.length > 0) {
      before.run();
    }
    try {
      stream.write(bytes);
      stream.flush();
    } catch (IOException e) {
      throw new OutputFailed(e);
    }
  }

  private void add(Piece piece) {
    boolean marked = colour == Colour.ANSI && piece.style() != Piece.Style.PLAIN;
    if (marked) {
      waiting.append(CODE).append(piece.style().code()).append('m');
    }
    waiting.append(Visible.of(piece.text()));
    if (marked) {
      waiting.append(END_OF_STYLE);
    }
  }

  private static String withoutCodes(String line) {
    return line.replaceAll("\u001b\\[\\d*m", "");
  }

  private void writeWhenFull() {
    if (waiting.length() > FULL) {
      flush();
    }
  }

  /** Printed and kept, not shown yet. */
  public static final class Aside {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Printer printer;

    private Aside(Colour colour) {
      this.printer = new Printer(kept, colour);
    }

    public Printer printer() {
      return printer;
    }

    /** All that was printed, with the codes of its styles. */
    public byte[] bytes() {
      printer.flush();
      return kept.toByteArray();
    }
  }
}
