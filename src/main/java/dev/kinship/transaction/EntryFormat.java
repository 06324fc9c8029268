package dev.kinship.transaction;

import dev.kinship.transaction.Commit.Written;
import dev.kinship.transaction.disk.Content;
import dev.kinship.transaction.disk.FileAction;
import dev.kinship.transaction.disk.FileStep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The journal's and the history's format, version 2. Lines of UTF-8, the fields parted by tabs:
 *
 * <pre>
 * kinship   2
 * root      /home/me/shop                  (the project's folder, links followed)
 * id        0007
 * time      2026-08-01T10:15:30Z
 * sentence  add Order belongs_to User      (any number)
 * undoes    0006                           (at most one)
 * folder    app/models                     (made; any number, outermost first)
 * emptied   app/models                     (may go; any number, innermost first)
 * file      rewritten  644  BEFORE  AFTER  REAL  NAME
 * contents  SHA-256 of the files' bytes below
 * seal      the {@link Seal} of all lines above
 * </pre>
 *
 * where BEFORE and AFTER are sizes in bytes, {@code -} for no file, the mode is octal, {@code -}
 * for the system's own. Then an empty line, each file's bytes before and after in order, and a last
 * line {@code end} with the SHA-256 of all above it: it tells a torn file from a whole one, the
 * seal tells whose it is. In fields {@code \}, tab, line feed and carriage return are {@code \\},
 * {@code \t}, {@code \n} and {@code \r}.
 */
final class EntryFormat {
  private static final String FIRST_LINE = "kinship\t2";
  private static final int END_SIZE = "end\t".length() + 64 + 1;
  private static final String SEAL = "seal\t";
  private static final String NOTHING = "-";

  /** Enough for the names of 50,000 files; what is longer was not written by Kinship. */
  private static final int LONGEST_HEAD = 1 << 24;

  private EntryFormat() {}

  /** What is above the contents, and whether it has the seal of this user and machine. */
  record Head(Commit commit, List<String> folders, String root, boolean isOwn) {}

  /** A whole file. */
  record Whole(Head head, Entry entry) {}

  /** The bytes of {@code entry} of the project in {@code root}. */
  static Content write(Entry entry, String root, Seal seal) throws IOException {
    ByteArrayOutputStream contents = new ByteArrayOutputStream();
    for (FileStep step : entry.steps()) {
      contents.writeBytes(step.before().bytes());
      contents.writeBytes(step.after().bytes());
    }
    String head = head(entry, root, Content.of(contents.toByteArray()).digest());
    String sealed = "%s%s%s\n\n".formatted(head, SEAL, seal.of(head));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(sealed.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(contents.toByteArray());
    bytes.writeBytes(end(bytes.toByteArray()));
    return Content.of(bytes.toByteArray());
  }

  /**
   * What the file {@code name} holds; empty if it is torn. One of another version, or that says
   * what cannot be, is refused.
   */
  static Optional<Whole> read(byte[] bytes, String name, Seal seal) {
    String start = new String(bytes, 0, Math.min(bytes.length, 20), StandardCharsets.UTF_8);
    if (start.contains("\n") && !start.startsWith(FIRST_LINE + "\n")) {
      throw CommitRefusals.damaged(name);
    }
    int body = Math.max(0, bytes.length - END_SIZE);
    byte[] end = Arrays.copyOfRange(bytes, body, bytes.length);
    if (!Arrays.equals(end, end(Arrays.copyOf(bytes, body)))) {
      return Optional.empty();
    }
    return Optional.of(parsed(name, () -> whole(bytes, body, seal)));
  }

  private static Whole whole(byte[] bytes, int body, Seal seal) {
    int contents = endOfHead(bytes);
    String text = new String(bytes, 0, contents, StandardCharsets.UTF_8);
    Content below = Content.of(Arrays.copyOfRange(bytes, contents, body));
    if (!first(lines(text), "contents").equals(List.of(below.digest()))) {
      throw new IllegalArgumentException("the contents have changed since they were sealed");
    }
    return new Whole(head(text, seal), entry(lines(text), below.bytes()));
  }

  /** The lines above the contents; the contents are neither read nor checked. */
  static Head head(InputStream file, String name, Seal seal) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = -1;
    for (int it = file.read(); it >= 0 && head.size() < LONGEST_HEAD; it = file.read()) {
      head.write(it);
      if (it == '\n' && last == '\n') {
        return parsed(name, () -> head(head.toString(StandardCharsets.UTF_8), seal));
      }
      last = it;
    }
    throw CommitRefusals.damaged(name);
  }

  private static Head head(String text, Seal seal) {
    List<String> head = lines(text);
    int signed = text.lastIndexOf(SEAL);
    if (!head.getFirst().equals(FIRST_LINE) || signed < 0) {
      throw new IllegalArgumentException("it does not begin as it should");
    }
    return new Head(
        commit(head),
        first(head, "folder"),
        first(head, "root").getFirst(),
        seal.isOf(text.substring(0, signed), text.substring(signed + SEAL.length()).strip()));
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private static <T> T parsed(String name, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (DateTimeException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NoSuchElementException e) {
      throw CommitRefusals.damaged(name);
    }
  }

  private static Commit commit(List<String> head) {
    return new Commit(
        first(head, "id").getFirst(),
        Instant.parse(first(head, "time").getFirst()),
        first(head, "sentence"),
        all(head, "file").stream()
            .map(it -> new Written(kind(it.getFirst()), it.getLast()))
            .toList(),
        first(head, "undoes").stream().findFirst());
  }

  private static String head(Entry entry, String root, String contents) {
    Commit commit = entry.commit();
    StringBuilder head = new StringBuilder(FIRST_LINE).append('\n');
    line(head, "root", root);
    line(head, "id", commit.id());
    line(head, "time", commit.time().toString());
    commit.sentences().forEach(it -> line(head, "sentence", it));
    commit.undoes().ifPresent(it -> line(head, "undoes", it));
    entry.folders().forEach(it -> line(head, "folder", it));
    entry.emptied().forEach(it -> line(head, "emptied", it));
    for (FileStep it : entry.steps()) {
      String mode = it.mode() == FileStep.UMASK ? NOTHING : Integer.toOctalString(it.mode());
      line(
          head,
          "file",
          word(it.kind()),
          mode,
          size(it.before()),
          size(it.after()),
          it.real(),
          it.name());
    }
    line(head, "contents", contents);
    return head.toString();
  }

  private static void line(StringBuilder head, String... fields) {
    head.append(String.join("\t", Arrays.stream(fields).map(EntryFormat::escaped).toList()))
        .append('\n');
  }

  /** The sizes in the lines must add up to that of the contents. */
  private static Entry entry(List<String> head, byte[] contents) {
    List<FileStep> steps = new ArrayList<>();
    int position = 0;
    for (List<String> fields : all(head, "file")) {
      Content before = content(fields.get(2), contents, position);
      Content after = content(fields.get(3), contents, position + before.size());
      position += before.size() + after.size();
      int mode =
          fields.get(1).equals(NOTHING) ? FileStep.UMASK : Integer.parseInt(fields.get(1), 8);
      steps.add(
          new FileStep(kind(fields.getFirst()), fields.get(5), fields.get(4), mode, before, after));
    }
    if (position != contents.length) {
      throw new IllegalArgumentException("there are bytes that do not belong to a file");
    }
    return new Entry(commit(head), first(head, "folder"), first(head, "emptied"), steps);
  }

  /** The first field of every line of that word. */
  private static List<String> first(List<String> head, String word) {
    return all(head, word).stream().map(List::getFirst).toList();
  }

  private static List<List<String>> all(List<String> head, String word) {
    return head.stream()
        .map(it -> it.split("\t", -1))
        .filter(it -> it[0].equals(word))
        .map(it -> Arrays.stream(it).skip(1).map(EntryFormat::unescaped).toList())
        .toList();
  }

  private static int endOfHead(byte[] bytes) {
    int at = 0;
    while (bytes[at] != '\n' || bytes[at + 1] != '\n') {
      at++;
    }
    return at + 2;
  }

  private static byte[] end(byte[] above) {
    return "end\t%s\n".formatted(Content.of(above).digest()).getBytes(StandardCharsets.UTF_8);
  }

  private static Content content(String size, byte[] bytes, int from) {
    if (size.equals(NOTHING)) {
      return Content.NONE;
    }
    int length = Integer.parseInt(size);
    if (length < 0 || length > bytes.length - from) {
      throw new IllegalArgumentException("a file claims to be larger than all of them");
    }
    return Content.of(Arrays.copyOfRange(bytes, from, from + length));
  }

  private static String size(Content content) {
    return content.isFile() ? Integer.toString(content.size()) : NOTHING;
  }

  private static String word(FileAction kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static FileAction kind(String word) {
    return FileAction.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String escaped(String field) {
    return field
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescaped(String field) {
    return field.translateEscapes();
  }
}
