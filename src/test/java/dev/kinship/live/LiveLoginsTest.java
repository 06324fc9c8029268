package dev.kinship.live;

import dev.kinship.database.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a server does not let a user in: each cause has its code, and its own advice. */
@Tag("slow")
class LiveLoginsTest {
  @TempDir Path scratch;

  private static String url(Connection connection, String login, String options)
      throws SQLException {
    return connection
            .getMetaData()
            .getURL()
            .replaceFirst("^jdbc:", "")
            .replaceFirst("\\?.*", "")
            .replace("localhost", "127.0.0.1")
            .replace("//", "//" + login + "@")
        + options;
  }

  private void refuses(Connection server, String login, String options, String... parts)
      throws Exception {
    LiveProject project = LiveProject.in(scratch);
    project.add(url(server, login, options), "--dry-run").exits(3).says(parts);
  }

  @Test
  void postgresqlHasUsersThatMayNotConnect() throws Exception {
    try (Connection server = Engine.POSTGRESQL.emptyDatabase()) {
      String database = server.getCatalog();
      LiveProject.run(server, "CREATE ROLE sleeper; CREATE ROLE guest LOGIN");
      LiveProject.run(server, "REVOKE CONNECT ON DATABASE " + database + " FROM PUBLIC");
      refuses(server, "sleeper", "", "error[KIN917]: ", "help: ALTER ROLE sleeper LOGIN");
      refuses(
          server,
          "guest",
          "",
          "error[KIN917]: this user may not use postgresql://",
          "help: GRANT CONNECT ON DATABASE " + database + " TO guest");
      refuses(server, "stranger", "", "error[KIN911]: ", "help: correct the user in --db");
      refuses(
          server,
          "postgres",
          "?sslmode=require",
          "error[KIN916]: ",
          "does not support SSL",
          "help: set ?sslmode=disable in the URL");
    }
  }

  @Test
  void mysqlHasUsersThatMayNotConnect() throws Exception {
    try (Connection server = Engine.MYSQL.emptyDatabase()) {
      LiveProject.run(
          server,
          """
          CREATE USER guest;
          CREATE USER locked ACCOUNT LOCK;
          CREATE USER expired PASSWORD EXPIRE;
          CREATE USER secure REQUIRE SSL;
          """);
      String database = server.getCatalog();
      refuses(
          server,
          "guest",
          "",
          "error[KIN917]: ",
          "help: GRANT SELECT ON " + database + ".* TO guest");
      refuses(server, "locked", "", "error[KIN917]: ", "help: ALTER USER locked ACCOUNT UNLOCK");
      refuses(server, "expired", "", "error[KIN917]: ", "help: give the user a new password");
      refuses(server, "secure", "", "error[KIN911]: ", "if this user needs TLS, add ?ssl-mode=");
    }
  }

  @Test
  void mysqlMayRequireTlsAndHaveAnUnknownCertificate() throws Exception {
    try (Connection server = Engine.MYSQL.emptyDatabase()) {
      refuses(
          server, "root", "?ssl-mode=VERIFY_CA", "error[KIN916]: ", "help: name the certificate");
      LiveProject.run(server, "SET GLOBAL require_secure_transport = ON");
      try {
        refuses(server, "root", "", "error[KIN916]: ", "help: add ?ssl-mode=REQUIRED to the URL");
      } finally {
        LiveProject.run(server, "SET GLOBAL require_secure_transport = OFF");
      }
    }
  }

  @Test
  void mariadbMayHaveNoTls() throws Exception {
    try (Connection server = Engine.MARIADB.emptyDatabase()) {
      refuses(server, "root", "?ssl-mode=REQUIRED", "error[KIN916]: ", "ssl not enabled");
    }
  }
}
