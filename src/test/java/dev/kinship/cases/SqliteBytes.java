package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An SQLite database as the bytes of its file. */
final class SqliteBytes {
  private SqliteBytes() {}

  /** The database that {@code statements} make, a byte a character; so are the statements. */
  static String of(String statements) {
    try {
      Path file = Files.createTempFile("case", ".db");
      try {
        run(file, new String(statements.getBytes(ISO_8859_1), UTF_8));
        return Files.readString(file, ISO_8859_1);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path file, String statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(statements, e);
    }
  }
}
