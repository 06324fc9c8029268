package dev.kinship.proof;

import static dev.kinship.proof.Shop.PYTHON;
import static dev.kinship.proof.Shop.SQL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kinship.answer.AnswerSchema;
import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kin add}, {@code apply} and {@code commit} with {@code --verify}. */
@Tag("slow")
class ProvedCommitsTest {
  private static final String TAG =
      """
      from typing import Optional

      from rhosocial.activerecord.model import ActiveRecord


      class Tag(ActiveRecord):
          __table_name__ = "tags"

          id: Optional[int] = None
          word: str
      """;

  @TempDir Path scratch;

  private Shop shop() {
    return new Shop(scratch)
        .and("shop/tag.py", TAG)
        .and("shop/note.py", TAG.replace("Tag", "Note").replace("tags", "notes"));
  }

  /** A project in which no order can be saved, whatever is added. */
  private Shop brokenShop() throws IOException {
    Shop shop = shop().with(SQL, "total REAL NOT NULL", "total REAL NOT NULL CHECK (total > 1e9)");
    shop.write();
    return shop;
  }

  private static Run run(Shop shop, String... words) {
    return shop.kin(
        "",
        Stream.concat(Stream.of(words), Stream.of("--verify", "--python", PYTHON))
            .toArray(String[]::new));
  }

  private static Run add(Shop shop, String... more) {
    return run(
        shop,
        Stream.concat(Stream.of("add", "Order", "belongs_to", "Tag", "--yes"), Stream.of(more))
            .toArray(String[]::new));
  }

  /** The project without what Kinship remembers about it. */
  private static Tree files(Shop shop) {
    return Tree.read(shop.folder());
  }

  @Test
  void keepsWhatWorks() throws IOException {
    Shop shop = shop();
    shop.write();
    Run run = add(shop, "--trust");
    assertThat(run.output())
        .contains("proved    Order.tag, Tag.orders: ", "Written: ")
        .doesNotContain("Order.user");
    assertThat(run.code()).isZero();
    Tree written = files(shop);
    assertThat(written.files().get(Shop.ORDER)).contains("tag_id");
    Run again = add(shop);
    assertThat(again.output()).contains("proved    Order.tag, Tag.orders: ", "Already in place");
    assertThat(again.code()).isZero();
    assertThat(files(shop)).isEqualTo(written);
  }

  @Test
  void takesBackWhatFails() throws IOException {
    Shop shop = brokenShop();
    Tree before = files(shop);
    Run run = add(shop, "--trust");
    assertThat(run.output())
        .contains(
            "error[KIN282]: `Order.tag` does not work: a CHECK of the table",
            "error[KIN286]: the proof failed, so what was written was taken back: `shop/order.py`")
        .doesNotContain("Written: ");
    assertThat(run.code()).isEqualTo(1);
    assertThat(files(shop)).isEqualTo(before);
    assertThat(shop.kin("", "undo", "--yes").output()).contains("Nothing to undo.");
  }

  /** What was told in JSON, which must fit the schema. */
  private static JsonNode answer(Run run) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode answer = json.readTree(run.output());
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json.readTree(AnswerSchema.text()))
                .validate(answer))
        .isEmpty();
    return answer;
  }

  @Test
  void tellsProgramsWhatFailed() throws IOException {
    Shop shop = brokenShop();
    Run run = add(shop, "--trust", "--format", "json");
    JsonNode answer = answer(run);
    assertThat(answer.path("status").asText()).isEqualTo("refused");
    assertThat(answer.path("diagnostic").path("code").asText()).isEqualTo("KIN286");
    assertThat(answer.path("files").size()).isEqualTo(3);
    JsonNode proof = answer.path("proof");
    assertThat(proof.path("failed").asInt()).isEqualTo(2);
    assertThat(proof.path("relationships").path(0).path("diagnostic").path("code").asText())
        .isEqualTo("KIN282");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void tellsProgramsWhatIsProved() throws IOException {
    Shop shop = shop();
    shop.write();
    JsonNode answer = answer(add(shop, "--trust", "--format", "json"));
    assertThat(answer.path("status").asText()).isEqualTo("written");
    assertThat(answer.path("proof").path("proved").asInt()).isEqualTo(2);
  }

  @Test
  void writesNothingBeforeTheUserAllowsTheProof() throws IOException {
    Shop shop = shop();
    shop.write();
    Tree before = files(shop);
    Run run = add(shop);
    assertThat(run.output()).contains("error[KIN280]: ").doesNotContain("Order belongs");
    assertThat(run.code()).isEqualTo(1);
    assertThat(files(shop)).isEqualTo(before);
    String[] words = {"add", "Order", "belongs_to", "Tag", "--verify", "--python", PYTHON};
    Run declined = shop.kin("n\n", words);
    assertThat(declined.output()).contains("error[KIN280]: ").doesNotContain("Write this?");
    assertThat(files(shop)).isEqualTo(before);
    Run agreed = shop.kin("y\ny\n", words);
    assertThat(agreed.output()).contains("Run it? [y/N]", "Write this? [y/N", "2 proved");
    assertThat(agreed.code()).isZero();
  }

  @Test
  void takesBackWhatNoPythonCanProve() throws IOException {
    Shop shop = shop();
    shop.write();
    Tree before = files(shop);
    String[] words = {"add", "Order", "belongs_to", "Tag", "--yes", "--verify", "--trust"};
    Path broken = Files.writeString(scratch.resolve("python"), "#!/bin/sh\nexit 1\n");
    assertThat(broken.toFile().setExecutable(true)).isTrue();
    Run run =
        shop.kin(
            "",
            Stream.concat(Stream.of(words), Stream.of("--python", broken.toString()))
                .toArray(String[]::new));
    assertThat(run.output()).contains("error[KIN281]: ", "; what was written was taken back");
    assertThat(run.code()).isEqualTo(1);
    assertThat(files(shop)).isEqualTo(before);
  }

  @Test
  void provesAKeptPlanAndAFileOfSentences() throws IOException {
    Shop shop = shop().and("all.yaml", "- Order belongs_to Tag\n- Note belongs_to Tag\n");
    shop.write();
    Run dry = shop.kin("", "add", "Order", "belongs_to", "Tag", "--dry-run");
    String id = dry.output().replaceFirst("(?s).*kin commit (\\w+).*", "$1");
    assertThat(run(shop, "commit", id, "--yes", "--trust").output()).contains("2 proved, 0 failed");
    assertThat(shop.kin("", "undo", "--yes", "--not-applied").code()).isZero();
    assertThat(run(shop, "apply", "all.yaml", "--yes").output()).contains("4 proved, 0 failed");
  }

  @Test
  void provesMethodsAndJoinModels() throws IOException {
    Shop shop = shop();
    shop.write();
    String[] words = {"add", "Order", "has_many_through", "Tag", "--yes", "--trust"};
    assertThat(
            run(
                    shop,
                    Stream.concat(Stream.of(words), Stream.of("--no-support-module"))
                        .toArray(String[]::new))
                .output())
        .contains("proved    Order.tags, Tag.orders: ", "OrderTag.order");
    assertThat(shop.kin("", "undo", "--yes", "--not-applied").code()).isZero();
    assertThat(run(shop, words).output())
        .contains("proved    Order.tags, Tag.orders: ", "eagerly in 3 statements", "OrderTag.tag");
  }

  @Test
  void refusesOptionsThatWouldHaveNoEffect() throws IOException {
    Shop shop = shop();
    shop.write();
    String[] words = {"add", "Order", "belongs_to", "Tag"};
    assertThat(run(shop, "add", "Order", "belongs_to", "Tag", "--dry-run").output())
        .contains("error[KIN001]: --verify proves what was written, and --dry-run writes nothing");
    Run useless =
        shop.kin("", Stream.concat(Stream.of(words), Stream.of("--trust")).toArray(String[]::new));
    assertThat(useless.output()).contains("--trust applies to a proof, and without --verify");
    assertThat(useless.code()).isEqualTo(2);
  }
}
