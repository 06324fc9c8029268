package dev.kinship.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.text.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A long line is shown around the place, and the carets stay below it. */
class CaretsTest {
  private static final String WIDE = "\uD83D\uDC1F";

  @Test
  void aLineOfUsualLengthIsShownWhole() {
    Place place = new Place("a.py", 7, 3, "x".repeat(240), 5);
    assertThat(Carets.near(place)).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource({"0,4", "50,4", "3000,4", "5980,4", "5996,4", "3000,900"})
  void aLongLineIsCutAroundThePlace(int start, int length) {
    String line = "x".repeat(start) + "y".repeat(length) + "x".repeat(6000 - start - length);
    Place near = Carets.near(new Place("a.py", 7, start + 1, line, length));
    assertThat(near.lineText()).hasSizeBetween(240, 246);
    assertThat(near.lineText().startsWith("...")).isEqualTo(start > 80);
    assertThat(near.lineText().endsWith("...")).isEqualTo(start < 5840);
    assertThat(near.lineText().substring(near.column() - 1, near.column() - 1 + near.length()))
        .matches("y{%d,}".formatted(Math.min(length, 160)));
    assertThat(near.file() + near.line()).isEqualTo("a.py7");
  }

  @Test
  void aPlaceBehindTheLineStaysBehindIt() {
    Place near = Carets.near(new Place("a.py", 1, 401, "x".repeat(400), 1));
    assertThat(near).isEqualTo(new Place("a.py", 1, 244, "..." + "x".repeat(240), 1));
  }

  @Test
  void noCharacterIsCutInHalf() {
    for (int column = 1; column <= 400; column += 2) {
      String shown = Carets.near(new Place("a.py", 1, column, WIDE.repeat(200), 2)).lineText();
      assertThat(shown.replace("...", "").replace(WIDE, "")).isEmpty();
    }
  }
}
