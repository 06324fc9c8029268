package dev.kinship.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NfkcTest {
  @ParameterizedTest
  @CsvSource({
    "Order, Order",
    "Ｏrder, Order",
    "ﬁeld_id, field_id",
    "𝑢ser, user",
    "uſer, user",
    "cafe\u0301, café",
    "größe, größe",
    "ªº, ao"
  })
  void takesNamesAsPythonDoes(String written, String meant) {
    assertThat(Nfkc.of(written)).isEqualTo(meant);
  }

  /** What counts as plain without a look at the tables is its own form, as far as names go. */
  @Test
  void whatIsPlainIsItsOwnForm() {
    List<String> wrong =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(it -> Character.isDefined(it) && Character.isUnicodeIdentifierPart(it))
            .mapToObj(Character::toString)
            .filter(Nfkc::isPlain)
            .filter(it -> !Normalizer.isNormalized(it, Normalizer.Form.NFKC))
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void marksThatJoinTheLetterBeforeThemAreNotPlain() {
    assertThat(List.of("e\u0301", "\u1112\u1161", "か\u3099", "ا\u0653")).noneMatch(Nfkc::isPlain);
  }

  @Test
  void whatMeansAnAsciiNameIsSeenInTheBytes() {
    List<String> missed =
        IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
            .filter(it -> it < Character.MIN_SURROGATE || it > Character.MAX_SURROGATE)
            .mapToObj(Character::toString)
            .filter(it -> Normalizer.normalize(it, Normalizer.Form.NFKC).matches("\\w+"))
            .filter(it -> Character.isUnicodeIdentifierPart(it.codePointAt(0)))
            .filter(it -> !Nfkc.mayHideAscii(it.getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(missed).isEmpty();
  }

  @Test
  void ordinaryTextInOtherScriptsHidesNothing() {
    String text = "顧客が入力した値，价格：以分为单位。 налог, если он есть 👩‍💻 🧾 ☀\uFE0F größe “naïve” — …";
    assertThat(Nfkc.mayHideAscii(text.getBytes(StandardCharsets.UTF_8))).isFalse();
  }
}
