package dev.kinship.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Types what the documents tell their readers to type, and compares what they show, ids of plans
 * included. {@code ./test accept} puts in what is printed now. Here {@code kin} runs, and what
 * changes files; {@link ReadersTest} runs everything.
 */
class DocumentsTest {
  private static final Pattern SQLITE = Pattern.compile("sqlite3 -bail (\\S+) <(\\S+)");
  private static final Pattern REMOVE = Pattern.compile("rm (\\S+)");

  @TempDir Path scratch;

  static List<Page> pages() {
    return Page.withCommands();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void printsWhatThePageShows(Page page) throws Exception {
    page.expect(new PageReader(scratch, DocumentsTest::act).read(page));
  }

  @Test
  void everyLibraryHasItsReason() throws IOException {
    Pattern library =
        Pattern.compile(
            "<artifactId>(\\S+)</artifactId>\\s*<version>\\S+</version>\\s*</dependency>");
    String dependencies = text("pom.xml").replaceFirst("(?s)<build>.*", "");
    String reasons = text("docs/decisions/0005-libraries-at-run-time.md");
    assertThat(library.matcher(dependencies).results().map(it -> it.group(1)))
        .isNotEmpty()
        .allMatch(it -> reasons.contains("| " + it + " |"));
  }

  /** What sqlite3 and rm would do; other programs change nothing that kin reads. */
  private static Optional<String> act(Path folder, String command) throws Exception {
    Matcher sqlite = SQLITE.matcher(command);
    Matcher remove = REMOVE.matcher(command);
    if (remove.matches()) {
      Files.delete(folder.resolve(remove.group(1)));
    } else if (sqlite.matches()) {
      runSql(folder.resolve(sqlite.group(1)), folder.resolve(sqlite.group(2)));
    }
    return Optional.empty();
  }

  /** A statement may fail here as it does for the reader. */
  private static void runSql(Path database, Path statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(Files.readString(statements));
    }
  }

  private static String text(String document) throws IOException {
    return Files.readString(Page.BASE.resolve(document));
  }
}
