package dev.kinship.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Engine;
import dev.kinship.live.LiveProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Relates models whose tables are in schemas, runs the migrations, and has the real library save
 * and load them, while the usual schema has other tables of these names.
 */
@Tag("slow")
class SchemaNamesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2") // The library has no backend for it.
  void areWhereTheLibraryLooks(Engine engine) throws Exception {
    Files.createDirectories(folder.resolve(".git"));
    LiveProject project = new LiveProject(folder);
    try (Connection connection = engine.emptyDatabase()) {
      String other = schema(engine, connection, "auth");
      String own = engine == Engine.SQLITE ? other : schema(engine, connection, "audit");
      models(own, other);
      for (String it : new String[] {"belongs_to User", "has_many_through Tag"}) {
        String dialect = "--dialect " + engine.dialect().id();
        project
            .kin("add Folder %s %s --safe never --yes".formatted(it, dialect).split(" "))
            .exits(0);
      }
      run(connection, "CREATE TABLE users (x INTEGER)");
      run(connection, "CREATE TABLE folders (x INTEGER)");
      run(connection, "CREATE TABLE folder_tags (x INTEGER)");
      project.migrate(connection);
      assertThat(new BackendScript("schemas.py").run(folder, engine, connection)).isEmpty();
    }
  }

  /** A schema; in MySQL a database beside this one, in SQLite a file beside it. */
  private static String schema(Engine engine, Connection connection, String name)
      throws SQLException {
    if (engine == Engine.SQLITE) {
      String file = connection.getMetaData().getURL().replaceAll("^jdbc:sqlite:|\\?.*$", "");
      run(connection, "ATTACH DATABASE '%s-audit' AS audit".formatted(file));
      return "audit";
    }
    String schema = engine == Engine.POSTGRESQL ? name : connection.getCatalog() + "_" + name;
    run(connection, "CREATE SCHEMA " + schema);
    return schema;
  }

  private void models(String own, String other) throws Exception {
    StringBuilder text =
        new StringBuilder(
            """
            from typing import ClassVar, Optional

            from rhosocial.activerecord.base import FieldProxy
            from rhosocial.activerecord.model import ActiveRecord
            """);
    text.append(model("Folder", "folders", own, "path"));
    text.append(model("User", "users", other, "name"));
    text.append(model("Tag", "tags", other, "name"));
    Files.writeString(folder.resolve("models.py"), text.toString(), UTF_8);
  }

  private static String model(String name, String table, String schema, String field) {
    return """


        class %s(ActiveRecord):
            __table_name__ = "%s"
            __schema_name__ = "%s"

            id: Optional[int] = None
            %s: str

            c: ClassVar[FieldProxy] = FieldProxy()
        """
        .formatted(name, table, schema, field);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
