package dev.kinship.library.rhosocial.fields;

import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a call says of a type's size: {@code Field(max_length=…)}, digits and bounds, {@code
 * StringConstraints}, {@code MaxLen(…)}, {@code Le(…)} and pydantic's {@code con…} functions.
 * {@code numbers} gives the number that an expression is, if it can be computed.
 */
record Bounds(Function<Expression, Optional<BigInteger>> numbers) {
  /** The type with the size that {@code value} gives it, which may not be a call. */
  FieldType size(FieldType type, Expression value) {
    if (!(value instanceof Expression.Call call) || type.type().isEmpty()) {
      return type;
    }
    return switch (type.type().get().kind()) {
      case STRING, BYTES -> {
        int size = length(call);
        yield size > 0 ? type.sized(size, 0) : type;
      }
      case DECIMAL -> {
        int digits = count(named(call, "max_digits"));
        int scale = count(named(call, "decimal_places"));
        yield digits > 0 ? type.sized(digits, Math.min(scale, digits)) : type;
      }
      case INTEGER, BIG_INTEGER -> number(type, call);
      case REAL, BOOLEAN, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, UUID, JSON, LIST -> type;
    };
  }

  private FieldType number(FieldType type, Expression.Call call) {
    FieldType wide = type;
    for (String word : List.of("le", "lt", "ge", "gt")) {
      Optional<Expression> bound = named(call, word);
      if (bound.isEmpty() && function(call).toLowerCase(Locale.ROOT).equals(word)) {
        bound = positional(call, 0);
      }
      if (bound.isPresent()) {
        wide = wide.holding(numbers.apply(bound.get()).map(it -> last(word, it)));
      }
    }
    return wide;
  }

  /** The last number within a bound. */
  private static BigInteger last(String word, BigInteger bound) {
    return switch (word) {
      case "lt" -> bound.subtract(BigInteger.ONE);
      case "gt" -> bound.add(BigInteger.ONE);
      default -> bound;
    };
  }

  private int length(Expression.Call call) {
    int named = count(named(call, "max_length"));
    return named > 0
        ? named
        : switch (function(call)) {
          case "MaxLen" -> count(positional(call, 0));
          case "Len" -> count(positional(call, 1));
          default -> 0;
        };
  }

  /** 0 if it is not written or cannot be computed. */
  private int count(Optional<Expression> written) {
    return written
        .flatMap(numbers)
        .filter(it -> it.signum() > 0 && it.bitLength() < Integer.SIZE)
        .map(BigInteger::intValue)
        .orElse(0);
  }

  private static String function(Expression.Call call) {
    return call.function() instanceof Expression.Name it ? FieldType.lastPart(it.dotted()) : "";
  }

  private static Optional<Expression> named(Expression.Call call, String keyword) {
    return call.arguments().stream()
        .filter(it -> it.keyword().filter(keyword::equals).isPresent())
        .map(Argument::value)
        .filter(it -> !(it instanceof Expression.Constant none && none.literal().equals("None")))
        .findFirst();
  }

  private static Optional<Expression> positional(Expression.Call call, int index) {
    return call.arguments().size() > index
        ? Optional.of(call.arguments().get(index).value())
        : Optional.empty();
  }

  /** The type of whole numbers as far as {@code bound}; of any that a number has if not known. */
  static ColumnType holding(Optional<BigInteger> bound) {
    int bits = bound.map(BigInteger::bitLength).orElse(Integer.SIZE);
    if (bits < Integer.SIZE) {
      return ColumnType.of(Kind.INTEGER);
    }
    int digits = bits < Long.SIZE ? 0 : bound.orElseThrow().abs().toString().length();
    return new ColumnType(Kind.BIG_INTEGER, digits, 0);
  }
}
