package dev.kinship.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Engine;
import dev.kinship.syntax.sql.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script of {@code src/test/python} that uses models through the library's own backends. */
record BackendScript(String name) {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/python");

  private static final Pattern SERVER = Pattern.compile("//[^/]+:(\\d+)/(\\w+)");

  /** Runs the statements of a migration. */
  static void migrate(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : Script.split(sql)) {
        statement.execute(one);
      }
    }
  }

  /** What it prints when it uses the models in {@code folder} on this database. */
  String run(Path folder, Engine engine, Connection connection)
      throws IOException, InterruptedException, SQLException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("kinship.python", "python3"));
    command.add(SCRIPTS.resolve(name).toString());
    command.add(folder.toString());
    command.addAll(place(engine, connection.getMetaData().getURL()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** The backend of the library, and where this database is. */
  private static List<String> place(Engine engine, String url) {
    Matcher server = SERVER.matcher(url);
    if (!server.find()) {
      return List.of("sqlite", url.replaceAll("^jdbc:sqlite:|\\?.*$", ""));
    }
    boolean postgres = engine == Engine.POSTGRESQL;
    return List.of(
        postgres ? "postgres" : "mysql",
        postgres ? "localhost" : "127.0.0.1",
        server.group(1),
        server.group(2),
        postgres ? "postgres" : "root");
  }
}
