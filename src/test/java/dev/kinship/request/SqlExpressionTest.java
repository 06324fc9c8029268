package dev.kinship.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.diagnostic.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlExpressionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "'it''s; fine'",
        "coalesce(owner_id, '--')",
        "(SELECT min(id) FROM \"users\")",
        "a - -1",
        "`key` || '('"
      })
  void isTakenAsItIs(String said) {
    assertThat(SqlExpression.read("--backfill", said)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1;",
        "1; DROP TABLE users",
        "1 --",
        "1 # x",
        "1 /* x",
        "'",
        "it's",
        "\"x",
        "`x",
        "$$",
        "(1",
        "1)",
        ")1(",
        "'\\'"
      })
  void isRefusedWhereItReachesBeyond(String said) {
    assertThatThrownBy(() -> SqlExpression.read("--backfill", said))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("--backfill needs one SQL expression");
  }

  /** Each could begin a line that is a mark of some tool: {@code -- migrate:down}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a\n-- migrate:down\n'",
        "'\r'",
        "'\u0085'",
        "'\u2028'",
        "'\u2029'",
        "'\u000b'",
        "'\f'",
        "'\0'",
        "1\t+ 1"
      })
  void isRefusedWhereItHasLinesOrControlCharacters(String said) {
    assertThatThrownBy(() -> SqlExpression.read("--backfill", said))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("--backfill takes an expression on one line");
  }
}
