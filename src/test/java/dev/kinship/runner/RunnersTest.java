package dev.kinship.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kinship.diagnostic.Refused;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnersTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 4, 5, 6, 7);
  private static final MigrationStep COLUMN =
      new MigrationStep(
          "ALTER TABLE a ADD COLUMN b INT", "ALTER TABLE a DROP COLUMN b", "It is needed.");
  private static final MigrationStep INDEX =
      new MigrationStep("CREATE INDEX i ON a (b)", "DROP INDEX i", "Quick.");
  private static final MigrationStep REBUILD =
      new MigrationStep(
          "PRAGMA x;\nCREATE TRIGGER t BEGIN SELECT 1; END",
          "PRAGMA y",
          "It must be.",
          Transaction.NONE);

  @Test
  void everyRunnerIsFoundByItsMarks() {
    assertThat(runner(file("V1__a.sql", ""))).isEqualTo("flyway");
    assertThat(runner(file("V20240101.1__a.sql", ""))).isEqualTo("flyway");
    assertThat(runner(file("1_a.sql", "--liquibase formatted sql\n"))).isEqualTo("liquibase");
    assertThat(runner(file("1_a.sql", "-- migrate:up\n"))).isEqualTo("dbmate");
    assertThat(runner(file("1_a.sql", "-- x\n-- +goose Up\n"))).isEqualTo("goose");
    assertThat(runner(file("1_a.up.sql", ""))).isEqualTo("golang-migrate");
    assertThat(runner(file("001_a.sql", "-- migrate: up to date"))).isEqualTo("plain");
    assertThat(runner()).isEqualTo("plain");
    assertThat(Runners.ALL).allMatch(it -> Runners.named(it.id()).orElseThrow().equals(it));
  }

  @Test
  void plainFilesRunInTheOrderOfTheirNumbers() {
    assertThat(ups(file("10_b.sql", "b"), file("9_a.sql", "a\n-- Down\nDROP"), file("x.sql", "x")))
        .containsExactly("x", "a\n", "b");
    assertThat(ups(file("b.sql", "b"), file("a.sql", "a"))).containsExactly("a", "b");
  }

  @Test
  void plainFilesHaveTheNextNumberAndTheDownMigrationAsAComment() {
    assertThat(next(List.of(file("099_a.sql", "")), COLUMN, INDEX))
        .containsExactly(
            file(
                "100_add_orders_to_users.sql",
                """
                -- Add orders to users

                -- It is needed.
                ALTER TABLE a ADD COLUMN b INT;

                -- Quick.
                CREATE INDEX i ON a (b);

                -- To reverse it:
                -- DROP INDEX i;
                -- ALTER TABLE a DROP COLUMN b;
                """));
    assertThat(next(List.of(), INDEX).getFirst().name()).isEqualTo("001_add_orders_to_users.sql");
    assertThat(next(List.of(file("20240101000000_a.sql", "")), INDEX).getFirst().name())
        .startsWith("20260304050607_");
    assertThat(next(List.of(file("20990101000000_a.sql", "")), INDEX).getFirst().name())
        .startsWith("20990101000001_");
  }

  @Test
  void aStepThatNeedsAFileOfItsOwnGetsOne() {
    assertThat(next(List.of(file("001_a.sql", "")), COLUMN, REBUILD, INDEX))
        .extracting(MigrationFile::name)
        .containsExactly(
            "002_add_orders_to_users_1_of_3.sql",
            "003_add_orders_to_users_2_of_3.sql",
            "004_add_orders_to_users_3_of_3.sql");
  }

  @Test
  void dbmateHasBothWaysInOneFile() {
    List<MigrationFile> before = List.of(file("2_a.sql", "-- migrate:up\na\n-- migrate:down\nb\n"));
    assertThat(Runners.of(before).ups(before, "sqlite")).containsExactly("a\n");
    assertThat(next(before, REBUILD))
        .containsExactly(
            file(
                "3_add_orders_to_users.sql",
                """
                -- migrate:up transaction:false
                -- It must be.
                PRAGMA x;
                CREATE TRIGGER t BEGIN SELECT 1; END;

                -- migrate:down transaction:false
                PRAGMA y;
                """));
  }

  @Test
  void gooseKeepsSeveralStatementsInOneBlock() {
    List<MigrationFile> before =
        List.of(file("00002_a.sql", "-- +goose Up\na;\n-- +goose Down\nb;\n"));
    assertThat(Runners.of(before).ups(before, "sqlite")).containsExactly("a;\n");
    assertThat(next(before, REBUILD))
        .containsExactly(
            file(
                "00003_add_orders_to_users.sql",
                """
                -- +goose NO TRANSACTION
                -- +goose Up
                -- It must be.
                -- +goose StatementBegin
                PRAGMA x;
                CREATE TRIGGER t BEGIN SELECT 1; END;
                -- +goose StatementEnd

                -- +goose Down
                PRAGMA y;
                """));
  }

  @Test
  void golangMigrateHasAFileForEachWay() {
    List<MigrationFile> before =
        List.of(file("000009_a.up.sql", "a"), file("000009_a.down.sql", "b"));
    assertThat(Runners.of(before).ups(before, "sqlite")).containsExactly("a");
    assertThat(next(before, COLUMN))
        .containsExactly(
            file(
                "000010_add_orders_to_users.up.sql",
                "-- It is needed.\nALTER TABLE a ADD COLUMN b INT;\n"),
            file("000010_add_orders_to_users.down.sql", "ALTER TABLE a DROP COLUMN b;\n"));
  }

  @Test
  void flywayOrdersByVersionAndGoesOnInItsManner() {
    List<MigrationFile> files =
        List.of(
            file("V1.10__c.sql", "c"),
            file("V1.2__b.sql", "b"),
            file("R__views.sql", "r"),
            file("U1.2__b.sql", "undo"),
            file("V1__a.sql", "a"));
    assertThat(Runners.of(files).ups(files, "sqlite")).containsExactly("a", "b", "c", "r");
    assertThat(next(files, REBUILD))
        .extracting(MigrationFile::name)
        .containsExactly(
            "V1.11__add_orders_to_users.sql",
            "V1.11__add_orders_to_users.sql.conf",
            "U1.11__add_orders_to_users.sql.conf",
            "U1.11__add_orders_to_users.sql");
    List<MigrationFile> baseline =
        List.of(file("B1.2__all.sql", "all"), files.get(0), files.get(4));
    assertThat(Runners.of(baseline).ups(baseline, "sqlite")).containsExactly("all", "c");
  }

  @Test
  void liquibaseHasAChangesetForEachPart() {
    List<MigrationFile> before = List.of(file("001_a.sql", "--liquibase formatted sql\na"));
    assertThat(next(before, COLUMN, REBUILD))
        .containsExactly(
            file(
                "002_add_orders_to_users.sql",
                """
                --liquibase formatted sql

                --changeset kin:002-add_orders_to_users_1_of_2
                -- It is needed.
                ALTER TABLE a ADD COLUMN b INT;
                --rollback ALTER TABLE a DROP COLUMN b;

                --changeset kin:002-add_orders_to_users_2_of_2 runInTransaction:false endDelimiter:@@ rollbackEndDelimiter:@@
                -- It must be.
                PRAGMA x
                @@
                CREATE TRIGGER t BEGIN SELECT 1; END
                @@
                --rollback PRAGMA y
                --rollback @@
                """));
  }

  @Test
  void flywayReplacesNothingInNames() {
    MigrationStep step =
        new MigrationStep("ALTER TABLE a ADD \"${b}\" INT", "ALTER TABLE a DROP x", "Needed.");
    assertThat(next(List.of(file("V1__a.sql", "")), step))
        .contains(file("V2__add_orders_to_users.sql.conf", "placeholderReplacement=false\n"))
        .hasSize(3);
    MigrationStep alone = new MigrationStep(step.sql(), step.sql(), "Needed.", Transaction.NONE);
    assertThat(next(List.of(file("V1__a.sql", "")), alone))
        .contains(
            file(
                "U2__add_orders_to_users.sql.conf",
                "executeInTransaction=false\nplaceholderReplacement=false\n"));
  }

  @Test
  void liquibaseRefusesNamesThatItWouldReadOtherwise() {
    List<MigrationFile> before = List.of(file("001_a.sql", "--liquibase formatted sql\na"));
    MigrationStep property = new MigrationStep("ALTER TABLE a ADD \"${b}\" INT", "", "Needed.");
    assertThatThrownBy(() -> next(before, property))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("${");
    MigrationStep delimiter =
        new MigrationStep("CREATE TRIGGER \"a@@b\" BEGIN SELECT 1; END", "", "Needed.");
    assertThatThrownBy(() -> next(before, delimiter))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("@@");
    MigrationStep noBlock = new MigrationStep("ALTER TABLE a ADD \"a@@b\" INT", "", "Needed.");
    assertThat(next(before, noBlock).getFirst().text()).contains("a@@b").doesNotContain("endDelim");
  }

  @Test
  void gooseReplacesNothingUnlessAFileAsksForIt() {
    MigrationStep step = new MigrationStep("ALTER TABLE a ADD \"${b}\" INT", "", "Needed.");
    assertThat(next(List.of(file("1_a.sql", "-- +goose Up\n-- +goose ENVSUB ON\n")), step))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("\"${b}\"").doesNotContain("ENVSUB"));
  }

  @Test
  void aNameCannotEndAComment() {
    MigrationStep step =
        new MigrationStep("SELECT 1", "", "The table a\nDROP TABLE users; does not exist.");
    assertThat(next(List.of(), step).getFirst().text())
        .contains("-- The table a DROP TABLE users; does not exist.\n");
  }

  @Test
  void aFileOfASeriesIsNamedForItsOwnSteps() {
    assertThat(
            next(
                List.of(file("001_a.sql", "")),
                COLUMN.titled("create genres"),
                INDEX.titled("create tags"),
                REBUILD.titled("create books")))
        .extracting(MigrationFile::name)
        .containsExactly("002_create_genres_and_tags.sql", "003_create_books.sql");
  }

  @Test
  void aCommentIsInTheFileOfItsStatement() {
    MigrationStep step =
        new MigrationStep(
            "DO 1;\nCREATE INDEX CONCURRENTLY i ON a (b);\nRESET statement_timeout",
            "DROP INDEX CONCURRENTLY i",
            "Fails if b comes twice.",
            Transaction.NONE_AT_ALL);
    assertThat(next(List.of(file("1_a.up.sql", "")), step))
        .filteredOn(it -> it.name().endsWith(".up.sql"))
        .extracting(it -> it.text().contains("b comes twice"))
        .containsExactly(false, true, false);
  }

  @Test
  void flywayHasNoEmptyFile() {
    assertThat(next(List.of(file("V20240101.1200__a.sql", "")), new MigrationStep("a", "", "")))
        .extracting(MigrationFile::name, MigrationFile::text)
        .containsExactly(
            tuple("V20260304.0506__add_orders_to_users.sql", "a;\n"),
            tuple("U20260304.0506__add_orders_to_users.sql", "-- There is nothing to reverse.\n"));
  }

  @Test
  void liquibaseFilesHaveTheSeparatorsOfTheLastOne() {
    List<MigrationFile> before = List.of(file("0001-chinook.sql", "--liquibase formatted sql\na"));
    assertThat(next(before, INDEX).getFirst().name()).isEqualTo("0002-add-orders-to-users.sql");
  }

  private static MigrationFile file(String name, String text) {
    return new MigrationFile(name, text);
  }

  private static String runner(MigrationFile... files) {
    return Runners.of(List.of(files)).id();
  }

  private static List<String> ups(MigrationFile... files) {
    return Runners.of(List.of(files)).ups(List.of(files), "sqlite");
  }

  private static List<MigrationFile> next(List<MigrationFile> before, MigrationStep... steps) {
    return Runners.of(before)
        .next(before, new Migration("Add orders to users", Arrays.asList(steps), Bracket.NONE, NOW))
        .files();
  }
}
