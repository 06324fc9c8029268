package dev.kinship.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kinship.cli.Typed;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Dialects;
import dev.kinship.library.rhosocial.Rhosocial;
import dev.kinship.model.Entity;
import dev.kinship.model.Flavour;
import dev.kinship.naming.Plurals;
import dev.kinship.naming.RelationNames;
import dev.kinship.project.sentences.SentenceFile;
import dev.kinship.request.SqlExpression;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runners;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.python.Guard;
import dev.kinship.syntax.python.Mentions;
import dev.kinship.syntax.python.Outline;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.syntax.sql.Script;
import dev.kinship.text.Edits;
import dev.kinship.text.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of others, repeated: whatever reads them takes time in proportion to their length. */
@Tag("slow")
class LongInputTest {
  private static final int TIMES = 15_000;

  /** What is linear takes a fraction of a second, what is quadratic more than this. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path folder;

  static List<String> parts() {
    return Stream.of(signs(), comments(), words()).flatMap(List::stream).toList();
  }

  private static List<String> signs() {
    return List.of(
        " ",
        "-",
        "- ",
        "--",
        "--\n",
        "-- down ",
        "\n",
        "\r\n",
        "\t",
        " #",
        "#",
        "'",
        "\"",
        "`",
        " `a",
        "'a",
        "\"'",
        "[",
        "]",
        "[a ",
        "(",
        ")",
        "{",
        "(\nclass A:\n",
        "//:",
        "//a:b",
        "@",
        "=",
        "?",
        "\u00e9",
        "\u0301",
        "\u0301 ");
  }

  private static List<String> comments() {
    return List.of(
        "/*",
        "/* ",
        "*/",
        "/*/",
        "/*!",
        "/* /* */",
        "$",
        "$$",
        "$a",
        "$a$ ",
        "\\",
        "\\\n",
        ";",
        ":",
        "|");
  }

  private static List<String> words() {
    return List.of(
        "a",
        "a.",
        "a ",
        "_",
        "aB",
        "1",
        ",",
        "a,",
        "f'{",
        "f\"",
        "lambda:",
        "not ",
        "x if y else ",
        "a<",
        "'a'+",
        "class ",
        "DELIMITER //\n",
        "CREATE ",
        "create schema ",
        "alter table a ",
        "a inet ",
        "FUNCTION ",
        "BEGIN ",
        "CASE ",
        "DO $a$ ",
        "SELECT * FROM (",
        "jdbc:",
        "a:",
        "a@",
        "a:'@",
        "//a:b@",
        "pwd",
        "&pwd ",
        "-p");
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aMigrationIsReadInTime(String part) {
    String many = part.repeat(TIMES);
    for (String text : List.of("-- down" + many + "\"'`*/", "CREATE TABLE t (a INT " + many)) {
      inTime(text, LongInputTest::readMigration);
    }
  }

  private static void readMigration(String text) {
    Dialects.of(List.of(text));
    Script.split(text);
    SchemaReader.read(List.of(text), Wording.USUAL);
    List<MigrationFile> files =
        List.of(
            new MigrationFile("001_a.sql", text),
            new MigrationFile("002_a.up.sql", text),
            new MigrationFile("003_a.sql", "-- +goose Up\n" + text),
            new MigrationFile("004_a.sql", "-- migrate:up\n" + text),
            new MigrationFile("005_a.sql", "--liquibase formatted sql\n" + text),
            new MigrationFile("V1__a.sql", text));
    Runners.ALL.forEach(it -> assertThat(it.recognises(files)).isTrue());
    Runners.ALL.forEach(it -> assertThat(it.ups(files, "sqlite")).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aModuleIsReadInTime(String part) {
    for (String start : List.of("class A(B):\n    c: ", "type x")) {
      inTime(start + part.repeat(TIMES) + "\n", LongInputTest::readModule);
    }
  }

  private static void readModule(String text) {
    Outline.of(text).body().forEach(it -> assertThat(it.span().end()).isPositive());
    Outline.expression(text);
    Mentions.in(text, Set.of("a"));
    Guard.onlyInserted(text, Edits.NONE, text);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void whatIsTypedIsReadInTime(String part) {
    RelationNames names = new RelationNames(new Rhosocial().spelling(), new Plurals(Map.of()));
    for (String start : List.of("", "//a:")) {
      String text = start + part.repeat(TIMES);
      inTime(text, it -> orRefused(() -> SqlExpression.read("--backfill", it)));
      inTime(text, it -> orRefused(() -> DatabaseUrl.parse(it, Path.of("/"))));
      inTime(text, DatabaseUrl::withoutPasswords);
      inTime(text, it -> names.ofChild(model(it), it + "_id", model(it), true));
      inTime(text, it -> orRefused(() -> SentenceFile.yaml("relationships:\n- " + it, "a.yaml")));
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aSettingOrAnArgumentIsReadInTime(String part) throws IOException {
    String text = part.repeat(TIMES);
    Files.writeString(folder.resolve("kinship.toml"), "[plurals]\na = \"b\"\n" + text, UTF_8);
    inTime(text, it -> run("list"));
    Files.writeString(folder.resolve("kinship.toml"), "", UTF_8);
    inTime(text, it -> run("add", it, "belongs_to", "User", "--backfill", it));
  }

  private static Entity model(String text) {
    Place place = new Place("a.py", 1, 1, "", 1);
    return Entity.joinTable(text, Flavour.SYNC, List.of(text), place);
  }

  private void run(String... words) {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
    int code = Typed.run(words, folder, nothing, out);
    assertThat(code).isBetween(0, 3);
  }

  private static void orRefused(Runnable reading) {
    try {
      reading.run();
    } catch (Refused e) {
      assertThat(e.diagnostic().help()).isNotEmpty();
    }
  }

  private static void inTime(String text, Consumer<String> reading) {
    assertTimeoutPreemptively(PATIENCE, () -> reading.accept(text));
  }
}
