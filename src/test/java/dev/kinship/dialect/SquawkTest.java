package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Engine;
import dev.kinship.dialect.CaseTexts.Kind;
import dev.kinship.dialect.CaseTexts.Text;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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
      Pattern.compile("\"file\":\"[^\"]*?(\\d+)\\.sql\".*?\"rule_name\":\"([^\"]+)\"");

  /** squawk does not look into a block, so it gets what the block runs. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "DO (\\$\\w+\\$)\n.*?SET LOCAL (lock_timeout = [^;]+;).*?LOOP\n\\s*BEGIN\n(.*?)\n\\s*EXIT;.*",
          Pattern.DOTALL);

  /** What a block checks under its lock is not SQL outside it. */
  private static final Pattern CHECK = Pattern.compile("IF EXISTS .*?END IF;\\s*", Pattern.DOTALL);

  @Test
  void findsNothingButWhatIsListed(@TempDir Path folder) throws IOException {
    List<Text> texts = new ArrayList<>(CaseTexts.all());
    assertThat(texts.size()).isGreaterThan(200);
    Scenario.on(Engine.POSTGRESQL).forEach(it -> texts.addAll(texts(it)));
    Set<String> exceptions = exceptions();
    Map<String, String> found = found(folder, texts, exceptions);
    System.out.printf(
        "squawk: %d texts, %d exceptions, %d of them needed%n",
        texts.size(),
        exceptions.size(),
        found.keySet().stream().filter(exceptions::contains).count());
    assertThat(found.keySet()).as("%s", found).isEqualTo(exceptions);
  }

  @Test
  void seesWhatIsWrong(@TempDir Path folder) throws IOException {
    List<Text> texts =
        List.of(new Text("x.sql", Kind.UP, true, "CREATE INDEX x ON orders (user_id);\n"));
    assertThat(found(folder, texts, Set.of())).containsKey("require-concurrent-index-creation, up");
    assertThat(found(folder, texts, Set.of("require-concurrent-index-creation, short")))
        .containsKey("require-concurrent-index-creation, up");
  }

  /** What may share a file is about tables that are new, which squawk sees in one file only. */
  private static List<Text> texts(Scenario scenario) {
    List<Text> texts = new ArrayList<>();
    StringBuilder together = new StringBuilder();
    for (MigrationStep step : steps(scenario)) {
      String sql = step.sql() + ";\n";
      if (step.transaction() == Transaction.SHARED && !step.untransacted()) {
        together.append(sql);
      } else {
        texts.add(new Text(scenario.name(), Kind.UP, !step.untransacted(), sql));
      }
    }
    texts.add(new Text(scenario.name(), Kind.UP, true, together.toString()));
    return texts;
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
    if (statement.contains("set_config('statement_timeout', '0', false)")) {
      return "SET statement_timeout = 0";
    }
    return block.matches()
        ? "SET LOCAL "
            + block.group(2)
            + "\n"
            + CHECK.matcher(block.group(3)).replaceAll("").stripTrailing().replaceAll(";$", "")
        : "SELECT 1";
  }

  /**
   * The rules that find something, each with a text; a rule that is not listed for all texts has
   * the kind of this one after it.
   */
  private static Map<String, String> found(Path folder, List<Text> texts, Set<String> exceptions)
      throws IOException {
    for (int i = 0; i < texts.size(); i++) {
      Path file = folder.resolve(texts.get(i).transaction() + "/" + i + ".sql");
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, unwrapped(texts.get(i).sql()) + ";\n");
    }
    Map<String, String> rules = new TreeMap<>();
    for (boolean transaction : new boolean[] {true, false}) {
      Path files = folder.resolve(transaction + "");
      String mode = transaction ? "--assume-in-transaction" : "--no-assume-in-transaction";
      for (MatchResult it : Files.exists(files) ? findings(files, mode) : List.<MatchResult>of()) {
        Text text = texts.get(Integer.parseInt(it.group(1)));
        String kind = text.kind().name().toLowerCase(Locale.ROOT);
        String rule = exceptions.contains(it.group(2)) ? it.group(2) : it.group(2) + ", " + kind;
        rules.put(rule, text.from() + "\n" + unwrapped(text.sql()));
      }
    }
    return rules;
  }

  private static List<MatchResult> findings(Path folder, String mode) {
    Outcome outcome =
        new Program("squawk").run(List.of(mode, "--reporter", "json", folder + "/*.sql"));
    assertThat(outcome.said()).startsWith("[");
    return FINDING.matcher(outcome.said()).results().toList();
  }

  private static Set<String> exceptions() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (String line : Files.readAllLines(EXCEPTIONS)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        assertThat(line).matches("[a-z-]+(, (up|short|down))?: .{20,}");
        rules.add(line.substring(0, line.indexOf(':')));
      }
    }
    return rules;
  }
}
