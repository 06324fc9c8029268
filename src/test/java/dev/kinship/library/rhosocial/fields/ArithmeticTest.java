package dev.kinship.library.rhosocial.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Computes what Python computes, and nothing else. */
class ArithmeticTest {
  @ParameterizedTest
  @CsvSource({
    "42, 42",
    "10_000_000_000, 10000000000",
    "0x7fff_ffff, 2147483647",
    "0b1010, 10",
    "0o17, 15",
    "2**63, 9223372036854775808",
    "2**63 - 1, 9223372036854775807",
    "-2**2, -4",
    "(-2)**2, 4",
    "2**3**2, 512",
    "-(2**31), -2147483648",
    "1 << 4 + 1, 32",
    "2 + 3 * 4 - 1, 13",
    "(2 + 3) * 4, 20",
    "--5, 5",
    "+5, 5",
    "1e10, 10000000000",
    "2.5, 2",
    "LIMIT * 2, 14",
    "limits.LARGE, 8",
    "2 **    # a comment, 0",
  })
  void computes(String code, String value) {
    Optional<BigInteger> expected =
        value.equals("0") ? Optional.empty() : Optional.of(new BigInteger(value));
    assertThat(Arithmetic.value(code, ArithmeticTest::named)).isEqualTo(expected);
  }

  /** Not a number, not known, or too large to compute. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "f(1)",
        "1 if x else 2",
        "'1'",
        "1 +",
        "(1",
        "1)",
        "[1]",
        "5 / 2",
        "5 // 2",
        "2**-1",
        "9**9**9**9",
        "1 << 10**9",
        "1e999999999",
        "2**4096",
        "1j",
        "0x",
        "1_",
        "a.b.c"
      })
  void leavesTheRest(String code) {
    assertThat(Arithmetic.value(code, ArithmeticTest::named)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "+", "2**"})
  void isNotExhaustedByDepth(String code) {
    assertThat(Arithmetic.value(code.repeat(100_000) + "1", ArithmeticTest::named)).isEmpty();
  }

  private static Optional<BigInteger> named(String name) {
    return switch (name) {
      case "LIMIT" -> Optional.of(BigInteger.valueOf(7));
      case "limits.LARGE" -> Optional.of(BigInteger.valueOf(8));
      default -> Optional.empty();
    };
  }
}
