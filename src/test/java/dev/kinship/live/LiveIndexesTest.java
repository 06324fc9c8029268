package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes that PostgreSQL has and that look up no key, with the migrations that made them. */
@Tag("slow")
class LiveIndexesTest {
  private static final String TABLES =
      """
      CREATE TABLE users (id int PRIMARY KEY, name text);
      CREATE TABLE orders (id int PRIMARY KEY, total float, user_id int REFERENCES users);
      """;

  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i ON orders (user_id) WHERE total > 3            | true",
        "i ON orders USING brin (user_id)                 | true",
        "idx_orders_user_id ON orders ((user_id + 1))     | true",
        "idx_orders_user_id ON orders (user_id) WHERE total > 3 | true",
        "i ON orders (user_id) WHERE user_id IS NOT NULL  | false",
        "i ON orders USING hash (user_id)                 | false"
      })
  void anIndexIsWrittenIfTheKeyHasNone(String index, boolean written) throws Exception {
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject project = project(TABLES + "CREATE INDEX " + index + ";\n");
      LiveProject.run(connection, project.migration());
      String before = project.migration();
      project.add(connection.getMetaData().getURL()).exits(0).saysNot("KIN410");
      String more = project.migration().substring(before.length());
      assertThat(more.contains("INDEX")).isEqualTo(written);
      LiveProject.run(connection, more);
      project
          .add(connection.getMetaData().getURL())
          .exits(0)
          .says("Already in place")
          .saysNot("KIN413");
    }
  }

  @Test
  void theNameOfAnInvalidIndexIsTaken() throws Exception {
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject project = LiveProject.in(scratch).withKey();
      LiveProject.run(
          connection,
          TABLES
              + "INSERT INTO users VALUES (1, 'a'); INSERT INTO orders VALUES (1, 1, 1), (2, 1, 1)");
      assertThatThrownBy(
              () ->
                  LiveProject.run(
                      connection,
                      "CREATE UNIQUE INDEX CONCURRENTLY idx_orders_user_id ON orders (user_id)"))
          .isInstanceOf(SQLException.class);
      project.add(connection.getMetaData().getURL()).exits(0).says("is INVALID");
      project.migrate(connection);
    }
  }

  /** Values are unique by a rule that is checked later, but no key can refer to them. */
  @ParameterizedTest
  @ValueSource(strings = {"DEFERRABLE", "DEFERRABLE INITIALLY DEFERRED"})
  void aUniqueRuleThatIsCheckedLaterCounts(String later) throws Exception {
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      String rule = "ALTER TABLE orders ADD CONSTRAINT uq UNIQUE (user_id) " + later + ";\n";
      LiveProject project = project(TABLES + rule);
      LiveProject.run(connection, project.migration());
      String before = project.migration();
      String url = connection.getMetaData().getURL();
      project.add(url, "--inverse-type", "has_one").exits(0).saysNot("KIN410");
      assertThat(project.migration()).isEqualTo(before);
    }
  }

  @Test
  void noKeyRefersToARuleThatIsCheckedLater() throws Exception {
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(
          connection,
          """
          CREATE TABLE users (id int NOT NULL, name text, UNIQUE (id) DEFERRABLE);
          CREATE TABLE orders (id int PRIMARY KEY, total float);
          """);
      LiveProject.in(scratch)
          .add(connection.getMetaData().getURL())
          .exits(1)
          .says("KIN221", "DEFERRABLE");
    }
  }

  /** Both keys of the column are there, and no migration says otherwise. */
  @Test
  void nothingIsMissingWithoutMigrations() throws Exception {
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject project = LiveProject.in(scratch).withKey();
      LiveProject.run(
          connection,
          TABLES
              + "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;"
              + "CREATE INDEX i ON orders (user_id)");
      project.add(connection.getMetaData().getURL(), "--dry-run").saysNot("KIN410");
    }
  }

  private LiveProject project(String migration) throws IOException {
    LiveProject project = LiveProject.in(scratch).withKey();
    Files.createDirectories(scratch.resolve("migrations"));
    Files.writeString(scratch.resolve("migrations/001_base.sql"), migration);
    return project;
  }
}
