package dev.kinship.text;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** What is taken for plain without a look at the tables is so, as far as names go. */
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
}
