package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Engine;
import dev.kinship.live.LiveProject.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models that name schemas, and a database that has tables of these names elsewhere, too. */
@Tag("slow")
class LiveSchemasTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"POSTGRESQL", "MARIADB", "MYSQL"})
  void theTableInTheSchemaChanges(Engine engine) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      String own = schema(engine, connection, "audit");
      String other = schema(engine, connection, "auth");
      LiveProject project = project("\"%s\"".formatted(own), "\"%s\"".formatted(other));
      LiveProject.run(
          connection,
          """
          CREATE TABLE %2$s.users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL);
          CREATE TABLE %1$s.folders (id INTEGER NOT NULL PRIMARY KEY, path VARCHAR(50));
          CREATE TABLE folders (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER);
          CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);
          """
              .formatted(own, other));
      String url = connection.getMetaData().getURL();
      Said said = add(project, url).exits(0);
      said.says("ALTER TABLE %s.folders ".formatted(own), "REFERENCES %s.users".formatted(other));
      assertThat(project.migration())
          .doesNotContain(" TABLE folders", "ON folders", "CREATE TABLE");
      project.migrate(connection);
      project.forgetMigrations();
      add(project, url).exits(0).says("Already in place");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, names = "POSTGRESQL")
  void aModelMayNameTheSchemaThatIsFoundAnyway(Engine engine) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      LiveProject project = project("\"public\"", "None");
      LiveProject.run(
          connection,
          """
          CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL);
          CREATE TABLE folders (id INTEGER NOT NULL PRIMARY KEY, path VARCHAR(50), user_id INTEGER,
            CONSTRAINT k FOREIGN KEY (user_id) REFERENCES users);
          CREATE INDEX i ON folders (user_id);
          """);
      add(project, connection.getMetaData().getURL()).exits(0).saysNot("migrations/");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MARIADB", "MYSQL"})
  void aModelMayNameTheDefaultDatabase(Engine engine) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      LiveProject project = project("None", "\"%s\"".formatted(connection.getCatalog()));
      LiveProject.run(
          connection,
          """
          CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL);
          CREATE TABLE folders (id INTEGER NOT NULL PRIMARY KEY, path VARCHAR(50), user_id INTEGER,
            CONSTRAINT k FOREIGN KEY (user_id) REFERENCES users (id));
          """);
      add(project, connection.getMetaData().getURL()).exits(0).saysNot("migrations/");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"H2", "MARIADB", "MYSQL"})
  void aParentWithoutASchemaIsNotLookedForInThatOfItsChild(Engine engine) throws Exception {
    LiveProject project = project("\"audit\"", "None");
    project
        .kin(
            "add Folder belongs_to User --yes --dialect %s"
                .formatted(engine.dialect().id())
                .split(" "))
        .exits(1)
        .says("error[KIN221]: ", "audit.folders.user_id", "looks for users in the schema audit");
  }

  @Test
  void h2HasSchemasToo() throws Exception {
    LiveProject project = project("\"audit\"", "\"Auth\"");
    String url = "jdbc:h2:%s;USER=sa".formatted(scratch.resolve("shop"));
    String tables =
        """
        CREATE SCHEMA audit;
        CREATE SCHEMA "Auth";
        CREATE TABLE "Auth".users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL);
        CREATE TABLE audit.folders (id INTEGER NOT NULL PRIMARY KEY, path VARCHAR(50));
        CREATE TABLE folders (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER);
        """;
    onH2(url, tables);
    add(project, url).exits(0).says("ALTER TABLE audit.folders", "REFERENCES \"Auth\".users");
    assertThat(project.migration()).doesNotContain("CREATE TABLE");
    onH2(url, project.migration());
    project.forgetMigrations();
    add(project, url).exits(0).says("Already in place");
  }

  private static void onH2(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      LiveProject.run(connection, sql);
    }
  }

  @Test
  void sqliteOpensOneFile() throws Exception {
    LiveProject project = project("\"audit\"", "\"audit\"");
    Files.createFile(scratch.resolve("main.db"));
    add(project, "sqlite:///main.db").exits(1).says("error[KIN263]: the tables of `audit` are in");
  }

  @Test
  void postgresqlHasNothingInAnotherSchema() throws Exception {
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject project = project("\"audit\"", "\"public\"");
      LiveProject.run(
          connection, "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
      LiveProject.run(connection, "CREATE TABLE folders (id INTEGER PRIMARY KEY)");
      add(project, connection.getMetaData().getURL())
          .exits(0)
          .says("CREATE TABLE audit.folders", "REFERENCES users", "CREATE SCHEMA audit");
      LiveProject.run(connection, "CREATE SCHEMA audit");
      project.migrate(connection);
    }
  }

  private static Said add(LiveProject project, String url) {
    return project.kin("add", "Folder", "belongs_to", "User", "--yes", "--db", url);
  }

  private static String schema(Engine engine, Connection connection, String name)
      throws SQLException {
    boolean beside = engine == Engine.MARIADB || engine == Engine.MYSQL;
    String schema = beside ? connection.getCatalog() + "_" + name : name;
    LiveProject.run(connection, "CREATE SCHEMA " + schema);
    return schema;
  }

  private LiveProject project(String own, String other) throws Exception {
    Files.createDirectories(scratch.resolve(".git"));
    Files.writeString(
        scratch.resolve("models.py"),
        """
        from typing import Optional

        from rhosocial.activerecord.model import ActiveRecord


        class Folder(ActiveRecord):
            __table_name__ = "folders"
            __schema_name__ = %s

            id: Optional[int] = None
            path: Optional[str] = None
            user_id: Optional[int] = None


        class User(ActiveRecord):
            __table_name__ = "users"
            __schema_name__ = %s

            id: Optional[int] = None
            name: str
        """
            .formatted(own, other));
    return new LiveProject(scratch);
  }
}
