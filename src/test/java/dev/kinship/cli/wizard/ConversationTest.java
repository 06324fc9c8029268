package dev.kinship.cli.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.flow.Kinship;
import dev.kinship.library.Libraries;
import dev.kinship.project.Trust;
import dev.kinship.request.SentenceFlags;
import dev.kinship.request.SentenceParser;
import dev.kinship.transaction.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions about one sentence, on a real project and without a terminal. */
class ConversationTest {
  private static final Tree PROJECT = Tree.read(Path.of("src/main/resources/dev/kinship/cli/demo"));
  private static final String GRANT =
      """
      from typing import Optional

      from rhosocial.activerecord.model import ActiveRecord


      class Grant(ActiveRecord):
          __table_name__ = "grants"

          id: Optional[int] = None
          user_id: int
          profile_id: int
      """;

  @TempDir Path scratch;
  private ModelsAtHand models;
  private Conversation talk;

  @BeforeEach
  void aProject() throws Exception {
    PROJECT.writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
    models = read();
    talk = conversation();
  }

  private ModelsAtHand read() {
    return ModelsAtHand.of(
        Kinship.in(
            scratch,
            Libraries.ALL,
            Trust.OWN,
            Seal.withKeyIn(List.of(scratch.resolve("state"))),
            Clock.systemUTC()));
  }

  private Conversation conversation(String... words) {
    SentenceParser parser = new SentenceParser(SentenceFlags.of(Libraries.ALL));
    return new Conversation(models, parser.typed(List.of(List.of(words))).getFirst());
  }

  /** What is printed after these answers, the next question at the end. */
  private String after(String... answers) {
    List<String> lines = new ArrayList<>();
    for (String answer : answers) {
      lines.clear();
      talk.answer(talk.topic().orElseThrow(), answer);
      lines.addAll(talk.notes());
    }
    talk.topic().map(talk::question).ifPresent(it -> lines.addAll(shown(it)));
    return String.join("\n", lines);
  }

  private static List<String> shown(Prompt question) {
    List<String> lines = new ArrayList<>(question.lines());
    lines.add(question.prompt());
    return lines;
  }

  private String answeredWith(String... answers) {
    after(answers);
    assertThat(talk.topic()).isEmpty();
    return talk.sentence().toString();
  }

  @Test
  void defaultsNeedNoFlags() {
    assertThat(answeredWith("Order", "1", "User", "", "", "")).isEqualTo("Order belongs_to User");
    talk = conversation();
    assertThat(answeredWith("User", "has_one", "Profile", "", "n", ""))
        .isEqualTo("User has_one Profile");
    talk = conversation();
    assertThat(answeredWith("user", "has many", "order", "buyer_id", "y", "buyer"))
        .isEqualTo("User has_many Order --foreign-key buyer_id --inverse-of buyer --optional");
    talk = conversation();
    assertThat(answeredWith("User", "4", "Order", "", "", "", "", ""))
        .isEqualTo("User has_many_through Order");
  }

  @Test
  void aWrongModelIsAskedForAgainWithNearNames() {
    assertThat(after("Ordr"))
        .isEqualTo(
            """
                  There is no model `Ordr`.  1 Order  2 make a new model Ordr  < back
            1/6 Source model (Order, Profile, User):\s""");
    assertThat(after("xyz"))
        .startsWith("      There is no model `xyz`. ? lists the models.  < back\n1/6 ");
    assertThat(after("")).startsWith("      This needs a model: ? lists them.\n1/6 ");
    assertThat(after("?")).contains("      Models: Order, Profile, User\n1/6 ");
    assertThat(after("<")).startsWith("      This is the first question.\n1/6 ");
    assertThat(after("Ordr", "1")).startsWith("2/6 Each Order ...\n");
    assertThat(after("1", "Usr", "1"))
        .startsWith("      Each Order belongs to one User.\n")
        .endsWith("4/6 Foreign key, on Order, new field, int [user_id]: ");
  }

  @Test
  void aNumberMeansWhatWasOfferedLast() {
    after("Order", "1", "Usr", "zzz");
    assertThat(after("1")).startsWith("      There is no model `1`.");
    assertThat(after("9")).startsWith("      There is no model `9`.");
  }

  @Test
  void aWrongTypeIsAskedForAgain() {
    after("Order");
    for (String wrong : List.of("5", "0", "", "x", "1 2", "belongs_to User")) {
      assertThat(after(wrong)).startsWith("      T").endsWith("\n    Type: ");
    }
    assertThat(after("belongs_too")).startsWith("      There is no type `belongs_too`. Did you");
    assertThat(after("BELONGS-TO"))
        .endsWith("3/6 Target model (Order, Profile, User, or a new one): ");
  }

  @Test
  void aKeyThatCannotBeIsRefusedAtOnce() {
    after("Order", "1", "User");
    for (String wrong : List.of("id", "writer id", "class", "total", "-x", "__x")) {
      assertThat(after(wrong)).as(wrong).startsWith("      ").endsWith("int [user_id]: ");
    }
    assertThat(after("buyer_id")).isEqualTo("    Can an Order be without a User? [y/N]: ");
    assertThat(after("maybe"))
        .isEqualTo("      Type y or n.\n    Can an Order be without a User? [y/N]: ");
  }

  @Test
  void anInverseThatCannotBeIsRefusedAtOnce() {
    String question = "5/6 Inverse: user.____() leads back to Order, or none [orders]: ";
    assertThat(after("Order", "1", "User", "", "")).isEqualTo(question);
    for (String wrong : List.of("name", "id", "a b", "class", "save")) {
      assertThat(after(wrong)).as(wrong).startsWith("      ").endsWith("\n" + question);
    }
    assertThat(answeredWith("none")).isEqualTo("Order belongs_to User --inverse-of none");
    assertThat(talk.notes()).isEmpty();
  }

  @Test
  void aTakenInverseHasNoDefault() {
    after("Order", "1", "User", "", "", "");
    models = models.after(List.of(talk.sentence()));
    talk = conversation();
    String shown = after("Profile", "1", "User", "", "");
    assertThat(shown).contains("[profile").doesNotContain("Order");
    talk = conversation();
    assertThat(after("User", "3", "Order")).contains("[user_id]: ");
  }

  @Test
  void aReferenceToItselfNeedsANameOfItsKey() {
    String question = "4/6 Foreign key, from one User to another (parent_id, for example): ";
    assertThat(after("User", "1", "User")).isEqualTo(question);
    assertThat(after(""))
        .startsWith("      `User` belongs to `User`: as what? ")
        .endsWith("\n" + question);
    assertThat(after("id")).endsWith("\n" + question);
    assertThat(after("mentor_id", ""))
        .startsWith("      `User` refers to itself by `mentor_id`")
        .endsWith("5/6 Inverse: user.____() leads back to User, or none: ");
    assertThat(after("")).startsWith("      `User` refers to itself by `mentor_id`");
    assertThat(answeredWith("pupils"))
        .isEqualTo("User belongs_to User --foreign-key mentor_id --inverse-of pupils");
  }

  @Test
  void aJoinModelToItselfNeedsBothNames() {
    after("User", "4", "User", "Follow");
    assertThat(after("")).endsWith("4/6 Key to User on Follow (follower_id, for example): ");
    assertThat(after("follower_id"))
        .isEqualTo("    Key to User on Follow (followee_id, for example): ");
    assertThat(after("follower_id")).startsWith("      ");
    assertThat(after("followee_id")).isEqualTo("    May a pair occur twice? [y/N]: ");
    assertThat(answeredWith("y", ""))
        .isEqualTo(
            "User has_many_through User --through Follow --foreign-key follower_id"
                + " --target-foreign-key followee_id --no-unique-pair");
  }

  @Test
  void aJoinModelThatExistsIsTheDefault() throws Exception {
    Files.writeString(scratch.resolve("shop/grant.py"), GRANT, UTF_8);
    models = read();
    talk = conversation();
    assertThat(after("User", "4", "Profile"))
        .endsWith("3/6 Join model, which has both keys, or a new one [Grant]: ");
    assertThat(after("Grnt")).startsWith("      There is no model `Grnt`.  1 Grant  2 make");
    assertThat(after("User")).startsWith("      the join model cannot be `User` itself");
    assertThat(after("")).isEqualTo("4/6 Key to User on Grant [user_id]: ");
    assertThat(after("")).isEqualTo("    Key to Profile on Grant [profile_id]: ");
    assertThat(answeredWith("", "")).isEqualTo("User has_many_through Profile --through Grant");
  }

  @Test
  void aNewModelIsMade() {
    assertThat(after("Order", "1", "Coupon", "1"))
        .startsWith("      Each Order belongs to one Coupon.\n");
    assertThat(answeredWith("", "", "")).isEqualTo("Order belongs_to Coupon --create");
    talk = conversation();
    after("Shelf", "1", "3", "Volume", "1");
    assertThat(answeredWith("", "", "")).isEqualTo("Shelf has_many Volume --create");
  }

  @Test
  void goesBackThroughEveryQuestion() {
    after("Order", "1", "User", "", "");
    assertThat(after("<")).endsWith("Can an Order be without a User? [y/N]: ");
    assertThat(after("<")).startsWith("4/6 ");
    assertThat(after("<")).startsWith("3/6 ");
    assertThat(after("<")).startsWith("2/6 ");
    assertThat(after("<")).startsWith("1/6 ");
    assertThat(answeredWith("Profile", "1", "User", "", "", ""))
        .isEqualTo("Profile belongs_to User");
  }

  @Test
  void explainsEveryQuestion() {
    for (String answer : List.of("User", "4", "Order", "", "", "", "", "")) {
      String question = after("?");
      assertThat(question).startsWith("      ").doesNotContain("There is no");
      after(answer);
    }
    assertThat(talk.topic()).isEmpty();
  }

  @Test
  void asksOneAnswerAgain() {
    after("Order", "1", "User", "", "y", "purchases");
    talk.reopen(Topic.KEY);
    assertThat(after("id")).startsWith("      `id` cannot be a key of `Order`");
    assertThat(answeredWith("buyer_id"))
        .isEqualTo(
            "Order belongs_to User --foreign-key buyer_id --inverse-of purchases --optional");
    talk.reopen(Topic.TARGET);
    assertThat(answeredWith("Profile", "", "", "")).isEqualTo("Order belongs_to Profile");
  }

  @Test
  void asksOnlyWhatABegunSentenceLacks() {
    talk = conversation("Order");
    assertThat(answeredWith("1", "User")).isEqualTo("Order belongs_to User");
    talk = conversation("Ordr", "User");
    assertThat(talk.notes())
        .containsExactly(
            "      There is no model `Ordr`.  1 Order  2 make a new model Ordr  < back");
    assertThat(answeredWith("1", "1")).isEqualTo("Order belongs_to User");
    talk = conversation("User", "belongs_to");
    assertThat(after("User")).startsWith("4/6 Foreign key, from one User to another");
    assertThat(answeredWith("parent_id")).isEqualTo("User belongs_to User --foreign-key parent_id");
    talk = conversation("Order", "--through", "Basket");
    assertThat(after("1")).startsWith("      --through is for has_many_through");
    assertThat(answeredWith("4", "User")).isEqualTo("Order has_many_through User --through Basket");
  }
}
