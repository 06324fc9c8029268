package dev.kinship.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Libraries;
import dev.kinship.project.sentences.Item;
import dev.kinship.project.sentences.SentenceFile;
import dev.kinship.text.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceParserTest {
  private static final SentenceParser PARSER = new SentenceParser(SentenceFlags.of(Libraries.ALL));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order belongs_to User",
        "Order belongs_to User --foreign-key buyer_id --inverse-of none --optional",
        "User has_many_through Role --through Grant --no-support-module --create",
        "Order belongs_to shop.user:User --on-delete set-null --async",
      })
  void readsWhatASentencePrints(String typed) {
    assertThat(meaning(words(typed))).containsExactly(typed);
  }

  @Test
  void takesFlagsAnywhereAndValuesAttached() {
    assertThat(meaning(words("--optional Order --name=buyer belongs-to User")))
        .containsExactly("Order belongs_to User --name buyer --optional");
    assertThat(meaning(words("Order belongs_to -- User"))).containsExactly("Order belongs_to User");
  }

  @ParameterizedTest
  @CsvSource({
    "Order belongs to User, Order belongs_to User",
    "User Has One Profile --optional, User has_one Profile --optional",
    "User has many Order, User has_many Order",
    "User has many through Role, User has_many_through Role",
    "User has_many through Role, User has_many_through Role",
    "User has many Role through Grant, User has_many_through Role --through Grant",
    "User has_many Role through Grant --create, User has_many_through Role --through Grant --create",
    "User has many through Role through Grant, User has_many_through Role --through Grant",
    "User has_many through, User has_many through",
    "through belongs to through, through belongs_to through",
  })
  void readsTypesOfSeveralWords(String typed, String meaning) {
    assertThat(meaning(words(typed))).containsExactly(meaning);
    assertThat(meaning(List.of(typed.split(" --")[0])))
        .containsExactly(meaning.split(" --[co]")[0]);
  }

  @Test
  void partsJoinedSentencesFromEachOtherAndFromOtherOptions() {
    JoinedSentences joined =
        joined(words("Order belongs_to User --db x --and Order belongs_to Tag --yes --optional"));

    assertThat(joined.sentences())
        .containsExactly(words("Order belongs_to User"), words("Order belongs_to Tag --optional"));
    assertThat(joined.rest()).containsExactly("--db", "x", "--yes");
  }

  @Test
  void takesAJoinedSentenceInQuotes() {
    List<List<String>> expected =
        List.of(words("A has_one B"), words("Order has_many_through Product --create"));

    String quoted = "Order has_many_through Product";
    assertThat(joined(List.of("A", "has_one", "B", "--and", quoted, "--create")).sentences())
        .isEqualTo(expected);
    assertThat(joined(List.of("A", "has_one", "B", "--and=" + quoted, "--create")).sentences())
        .isEqualTo(expected);
    assertThat(joined(List.of("-n", "A has_one B", "--and", quoted + " --create")).sentences())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Order belongs_to, sentence 2:1:1, the other model is missing after `Order belongs_to`",
    "Order User, sentence 2:1:1, the type is missing between `Order` and `User`",
    "Order, sentence 2:1:1, the type and the other model are missing after `Order`",
    "belongs_to User, sentence 2:1:1, the first model is missing before `belongs_to User`",
    "Order belongs to, sentence 2:1:1, the other model is missing after `Order belongs to`",
    "Order belongs_to User Tag, sentence 2:1:23, `Tag` is one word too many after `Order belongs_to User`",
    "Order belong to User, sentence 2:1:7, there is no relationship type `belong to`",
    "A has many B through C --through D, sentence 2:1:22, --through is passed twice",
    "Order belong_to User, sentence 2:1:7, there is no relationship type `belong_to`",
    "Order belongs_to User --name, sentence 2:1:23, --name takes a value",
    "Order belongs_to User --name --sync, sentence 2:1:23, --name takes a value",
    "Order belongs_to User --sync=1, sentence 2:1:23, --sync takes no value",
    "Order belongs_to User --sync --sync, sentence 2:1:30, --sync is passed twice",
    "Order belongs_to User --on-delete casc, sentence 2:1:35, --on-delete has no value `casc`",
    "Order belongs_to User --sync --async, sentence 2:1:23, --async and --sync contradict each other",
  })
  void pointsAtTheWordThatIsWrong(String second, String place, String message) {
    assertThatThrownBy(() -> meanings(List.of(words("A has_one B"), words(second))))
        .isInstanceOf(Refused.class)
        .hasMessage(message)
        .satisfies(it -> assertThat(places(it)).containsExactly(place));
  }

  @Test
  void pointsAtNothingIfThereIsOneTypedSentence() {
    assertThatThrownBy(() -> meaning(words("Order belong_to User")))
        .satisfies(it -> assertThat(places(it)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'- Order belong_to User', all.yaml:1:9",
    "'- \"Order  belong_to  User\"', all.yaml:1:11",
    "'- \"\\x4frder belongs_to User --\\x6dame\"', all.yaml:1:3",
    "'- {source: Order, type: belong_to, target: User}', all.yaml:1:25",
    "'- {source: Order, type: belongs_to, target: User, on_delete: x}', all.yaml:1:62",
    "'- {source: Order, type: has_one}', all.yaml:1:3",
  })
  void pointsIntoAFile(String text, String place) {
    Item item = SentenceFile.yaml(text, "all.yaml").getFirst();

    assertThatThrownBy(() -> new FileSentences(PARSER).read(item).sentence())
        .isInstanceOf(Refused.class)
        .satisfies(it -> assertThat(places(it)).containsExactly(place));
  }

  private static List<String> places(Throwable refused) {
    return ((Refused) refused)
        .diagnostic().labels().stream().map(it -> it.place()).map(Place::toString).toList();
  }

  private static JoinedSentences joined(List<String> typed) {
    return JoinedSentences.in(typed, PARSER.flags(), it -> it.equals("--db") ? 2 : 1);
  }

  private static List<String> meaning(List<String> sentence) {
    return meanings(List.of(sentence));
  }

  private static List<String> meanings(List<List<String>> sentences) {
    return PARSER.typed(sentences).stream().map(it -> it.sentence().toString()).toList();
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
