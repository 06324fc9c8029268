package dev.kinship.library.rhosocial.fields;

import static dev.kinship.schema.ColumnType.Kind.BIG_INTEGER;
import static dev.kinship.schema.ColumnType.Kind.INTEGER;

import dev.kinship.schema.ColumnType;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import java.util.Optional;

/**
 * The meaning of a field's annotation. {@code type} is empty if it is not understood, {@code
 * column} if it has the field's name. Not {@code stored}: no backend of the library can store such
 * a value without an adapter.
 */
public record FieldType(
    Optional<ColumnType> type, boolean nullable, Optional<String> column, boolean stored) {

  static final FieldType UNKNOWN = new FieldType(Optional.empty(), false, Optional.empty(), true);

  /** Where whole numbers stop fitting into four bytes. */
  private static final long LARGEST_INT = Integer.MAX_VALUE;

  static FieldType of(ColumnType type) {
    return new FieldType(Optional.of(type), false, Optional.empty(), true);
  }

  static FieldType of(ColumnType.Kind kind) {
    return of(ColumnType.of(kind));
  }

  public static String lastPart(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  FieldType orNull() {
    return new FieldType(type, true, column, stored);
  }

  FieldType unstored() {
    return new FieldType(type, nullable, column, false);
  }

  FieldType in(String otherColumn) {
    return new FieldType(type, nullable, Optional.of(otherColumn), stored);
  }

  /** What an adapter makes of the values, which it stores. */
  FieldType as(FieldType target) {
    return new FieldType(target.type, nullable, column, true);
  }

  /**
   * This type with what a call says of it: {@code Field(max_length=…)}, digits and bounds, {@code
   * StringConstraints}, {@code MaxLen(…)} and pydantic's {@code con…} functions.
   */
  FieldType sizedBy(Expression value) {
    if (!(value instanceof Expression.Call call) || type.isEmpty()) {
      return this;
    }
    return switch (type.get().kind()) {
      case STRING, BYTES -> {
        int size = length(call);
        yield size > 0 ? withType(new ColumnType(type.get().kind(), size, 0)) : this;
      }
      case DECIMAL -> {
        int digits = (int) number(call, "max_digits");
        int scale = (int) number(call, "decimal_places");
        yield digits > 0
            ? withType(new ColumnType(ColumnType.Kind.DECIMAL, digits, Math.min(scale, digits)))
            : this;
      }
      case INTEGER ->
          number(call, "le") > LARGEST_INT || number(call, "lt") > LARGEST_INT + 1
              ? withType(ColumnType.of(BIG_INTEGER))
              : this;
      case BIG_INTEGER ->
          number(call, "le") > 0 && number(call, "le") <= LARGEST_INT
              ? withType(ColumnType.of(INTEGER))
              : this;
      case REAL, BOOLEAN, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, UUID, JSON, LIST -> this;
    };
  }

  private FieldType withType(ColumnType known) {
    return new FieldType(Optional.of(known), nullable, column, stored);
  }

  private static int length(Expression.Call call) {
    int named = (int) number(call, "max_length");
    if (named > 0 || !(call.function() instanceof Expression.Name function)) {
      return named;
    }
    return switch (lastPart(function.dotted())) {
      case "MaxLen" -> (int) positional(call, 0);
      case "Len" -> (int) positional(call, 1);
      default -> 0;
    };
  }

  private static long positional(Expression.Call call, int index) {
    return call.arguments().size() > index ? number(call.arguments().get(index).value()) : 0;
  }

  private static long number(Expression.Call call, String keyword) {
    for (Argument argument : call.arguments()) {
      if (argument.keyword().filter(keyword::equals).isPresent()) {
        return number(argument.value());
      }
    }
    return 0;
  }

  /** The whole number that is written; 0 for anything else. */
  private static long number(Expression expression) {
    String digits =
        expression instanceof Expression.Constant it ? it.literal().replace("_", "") : "";
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
  }
}
