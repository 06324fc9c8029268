package dev.kinship.transaction;

import dev.kinship.transaction.Commit.Kind;
import dev.kinship.transaction.Commit.Written;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * The journal's and the history's format, version 1. Lines of UTF-8, the fields parted by tabs:
 *
 * <pre>
 * kinship   1
 * id        0007
 * time      2026-08-01T10:15:30Z
 * sentence  add Order belongs_to User      (any number)
 * undoes    0006                           (at most one)
 * folder    app/models                     (made; any number, outermost first)
 * emptied   app/models                     (may go; any number, innermost first)
 * file      rewritten  644  BEFORE  AFTER  REAL  NAME
 * </pre>
 *
 * where BEFORE and AFTER are sizes in bytes, {@code -} for no file, the mode is octal, {@code -}
 * for the system's own. Then an empty line, each file's bytes before and after in order, and a last
 * line {@code end} with the SHA-256 of all above it. In fields {@code \}, tab, line feed and
 * carriage return are {@code \\}, {@code \t}, {@code \n} and {@code \r}.
 */
final class EntryFormat {
  private static final String FIRST_LINE = "kinship\t1";
  private static final int END_SIZE = "end\t".length() + 64 + 1;
  private static final String NOTHING = "-";

  private EntryFormat() {}

  static Content write(Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head(entry).getBytes(StandardCharsets.UTF_8));
    for (Step step : entry.steps()) {
      bytes.writeBytes(step.before().bytes());
      bytes.writeBytes(step.after().bytes());
    }
    bytes.writeBytes(end(bytes.toByteArray()));
    return Content.of(bytes.toByteArray());
  }

  /**
   * The entry; empty where the file is torn. One of a later version, or that says what cannot be,
   * is refused by its {@code name}.
   */
  static Optional<Entry> read(byte[] bytes, String name) {
    String start = new String(bytes, 0, Math.min(bytes.length, 20), StandardCharsets.UTF_8);
    if (start.contains("\n") && !start.startsWith(FIRST_LINE + "\n")) {
      throw Failure.damaged(name);
    }
    int body = Math.max(0, bytes.length - END_SIZE);
    byte[] end = Arrays.copyOfRange(bytes, body, bytes.length);
    if (!Arrays.equals(end, end(Arrays.copyOf(bytes, body)))) {
      return Optional.empty();
    }
    int contents = endOfHead(bytes);
    List<String> head = new String(bytes, 0, contents, StandardCharsets.UTF_8).lines().toList();
    return Optional.of(parsed(name, () -> entry(head, bytes, contents)));
  }

  /** The lines above the contents; the contents are neither read nor checked. */
  static Head head(Path file, String name) throws IOException {
    List<String> head = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && !line.isEmpty();
          line = lines.readLine()) {
        head.add(line);
      }
    }
    if (head.isEmpty() || !head.getFirst().equals(FIRST_LINE)) {
      throw Failure.damaged(name);
    }
    return parsed(name, () -> new Head(commit(head), first(head, "folder")));
  }

  /** What stands above the contents: the commit, and the folders that it made. */
  record Head(Commit commit, List<String> folders) {}

  private static <T> T parsed(String name, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (DateTimeException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NoSuchElementException e) {
      throw Failure.damaged(name);
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

  private static String head(Entry entry) {
    Commit commit = entry.commit();
    StringBuilder head = new StringBuilder(FIRST_LINE).append('\n');
    line(head, "id", commit.id());
    line(head, "time", commit.time().toString());
    commit.sentences().forEach(it -> line(head, "sentence", it));
    commit.undoes().ifPresent(it -> line(head, "undoes", it));
    entry.folders().forEach(it -> line(head, "folder", it));
    entry.emptied().forEach(it -> line(head, "emptied", it));
    for (Step it : entry.steps()) {
      String mode = it.mode() == Step.UMASK ? NOTHING : Integer.toOctalString(it.mode());
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
    return head.append('\n').toString();
  }

  private static void line(StringBuilder head, String... fields) {
    head.append(String.join("\t", Arrays.stream(fields).map(EntryFormat::escaped).toList()))
        .append('\n');
  }

  private static Entry entry(List<String> head, byte[] bytes, int contents) {
    List<Step> steps = new ArrayList<>();
    int position = contents;
    for (List<String> fields : all(head, "file")) {
      Content before = content(fields.get(2), bytes, position);
      Content after = content(fields.get(3), bytes, position + before.size());
      position += before.size() + after.size();
      int mode = fields.get(1).equals(NOTHING) ? Step.UMASK : Integer.parseInt(fields.get(1), 8);
      steps.add(
          new Step(kind(fields.getFirst()), fields.get(5), fields.get(4), mode, before, after));
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
    return size.equals(NOTHING)
        ? Content.NONE
        : Content.of(Arrays.copyOfRange(bytes, from, from + Integer.parseInt(size)));
  }

  private static String size(Content content) {
    return content.isFile() ? Integer.toString(content.size()) : NOTHING;
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Kind kind(String word) {
    return Kind.valueOf(word.toUpperCase(Locale.ROOT));
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
