package dev.kinship.plan.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.Dialects;
import dev.kinship.evidence.Evidence;
import dev.kinship.evidence.RowAnswer;
import dev.kinship.evidence.RowQuestion;
import dev.kinship.evidence.Snapshot;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.sql.SchemaReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What changes ask about rows, and what is made of the answers, without a database. */
class ObjectionsTest {
  private static final Dialect MYSQL = Dialects.named("mysql").orElseThrow();
  private static final Evidence EVIDENCE =
      Evidence.of(
          new Snapshot(
              "shop",
              List.of(
                  "CREATE TABLE users (id INTEGER PRIMARY KEY);\n",
                  "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER);\n"),
              Map.of(),
              Map.of(),
              List.of(),
              Wording.USUAL),
          List.of(),
          Set.of("users", "orders"),
          Stream::empty);

  private static final List<SchemaChange> CHANGES =
      List.of(
          new SchemaChange.AddForeignKey(key("user_id")),
          new SchemaChange.CreateIndex(Index.on("orders", List.of("user_id"), true)));
  private static final RowQuestion ORPHANS = RowQuestions.of(CHANGES, EVIDENCE, false).getFirst();
  private static final RowQuestion DUPLICATES = RowQuestions.of(CHANGES, EVIDENCE, false).getLast();

  @Test
  void aKeyAsksForOrphansAndAUniqueIndexForDuplicates() {
    assertThat(RowQuestions.of(CHANGES, EVIDENCE, false))
        .containsExactly(
            new RowQuestion.Orphans(
                key("user_id"), EVIDENCE.known().table("orders").orElseThrow(), true),
            new RowQuestion.Duplicates("orders", List.of("user_id")));
  }

  @Test
  void nothingIsAskedAboutAMissingColumnAnOrdinaryIndexOrWithoutADatabase() {
    List<SchemaChange> others =
        List.of(
            new SchemaChange.AddForeignKey(key("shop_id")),
            new SchemaChange.CreateIndex(Index.on("orders", List.of("user_id"), false)));
    assertThat(RowQuestions.of(others, EVIDENCE, false)).isEmpty();
    assertThat(RowQuestions.of(CHANGES, Evidence.of(Schema.EMPTY), false)).isEmpty();
  }

  @Test
  void orphansAreRefusedUnlessTheyAreKept() {
    RowAnswer answer = new RowAnswer.Counted(1, List.of(new RowAnswer.Row("id = 4", "99")));
    String message =
        "1 row of `orders` has a `user_id` that no row of `users` has\n  id = 4: user_id = 99";
    assertThatThrownBy(() -> notes(ORPHANS, answer, false))
        .isInstanceOf(Refused.class)
        .hasMessage(message);
    assertThat(notes(ORPHANS, answer, true)).extracting(Diagnostic::message).contains(message);
    assertThat(notes(ORPHANS, new RowAnswer.Counted(0, List.of()), false)).isEmpty();
  }

  @Test
  void rowsThatWereNotCountedAreANoteAndColumnsThatCannotBeComparedAreRefused() {
    assertThat(notes(ORPHANS, new RowAnswer.NotCounted("it is locked"), false))
        .extracting(Diagnostic::message)
        .containsExactly(
            "it is not known whether each `orders.user_id` has its row in `users`: it is locked");
    assertThatThrownBy(() -> notes(ORPHANS, new RowAnswer.Incomparable("text = int"), true))
        .hasMessage("`orders.user_id` cannot be a key to `users.id`: text = int");
  }

  @Test
  void duplicatesAreRefused() {
    assertThatThrownBy(() -> notes(DUPLICATES, new RowAnswer.Counted(2, List.of()), true))
        .hasMessage(
            "2 values of `orders.user_id` are in more than one row, and the key must be unique");
    assertThat(notes(DUPLICATES, new RowAnswer.NotCounted("it is locked"), false)).isEmpty();
  }

  @Test
  void aKeyBetweenDifferentTypesIsRefused() {
    Schema known =
        SchemaReader.read(
            List.of(
                "CREATE TABLE users (id char(9) NOT NULL COLLATE c, PRIMARY KEY (id));",
                "CREATE TABLE orders (id int, user_id bigint);"),
            Wording.MYSQL);
    assertThatThrownBy(() -> new KeyTypeChecks(known, MYSQL).require(CHANGES))
        .isInstanceOfSatisfying(
            Refused.class,
            it ->
                assertThat(it.diagnostic().help())
                    .isEqualTo(
                        "give both the same type first: ALTER TABLE orders MODIFY user_id CHAR(9) COLLATE c /* and its NOT NULL, DEFAULT and COMMENT, which MODIFY drops */, ALGORITHM=COPY"))
        .hasMessage(
            "`orders.user_id` cannot be a key to `users.id`: `orders.user_id` is bigint, and `users.id` is char(9) COLLATE c");
  }

  private static List<Diagnostic> notes(RowQuestion question, RowAnswer answer, boolean keep) {
    Evidence answered = EVIDENCE.with(Map.of(question, answer));
    return new Objections(answered, MYSQL, keep).notes();
  }

  private static ForeignKey key(String column) {
    return new ForeignKey(
        "orders", List.of(column), "users", List.of("id"), KeyActions.UNSPECIFIED);
  }
}
