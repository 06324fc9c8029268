package dev.kinship.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a test has counted, for {@code ./test} to show at its end. */
public final class Table {
  private static final Path FOLDER =
      Path.of(System.getProperty("kinship.basedir", "."), "target/tables");

  private final String file;
  private final String title;
  private final Map<String, Map<String, String>> rows = new TreeMap<>();

  public Table(String file, String title) {
    this.file = file;
    this.title = title;
  }

  public void set(String row, String column, String value) {
    rows.computeIfAbsent(row, it -> new TreeMap<>()).put(column, value);
  }

  public void write() {
    TreeSet<String> columns = new TreeSet<>();
    rows.values().forEach(it -> columns.addAll(it.keySet()));
    StringBuilder text = new StringBuilder("\n%-34s".formatted(title));
    columns.forEach(it -> text.append("%-16s".formatted(it)));
    rows.forEach(
        (name, cells) -> {
          text.append("\n%-34s".formatted(name));
          columns.forEach(it -> text.append("%-16s".formatted(cells.getOrDefault(it, "-"))));
        });
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(file), text.append('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
