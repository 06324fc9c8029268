package dev.kinship.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import dev.kinship.cli.console.Console;
import dev.kinship.library.Libraries;
import dev.kinship.report.Colour;
import dev.kinship.report.Printer;
import dev.kinship.syntax.sql.Script;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project of two models, orders and users, beside a database. */
public record LiveProject(Path folder) {
  /** What a run printed, and its exit code in the last line. */
  public record Said(String text) {
    public Said exits(int code) {
      assertThat(text).endsWith("exit " + code + "\n");
      return this;
    }

    public Said says(String... parts) {
      assertThat(text).contains(parts);
      return this;
    }

    public Said saysNot(String... parts) {
      assertThat(text).doesNotContain(parts);
      return this;
    }
  }

  public static LiveProject in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    LiveProject project = new LiveProject(folder);
    project.model("order", "class Order(ActiveRecord):", "orders", "total: float");
    project.model("user", "class User(ActiveRecord):", "users", "name: str");
    return project;
  }

  private void model(String file, String head, String table, String field) throws IOException {
    Files.writeString(
        folder.resolve(file + ".py"),
        """
        from typing import Optional

        from rhosocial.activerecord.model import ActiveRecord


        %s
            __table_name__ = "%s"

            id: Optional[int] = None
            %s
        """
            .formatted(head, table, field));
  }

  /** Gives the order its key, as a user would who has made the column already. */
  LiveProject withKey() throws IOException {
    Path file = folder.resolve("order.py");
    Files.writeString(file, Files.readString(file) + "    user_id: Optional[int] = None\n");
    return this;
  }

  public Said kin(String... words) {
    return kin(Map.of(), words);
  }

  public Said kin(Map<String, String> environment, String... words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Printer out = new Printer(printed, Colour.PLAIN);
    BufferedReader nothing = new BufferedReader(new StringReader(""));
    int code =
        Typed.run(words, new Console(nothing, out, out, false, folder, environment, Libraries.ALL));
    out.flush();
    return new Said(printed.toString(UTF_8) + "exit " + code + "\n");
  }

  /** {@code kin add Order belongs_to User --yes} with the database, and more. */
  Said add(String url, String... more) {
    Stream<String> consent = List.of(more).contains("--dry-run") ? Stream.of() : Stream.of("--yes");
    return kin(
        Stream.of(
                Stream.of("add", "Order", "belongs_to", "User", "--db", url),
                consent,
                Arrays.stream(more))
            .flatMap(it -> it)
            .toArray(String[]::new));
  }

  /** All files, with what Kinship keeps for itself. */
  String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path it : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(it, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  Tree tree() {
    return Tree.read(folder);
  }

  String migration() {
    return tree().files().entrySet().stream()
        .filter(it -> it.getKey().startsWith("migrations/"))
        .map(Map.Entry::getValue)
        .reduce("", String::concat);
  }

  /** Runs what was written so far. */
  public void migrate(Connection connection) throws SQLException {
    run(connection, migration());
  }

  void forgetMigrations() throws IOException {
    for (String it : tree().files().keySet()) {
      if (it.startsWith("migrations/")) {
        Files.delete(folder.resolve(it));
      }
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    for (String one : Script.split(sql)) {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(one);
      } catch (SQLException e) {
        throw new SQLException(e.getMessage() + "\n" + one, e);
      }
    }
  }

  static List<String> statements(String sql) {
    return Script.split(sql);
  }
}
