package dev.kinship.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlNameTest {
  @Test
  void onlyAsciiLettersHaveNoCase() {
    assertThat(SqlName.same("User_ID", "user_id")).isTrue();
    assertThat(SqlName.same("\u212aey", "key")).isFalse();
    assertThat(SqlName.same("uſer", "user")).isFalse();
    assertThat(SqlName.same("É", "é")).isFalse();
  }

  @Test
  void keywordsAreAscii() {
    assertThat(SqlName.capitals("ſelect")).isEqualTo("ſELECT");
  }

  @Test
  void namesWithLineEndsCannotBeWritten() {
    assertThat("a\nb a\u0085b a\u2028b a\u0000b".split(" ")).noneMatch(SqlName::isWritable);
    assertThat(SqlName.isWritable("a \"b' größe")).isTrue();
  }
}
