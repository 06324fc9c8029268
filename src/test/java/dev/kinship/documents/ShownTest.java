package dev.kinship.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keeps what a page leaves out when its output changes. */
class ShownTest {
  @Test
  void leavesAPageThatIsTrue() {
    assertThat(new Shown("a\n…\nd\n").of("a\nb\nc\nd\n")).isEqualTo("a\n…\nd\n");
    assertThat(new Shown("…\nd\n").of("d\n")).isEqualTo("…\nd\n");
    assertThat(new Shown("").of("")).isEmpty();
  }

  @Test
  void showsAnIdAsItIs() {
    assertThat(new Shown("id 1\n").matches("id 2\n")).isFalse();
    assertThat(new Shown("id 1\n").of("id 2\n")).isEqualTo("id 2\n");
  }

  @Test
  void showsAsMuchOfAnotherOutput() {
    assertThat(new Shown("a\n…\nc\nx\n…\nd\n").of("A\nb\nc\nD\n")).isEqualTo("A\n…\nc\n…\nD\n");
    assertThat(new Shown("a\n…\nd\n").of("D\n")).isEqualTo("D\n");
  }
}
