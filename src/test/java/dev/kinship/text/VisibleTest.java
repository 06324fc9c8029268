package dev.kinship.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks for every code point whether it may reach a terminal. */
class VisibleTest {
  /** Formats that have a shape, or without which whole scripts and emoji fall apart. */
  private static final List<int[]> SHOWN_FORMATS =
      List.of(
          range(0x0600, 0x0605),
          range(0x06DD, 0x06DD),
          range(0x070F, 0x070F),
          range(0x0890, 0x0891),
          range(0x08E2, 0x08E2),
          range(0x200C, 0x200D),
          range(0x110BD, 0x110BD),
          range(0x110CD, 0x110CD),
          range(0x13430, 0x1343F));

  /** What has no type that tells, and yet shows nothing. */
  private static final List<int[]> HIDDEN_OTHERS =
      List.of(
          range(0x115F, 0x1160),
          range(0x2065, 0x2065),
          range(0x3164, 0x3164),
          range(0xFFA0, 0xFFA0),
          range(0xE0000, 0xE007F),
          range(0xFDD0, 0xFDEF));

  private static final Set<Integer> HIDDEN_TYPES =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);

  @Test
  void escapesWhatSteersOrHidesAndNothingElse() {
    List<String> wrong = new ArrayList<>();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      String text = Character.toString(point);
      String around = "a" + text + "b";
      String expected = isHidden(point) ? escaped(text) : text;
      boolean right =
          Visible.of(text).equals(expected)
              && Visible.of(around).equals("a" + expected + "b")
              && Visible.is(around) != isHidden(point);
      if (!right) {
        wrong.add("U+%04X".formatted(point));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void doesNotTouchWhatItHasEscaped() {
    String once = Visible.of("a\u001b[31m\u202eb\r\n\ud800c\udb40\udc41");
    assertThat(once)
        .isEqualTo("a\\u001B[31m\\u202Eb\\u000D\\u000A\\uD800c\\uDB40\\uDC41")
        .isEqualTo(Visible.of(once));
  }

  @Test
  void leavesWritingAsItIs() {
    for (String text :
        List.of("", "\tshop", "Bücher", "注文", "주문", "طلب", "می‌خواهم", "👩‍👩‍👧", "❤️", "葛󠄀")) {
      assertThat(Visible.of(text)).isSameAs(text);
    }
  }

  private static boolean isHidden(int point) {
    boolean hidden = HIDDEN_TYPES.contains(Character.getType(point)) || isIn(point, HIDDEN_OTHERS);
    boolean none = (point & 0xFFFE) == 0xFFFE;
    return point != '\t' && (none || hidden) && !isIn(point, SHOWN_FORMATS);
  }

  private static boolean isIn(int point, List<int[]> ranges) {
    return ranges.stream().anyMatch(it -> point >= it[0] && point <= it[1]);
  }

  private static int[] range(int from, int to) {
    return new int[] {from, to};
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(it -> escaped.append("\\u%04X".formatted(it)));
    return escaped.toString();
  }
}
