package dev.kinship.syntax.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.schema.Doubt;
import dev.kinship.schema.Schema;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Migrations as dumps, frameworks and people write them: each runs on the database it is for, and
 * what is read from its text must be what that database's catalog has then, except for tables that
 * a doubt names. A file that leaves doubts says how many in its first line.
 */
class MigrationTextsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/migrations");
  private static final Pattern DOUBTS = Pattern.compile("^-- doubts: (\\d+)\n");
  private static final Pattern DELIMITER = Pattern.compile("(?m)^DELIMITER (\\S+)\\s*$");

  static Stream<Path> quick() {
    return files(Engine.SQLITE, Engine.H2);
  }

  static Stream<Path> served() {
    return files(Engine.POSTGRESQL, Engine.MARIADB, Engine.MYSQL);
  }

  @ParameterizedTest
  @MethodSource("quick")
  void readsWhatTheDatabaseHas(Path file) throws Exception {
    compare(file);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("served")
  void readsWhatTheServerHas(Path file) throws Exception {
    compare(file);
  }

  private static void compare(Path file) throws Exception {
    String text = Files.readString(file, UTF_8);
    Schema read = SchemaReader.read(List.of(text), engine(file).dialect().wording());
    Matcher doubts = DOUBTS.matcher(text);
    int expected = doubts.find() ? Integer.parseInt(doubts.group(1)) : 0;
    assertThat(read.doubts()).hasSize(expected);
    try (Connection connection = engine(file).emptyDatabase()) {
      run(connection, engine(file), text);
      Set<String> real = withoutExpressions(Catalog.of(connection));
      Set<String> ours = Catalog.of(read);
      ours.removeIf(it -> isDoubted(it, read));
      real.removeIf(it -> isDoubted(it, read) || isOfKey(it, ours, engine(file)));
      assertThat(ours).isEqualTo(real);
    }
  }

  /** Whether the table that a line begins with is named in a doubt. */
  private static boolean isDoubted(String line, Schema read) {
    String table = line.replaceFirst(" (column|primary|key|unique|index) .*", "");
    return read.doubts().stream()
        .map(Doubt::said)
        .anyMatch(
            it ->
                it.toLowerCase(Locale.ROOT)
                    .matches(
                        "(?s).*\\b" + Pattern.quote(table.toLowerCase(Locale.ROOT)) + "\\b.*"));
  }

  /**
   * The index that MySQL and H2 make for a key which has none: in MySQL, an index that is asked for
   * replaces it.
   */
  private static boolean isOfKey(String line, Set<String> ours, Engine engine) {
    boolean made = engine == Engine.MYSQL || engine == Engine.MARIADB || engine == Engine.H2;
    String key = line.replace(" index [", " key [") + " to ";
    return made && !ours.contains(line) && ours.stream().anyMatch(it -> it.startsWith(key));
  }

  /**
   * Indexes of expressions, and for full texts or against overlaps (their column is {@code ft_…} or
   * {@code ex_…} here), are not read: nothing that Kinship writes depends on them.
   */
  private static Set<String> withoutExpressions(Set<String> lines) {
    Set<String> kept = new TreeSet<>(lines);
    kept.removeIf(it -> it.matches("\\S+ (index|unique) \\[(.*\\(|ft_|ex_).*"));
    return kept;
  }

  private static void run(Connection connection, Engine engine, String text)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      switch (engine) {
        case SQLITE -> statement.executeUpdate(text);
        case H2 -> statement.execute(text);
        case POSTGRESQL -> psql(connection, statement, text);
        case MARIADB, MYSQL -> {
          for (String one : parts(text)) {
            statement.execute(one);
          }
        }
      }
    }
  }

  /** As psql does: rows go to the statement before them, and lines for psql itself nowhere. */
  private static void psql(Connection connection, Statement statement, String text)
      throws SQLException, IOException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    StringBuilder part = new StringBuilder();
    String into = "";
    for (String line : text.lines().toList()) {
      if (line.equals("\\.")) {
        copy.copyIn(into, new StringReader(part.toString()));
        part.setLength(0);
        into = "";
      } else if (into.isEmpty() && line.matches("COPY .* FROM stdin;")) {
        statement.execute(part.toString());
        part.setLength(0);
        into = line;
      } else if (!into.isEmpty() || !line.startsWith("\\")) {
        part.append(line).append('\n');
      }
    }
    statement.execute(part.toString());
  }

  /** As the client of MySQL parts a text: at the delimiter of the moment, at the end of a line. */
  private static List<String> parts(String text) {
    String delimiter = ";";
    StringBuilder part = new StringBuilder();
    List<String> parts = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher changed = DELIMITER.matcher(line);
      if (changed.matches()) {
        delimiter = changed.group(1);
      } else if (line.stripTrailing().endsWith(delimiter)) {
        String last = line.stripTrailing();
        parts.add(part + last.substring(0, last.length() - delimiter.length()));
        part.setLength(0);
      } else if (!part.isEmpty() || !line.matches("(--|#).*")) {
        part.append(line).append('\n');
      }
    }
    return parts;
  }

  private static Engine engine(Path file) {
    return Engine.valueOf(ROOT.relativize(file).getName(0).toString().toUpperCase(Locale.ROOT));
  }

  private static Stream<Path> files(Engine... engines) {
    return Stream.of(engines)
        .flatMap(
            it -> {
              try (Stream<Path> all = Files.list(ROOT.resolve(it.dialect().id()))) {
                return all.sorted().toList().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
