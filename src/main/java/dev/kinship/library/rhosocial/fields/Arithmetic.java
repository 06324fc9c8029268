package dev.kinship.library.rhosocial.fields;

import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.TokenCursor;
import dev.kinship.syntax.python.token.Tokens.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Computes whole numbers that Python code writes with constants: {@code 2**63 - 1}. */
final class Arithmetic {
  /** No column holds more; it also keeps {@code 9**9**9} from taking forever. */
  private static final int MOST_BITS = 4096;

  private static final int DEEPEST = 50;

  private final TokenCursor cursor;
  private final Function<String, Optional<BigInteger>> names;
  private int depth;

  private Arithmetic(TokenCursor cursor, Function<String, Optional<BigInteger>> names) {
    this.cursor = cursor;
    this.names = names;
  }

  /** The number that {@code code} is; {@code names} knows what names stand for. */
  static Optional<BigInteger> value(String code, Function<String, Optional<BigInteger>> names) {
    TokenCursor cursor = new TokenCursor(Lexer.readInline(code), 0);
    Optional<BigInteger> value = new Arithmetic(cursor, names).shifted();
    return value.filter(it -> cursor.atLineEnd());
  }

  private Optional<BigInteger> shifted() {
    Optional<BigInteger> left = sum();
    while (left.isPresent() && at("<<")) {
      left = both(left, sum(), Arithmetic::shifted);
    }
    return left;
  }

  private Optional<BigInteger> sum() {
    Optional<BigInteger> left = product();
    while (left.isPresent() && (cursor.is('+') || cursor.is('-'))) {
      boolean more = cursor.skip('+') || !cursor.skip('-');
      left = both(left, product(), (a, b) -> Optional.of(more ? a.add(b) : a.subtract(b)));
    }
    return left;
  }

  private Optional<BigInteger> product() {
    Optional<BigInteger> left = signed();
    while (left.isPresent() && cursor.text().equals("*")) {
      cursor.next();
      left = both(left, signed(), (a, b) -> Optional.of(a.multiply(b)));
    }
    return left;
  }

  private Optional<BigInteger> signed() {
    if (depth++ > DEEPEST) {
      return Optional.empty();
    }
    boolean negative = cursor.skip('-');
    Optional<BigInteger> value = negative || cursor.skip('+') ? signed() : power();
    depth--;
    return negative ? value.map(BigInteger::negate) : value;
  }

  private Optional<BigInteger> power() {
    Optional<BigInteger> base = atom();
    return base.isPresent() && at("**") ? both(base, signed(), Arithmetic::raised) : base;
  }

  private Optional<BigInteger> atom() {
    if (cursor.skip('(')) {
      return shifted().filter(it -> cursor.skip(')'));
    }
    String word = cursor.text();
    if (cursor.is(Kind.NUMBER)) {
      cursor.next();
      return number(word.replace("_", "").toLowerCase(Locale.ROOT));
    }
    return cursor.is(Kind.NAME) ? names.apply(dotted()) : Optional.empty();
  }

  private String dotted() {
    StringBuilder dotted = new StringBuilder(cursor.name());
    cursor.next();
    while (cursor.is('.')) {
      cursor.next();
      dotted.append('.').append(cursor.name());
      cursor.next();
    }
    return dotted.toString();
  }

  private boolean at(String operator) {
    boolean found = cursor.text().equals(operator);
    if (found) {
      cursor.next();
    }
    return found;
  }

  private static Optional<BigInteger> number(String digits) {
    try {
      return switch (digits.substring(0, Math.min(2, digits.length()))) {
        case "0x" -> Optional.of(new BigInteger(digits.substring(2), 16));
        case "0o" -> Optional.of(new BigInteger(digits.substring(2), 8));
        case "0b" -> Optional.of(new BigInteger(digits.substring(2), 2));
        default -> whole(new BigDecimal(digits));
      };
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@code 1e10} is a bound too. */
  private static Optional<BigInteger> whole(BigDecimal number) {
    return (long) number.precision() - number.scale() > MOST_BITS
        ? Optional.empty()
        : Optional.of(number.toBigInteger());
  }

  private static Optional<BigInteger> raised(BigInteger base, BigInteger exponent) {
    boolean fits =
        exponent.signum() >= 0
            && exponent.bitLength() < Integer.SIZE - 1
            && (long) base.bitLength() * exponent.intValue() <= MOST_BITS;
    return fits ? Optional.of(base.pow(exponent.intValue())) : Optional.empty();
  }

  private static Optional<BigInteger> shifted(BigInteger number, BigInteger by) {
    return raised(BigInteger.TWO, by).map(number::multiply);
  }

  /** An operation on two numbers. */
  private interface Operation {
    Optional<BigInteger> of(BigInteger left, BigInteger right);
  }

  private static Optional<BigInteger> both(
      Optional<BigInteger> left, Optional<BigInteger> right, Operation operation) {
    return left.flatMap(a -> right.flatMap(b -> operation.of(a, b)))
        .filter(it -> it.bitLength() <= MOST_BITS);
  }
}
