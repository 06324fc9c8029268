package dev.kinship.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Result;
import dev.kinship.database.Engine;
import dev.kinship.syntax.sql.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes a table from fields of every type, and has the real library save and load a row of it. */
@Tag("slow")
class EveryTypeTest {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/python");

  private static final Pattern SERVER = Pattern.compile("//[^/]+:(\\d+)/(\\w+)");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2") // The library has no backend for it.
  void comesBackAsItWas(Engine engine) throws Exception {
    Case models = new Case(Case.ROOT.resolve("add/types/every_type"));
    Result made = models.run(models.before(), folder, "--dialect", engine.dialect().id());
    assertThat(made.output()).endsWith("exit 0\n").doesNotContain("note[KIN42");
    String sql =
        Files.readString(folder.resolve("migrations/001_create_boxes_and_items.sql"), UTF_8);
    try (Connection connection = engine.emptyDatabase()) {
      try (Statement statement = connection.createStatement()) {
        if (engine == Engine.MARIADB) {
          statement.execute("ALTER DATABASE CHARACTER SET utf8mb4"); // MySQL's default
        }
        for (String one : Script.split(sql)) {
          statement.execute(one);
        }
      }
      assertThat(python("every_type.py", folder, engine, connection)).isEmpty();
    }
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

  /** What a script prints that uses the models of a folder on this database, as it must. */
  static String python(String script, Path folder, Engine engine, Connection connection)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("kinship.python", "python3"));
    command.add(SCRIPTS.resolve(script).toString());
    command.add(folder.toString());
    command.addAll(place(engine, connection.getMetaData().getURL()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
