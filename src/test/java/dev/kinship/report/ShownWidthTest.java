package dev.kinship.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownWidthTest {
  @Test
  void countsTheColumnsOfATerminal() {
    assertThat(ShownWidth.of("")).isZero();
    assertThat(ShownWidth.of("Größe")).isEqualTo(5);
    assertThat(ShownWidth.of("Cafe\u0301")).isEqualTo(4);
    assertThat(ShownWidth.of("注文 ハンコ 한글")).isEqualTo(4 + 1 + 6 + 1 + 4);
    assertThat(ShownWidth.of("\ud83c\udf89\ud840\udc00")).isEqualTo(4);
    assertThat(ShownWidth.of("—→Ω")).isEqualTo(3);
  }

  @Test
  void padsToAWidth() {
    assertThat(ShownWidth.padded("注文", 6)).isEqualTo("注文  ");
    assertThat(ShownWidth.padded("Order", 3)).isEqualTo("Order");
  }
}
