package dev.kinship.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Result;
import dev.kinship.database.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes a table from fields of every type, and has the real library save and load a row of it. */
@Tag("slow")
class EveryTypeTest {
  private static final Pattern NOTE = Pattern.compile("note\\[KIN42.*?`(\\w+\\.\\w+)`");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2") // The library has no backend for it.
  void comesBackAsItWas(Engine engine) throws Exception {
    Case models = new Case(Case.ROOT.resolve("add/types/every_type"));
    Result made = models.run(models.before(), folder, "--dialect", engine.dialect().id());
    assertThat(made.output()).endsWith("exit 0\n");
    // Saved there, but never loaded.
    boolean zoneless = engine == Engine.MYSQL || engine == Engine.MARIADB;
    assertThat(NOTE.matcher(made.output()).results().map(it -> it.group(1)))
        .isEqualTo(zoneless ? List.of("Item.aware") : List.of());
    String sql =
        Files.readString(folder.resolve("migrations/001_create_boxes_and_items.sql"), UTF_8);
    try (Connection connection = engine.emptyDatabase()) {
      if (engine == Engine.MARIADB) {
        BackendScript.migrate(
            connection, "ALTER DATABASE CHARACTER SET utf8mb4"); // MySQL's default
      }
      BackendScript.migrate(connection, sql);
      assertThat(new BackendScript("every_type.py").run(folder, engine, connection)).isEmpty();
    }
  }
}
