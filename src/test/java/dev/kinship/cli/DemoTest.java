package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.report.Colour;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the demo to what it says, by the database that it leaves. */
class DemoTest {
  @TempDir Path scratch;

  @Test
  void relatesModelsAndTablesInAFolderOfItsOwn() throws Exception {
    String output = demo(Colour.PLAIN, 0, "demo", "--into", "shop");
    Path shop = scratch.resolve("shop");

    assertThat(output)
        .contains("$ kin add Order belongs_to User --yes\n--- a/shop/order.py\n")
        .contains("\nEach Order belongs to one User: order.user()\n")
        .contains("\n    user_id  INTEGER  NOT NULL  foreign key to users.id\n")
        .contains("\n    unique index idx_profiles_user_id (user_id)\n")
        .contains("refused: FOREIGN KEY constraint failed\n")
        .contains("refused: UNIQUE constraint failed: profiles.user_id\n")
        .contains("\nAlready in place: nothing to write.\n")
        .contains(" --project " + shop + "\n");
    assertThat(Files.readString(shop.resolve("shop/order.py")))
        .contains("    user: ClassVar[BelongsTo[User]] = BelongsTo(");
    assertThat(Files.readString(shop.resolve("shop/user.py")))
        .contains("    profile: ClassVar[HasOne[Profile]] = HasOne(");
    try (Connection database = database(shop)) {
      assertThat(
              rows(
                  database,
                  "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list('orders')"))
          .containsExactly("user_id users id");
      assertThat(
              rows(
                  database,
                  "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list('profiles')"))
          .containsExactly("user_id users id");
      assertThat(rows(database, "SELECT name, \"unique\" FROM pragma_index_list('profiles')"))
          .containsExactly("idx_profiles_user_id 1");
      assertThat(rows(database, "SELECT user_id FROM orders")).containsExactly("1");
      database.createStatement().execute("PRAGMA foreign_keys = ON");
      assertThatThrownBy(
              () -> database.createStatement().execute("INSERT INTO orders VALUES (9, 1.0, 9)"))
          .hasMessageContaining("FOREIGN KEY");
    }
  }

  @Test
  void fitsATerminal() {
    List<String> lines = demo(Colour.PLAIN, 0, "demo", "--into", "shop").lines().toList();
    assertThat(lines).hasSizeLessThan(130);
    assertThat(lines)
        .filteredOn(it -> !it.contains(scratch.toString()))
        .allMatch(it -> it.length() <= 100);
  }

  @Test
  void coloursAtATerminalOnly() {
    assertThat(demo(Colour.PLAIN, 0, "demo", "--into", "plain")).doesNotContain("\u001b");
    assertThat(demo(Colour.ANSI, 0, "demo", "--into", "coloured")).contains("\u001b[32m+");
  }

  @Test
  void touchesNoFolderThatHoldsSomething() throws Exception {
    Files.writeString(scratch.resolve("mine"), "mine");
    assertThat(demo(Colour.PLAIN, 2, "demo", "--into", ".")).contains("is not an empty folder");
    assertThat(demo(Colour.PLAIN, 2, "demo", "--into", "mine")).contains("is not an empty folder");
    assertThat(scratch.toFile().list()).containsExactly("mine");
  }

  @Test
  void refusesWhatItHasNoUseFor() {
    assertThat(demo(Colour.PLAIN, 2, "--project", "x", "demo"))
        .contains("does not accept --project");
    assertThat(demo(Colour.PLAIN, 2, "--format", "text", "demo"))
        .contains("does not accept --format");
  }

  private String demo(Colour colour, int expected, String... words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    int code = Main.run(words, scratch, InputStream.nullInputStream(), out, out, colour, false);
    String output = printed.toString(UTF_8);
    assertThat(code).describedAs(output).isEqualTo(expected);
    return output;
  }

  private static Connection database(Path folder) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
  }

  /** The rows of a result, their values parted by blanks. */
  private static List<String> rows(Connection database, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = database.createStatement().executeQuery(query)) {
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(rows.getString(i));
        }
        found.add(String.join(" ", values));
      }
    }
    return found;
  }
}
