package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.dialect.postgresql.PostgreSql;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.schema.Schema;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.syntax.sql.Script;
import dev.kinship.tool.Outcome;
import dev.kinship.tool.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks squawk, which others wrote, about the text for PostgreSQL that keeps tables usable: it finds
 * what {@code src/test/squawk.txt} lists with a reason, and nothing else.
 */
@Tag("slow")
class SquawkTest {
  private static final Path EXCEPTIONS =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/squawk.txt");
  private static final Pattern FINDING =
      Pattern.compile("\"file\":\"([^\"]+)\".*?\"rule_name\":\"([^\"]+)\"");

  /** squawk does not look into a block, so it gets what the block runs. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "DO (\\$\\w+\\$)\n.*?SET LOCAL (lock_timeout = [^;]+;).*?LOOP\n\\s*BEGIN\n(.*?)\n\\s*EXIT;.*",
          Pattern.DOTALL);

  @Test
  void findsNothingButWhatIsListed(@TempDir Path folder) throws IOException {
    Path shared = Files.createDirectories(folder.resolve("transaction"));
    Path alone = Files.createDirectories(folder.resolve("alone"));
    int number = 0;
    for (Scenario scenario : Scenario.on(Engine.POSTGRESQL)) {
      int together = number++;
      for (MigrationStep step : steps(scenario)) {
        // What may share a file is about tables that are new, which squawk sees in one file only.
        boolean shares = step.transaction() == Transaction.SHARED;
        Path file =
            (step.untransacted() ? alone : shared).resolve((shares ? together : number++) + ".sql");
        Files.writeString(
            file,
            unwrapped(step.sql()) + ";\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    }
    assertThat(number).isGreaterThan(50);
    Map<String, String> found = new TreeMap<>(found(alone, "--no-assume-in-transaction"));
    found.putAll(found(shared, "--assume-in-transaction"));
    assertThat(found.keySet()).as("%s", found).isEqualTo(exceptions());
  }

  private static List<MigrationStep> steps(Scenario scenario) {
    Dialect dialect = new PostgreSql();
    Rendering before = dialect.render(scenario.before(), Schema.EMPTY, RenderOptions.DEFAULT);
    String text =
        ((Rendering.Steps) before).steps().stream().map(it -> it.sql() + ";\n").collect(joining());
    Schema known = SchemaReader.read(List.of(text));
    RenderOptions manner = new RenderOptions(Safety.ALWAYS, Optional.empty(), true);
    return ((Rendering.Steps) dialect.render(scenario.changes(), known, manner)).steps();
  }

  private static String unwrapped(String sql) {
    return Script.split(sql).stream().map(SquawkTest::bare).collect(joining(";\n"));
  }

  /** A block that only checks something, or drops what a failed attempt has left, has no text. */
  private static String bare(String statement) {
    Matcher block = BLOCK.matcher(statement);
    if (!statement.startsWith("DO ")) {
      return statement;
    }
    return block.matches()
        ? "SET LOCAL " + block.group(2) + "\n" + block.group(3).stripTrailing().replaceAll(";$", "")
        : "SELECT 1";
  }

  /** The rules, each with a statement. */
  private static Map<String, String> found(Path folder, String mode) throws IOException {
    Outcome outcome =
        new Program("squawk").run(List.of(mode, "--reporter", "json", folder + "/*.sql"));
    assertThat(outcome.said()).startsWith("[");
    Map<String, String> rules = new TreeMap<>();
    Matcher finding = FINDING.matcher(outcome.said());
    while (finding.find()) {
      rules.put(finding.group(2), Files.readString(Path.of(finding.group(1))));
    }
    return rules;
  }

  private static Set<String> exceptions() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (String line : Files.readAllLines(EXCEPTIONS)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        assertThat(line).matches("[a-z-]+: .{20,}");
        rules.add(line.substring(0, line.indexOf(':')));
      }
    }
    return rules;
  }
}
