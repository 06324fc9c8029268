package dev.kinship.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One file that a plan would write. */
public sealed interface Change {
  /** Absolute, and as the user reaches it: a symlink is not resolved. */
  Path path();

  /** From the project's root, with slashes. */
  String name();

  /** The file's text before; empty where there is none. */
  String before();

  /** The file's text after. */
  String after();

  /** The file's bytes after. */
  byte[] bytes();

  /** A change of a file that exists: it is as {@code source} before. */
  sealed interface OfFile extends Change {
    SourceText source();

    @Override
    default Path path() {
      return source().path();
    }

    @Override
    default String name() {
      return source().name();
    }

    @Override
    default String before() {
      return source().text();
    }
  }

  /** Edits of a file. Refused at commit when the file is no longer {@code source}. */
  record Rewrite(SourceText source, Edits edits) implements OfFile {
    @Override
    public String after() {
      return edits.applyTo(source.text());
    }

    @Override
    public byte[] bytes() {
      return ((source.bom() ? "\uFEFF" : "") + after()).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A new file. Refused at commit when something of that name is there by then. */
  record Create(Path path, String name, String text) implements Change {
    @Override
    public String before() {
      return "";
    }

    @Override
    public String after() {
      return text;
    }

    @Override
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A deleted file. Refused at commit if the file is no longer {@code source}. */
  record Delete(SourceText source) implements OfFile {
    @Override
    public String after() {
      return "";
    }

    @Override
    public byte[] bytes() {
      return new byte[0];
    }
  }
}
