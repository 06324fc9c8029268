package dev.kinship.tool;

import dev.kinship.database.Database;
import dev.kinship.syntax.sql.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of SQL that are run by hand, as {@code psql -f} does: statement by statement. */
final class Scripts {
  private Scripts() {}

  static Outcome run(Database database, String sql) {
    String last = "";
    try (Connection connection = database.connect()) {
      for (String one : statements(sql)) {
        last = one;
        try (Statement statement = connection.createStatement()) {
          statement.setEscapeProcessing(false);
          statement.execute(one);
        }
      }
      return Outcome.DONE;
    } catch (SQLException e) {
      return new Outcome(false, e.getMessage() + "\n" + last);
    }
  }

  /** What is between lines that change the delimiter is one statement up to that delimiter. */
  private static List<String> statements(String sql) {
    List<String> statements = new ArrayList<>();
    String delimiter = ";";
    for (String part : sql.split("(?m)^(?=DELIMITER )")) {
      String rest = part;
      if (part.startsWith("DELIMITER ")) {
        delimiter = part.lines().findFirst().orElseThrow().substring("DELIMITER ".length()).strip();
        rest = part.substring(part.indexOf('\n') + 1);
      }
      if (delimiter.equals(";")) {
        statements.addAll(Script.split(rest));
      } else {
        statements.addAll(List.of(rest.split(Pattern.quote("\n" + delimiter))));
      }
    }
    statements.removeIf(String::isBlank);
    return statements;
  }

  /** The names of the files of a folder, those alone that match. */
  static List<Path> files(Path folder, String pattern) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.getFileName().toString().matches(pattern)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
