package dev.kinship.life;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person changes in the files of a project; a change that changes nothing is a mistake. */
record Hand(Path folder) {
  /** Writes a file; {@code NEXT} in its name is the number after that of the last migration. */
  void write(String file, String text) {
    String name = file.contains("NEXT") ? file.replace("NEXT", next(file)) : file;
    Tree.write(folder.resolve(name), text.getBytes(UTF_8));
  }

  private String next(String file) {
    Path last = find(file.substring(0, file.lastIndexOf('/') + 1) + "*.sql").getLast();
    int number = Integer.parseInt(String.valueOf(last.getFileName()).substring(0, 3));
    return "%03d".formatted(number + 1);
  }

  void append(String file, String text) {
    write(file, read(folder.resolve(file)) + text);
  }

  /** Replaces a text wherever it is in the files; a new line is written {@code \n}. */
  void edit(String files, String old, String text) {
    change(files, it -> it.replace(unescaped(old), unescaped(text)));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n");
  }

  /** Renames a class, a module or anything else wherever Python names it. */
  void rename(String old, String name) {
    change("**.py", it -> it.replaceAll("\\b" + old + "\\b", Matcher.quoteReplacement(name)));
  }

  void endLinesAsWindowsDoes(String files) {
    change(files, it -> it.replaceAll("\r?\n", "\r\n"));
  }

  void move(String from, String to) {
    try {
      Files.createDirectories(folder.resolve(to).resolveSibling(""));
      Files.move(folder.resolve(from), folder.resolve(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves a class to a new file, into this text in place of {@code CLASS}. */
  void cut(String from, String name, String to, String text) {
    String all = read(folder.resolve(from));
    Matcher found = Pattern.compile("(?ms)^class " + name + "\\b.*?\\n(?=\\S|\\z)").matcher(all);
    if (!found.find()) {
      throw new AssertionError("no class " + name + " in " + from);
    }
    write(from, all.substring(0, found.start()) + all.substring(found.end()));
    write(to, text.replace("CLASS\n", found.group().strip() + "\n"));
  }

  /** Deletes the files, of which there is one at least. */
  void delete(String files) {
    List<Path> found = find(files);
    if (found.isEmpty()) {
      throw new AssertionError("no file " + files);
    }
    try {
      for (Path file : found) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces all migrations by one that makes the same tables. */
  void squash(String file) {
    String folder = file.substring(0, file.lastIndexOf('/') + 1);
    StringBuilder schema = new StringBuilder();
    try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = database.createStatement()) {
      for (Path migration : find(folder + "*.sql")) {
        for (String one : dev.kinship.syntax.sql.Script.split(read(migration))) {
          statement.execute(one);
        }
      }
      ResultSet rows =
          statement.executeQuery(
              "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                  + " ORDER BY type DESC, rowid");
      while (rows.next()) {
        schema.append(rows.getString(1)).append(";\n");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    delete(folder + "*.sql");
    write(file, schema.toString());
  }

  private void change(String files, UnaryOperator<String> how) {
    boolean changed = false;
    for (Path file : find(files)) {
      String before = read(file);
      String after = how.apply(before);
      Tree.write(file, after.getBytes(UTF_8));
      changed |= !after.equals(before);
    }
    if (!changed) {
      throw new AssertionError("nothing to change in " + files);
    }
  }

  private List<Path> find(String files) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + files);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(it -> matcher.matches(folder.relativize(it)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
