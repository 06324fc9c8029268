package dev.kinship.transaction;

import dev.kinship.project.Ownership;
import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import dev.kinship.transaction.disk.Attributes;
import dev.kinship.transaction.disk.Content;
import dev.kinship.transaction.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small project on the disk, and the changes that tests make to it. */
record Project(Path root) {
  static final Instant NOW = Instant.parse("2026-08-01T10:15:30Z");
  static final List<String> SENTENCE = List.of("add Order belongs_to User");

  /** The tests' own key; a process without privileges cannot see the first one. */
  static final Seal SEAL =
      Seal.withKeyIn(
          List.of(
              Path.of(System.getProperty("kinship.basedir", "."), "target/state/kinship")
                  .toAbsolutePath(),
              Path.of(System.getProperty("java.io.tmpdir"), "kinship-tests-" + Ownership.user())));

  /** Nothing that was read has changed. */
  static final Transaction.Precondition HOLDS = () -> {};

  Project put(String name, String text) {
    return put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Project put(String name, byte[] bytes) {
    return doing(
        () -> {
          Files.createDirectories(Disk.parentOf(path(name)));
          Files.write(path(name), bytes);
        });
  }

  Path path(String name) {
    return root.resolve(name);
  }

  String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SourceText source(String name) {
    String text = text(name);
    boolean bom = text.startsWith("\uFEFF");
    return new SourceText(path(name), name, bom ? text.substring(1) : text, bom);
  }

  Change rewrite(String name, String text) {
    SourceText source = source(name);
    return new Change.Rewrite(
        source, Edits.of(new Edit(new Span(0, source.text().length()), text)));
  }

  Change insert(String name, int offset, String text) {
    return new Change.Rewrite(source(name), Edits.of(Edit.insert(offset, text)));
  }

  Change create(String name, String text) {
    return new Change.Create(path(name), name, text);
  }

  Change delete(String name) {
    return new Change.Delete(source(name));
  }

  Transaction transaction() {
    return Transaction.in(root, SEAL);
  }

  Commit commit(Change... changes) {
    return transaction().commit(List.of(changes), SENTENCE, NOW, HOLDS);
  }

  /** Every path but Kinship's own, each with its kind, its rights and what it holds. */
  String tree() {
    TreeMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path :
          paths.filter(it -> !it.startsWith(root.resolve(KinshipFolder.NAME))).toList()) {
        tree.put(root.relativize(path).toString(), line(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringBuilder text = new StringBuilder();
    tree.forEach((name, line) -> text.append(name).append(' ').append(line).append('\n'));
    return text.toString();
  }

  private static String line(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    } else if (Files.isDirectory(path)) {
      return "folder";
    }
    return "%o %s %s"
        .formatted(
            Attributes.mode(path),
            Files.getAttribute(path, "unix:nlink"),
            Content.at(path.toRealPath(LinkOption.NOFOLLOW_LINKS)).digest());
  }

  private Project doing(Action action) {
    try {
      action.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Action {
    void run() throws IOException;
  }
}
