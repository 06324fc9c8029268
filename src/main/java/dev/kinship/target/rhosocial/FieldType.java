package dev.kinship.target.rhosocial;

import static dev.kinship.schema.ColumnType.Kind.BOOLEAN;
import static dev.kinship.schema.ColumnType.Kind.BYTES;
import static dev.kinship.schema.ColumnType.Kind.DATE;
import static dev.kinship.schema.ColumnType.Kind.DECIMAL;
import static dev.kinship.schema.ColumnType.Kind.INTEGER;
import static dev.kinship.schema.ColumnType.Kind.JSON;
import static dev.kinship.schema.ColumnType.Kind.REAL;
import static dev.kinship.schema.ColumnType.Kind.STRING;
import static dev.kinship.schema.ColumnType.Kind.TIME;
import static dev.kinship.schema.ColumnType.Kind.TIMESTAMP;
import static dev.kinship.schema.ColumnType.Kind.UUID;

import dev.kinship.schema.ColumnType;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Outline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a field's annotation says. {@code type} is empty where it is not understood, {@code column}
 * where no other name than the field's is given; a class variable is no field.
 */
record FieldType(
    Optional<ColumnType> type, boolean nullable, boolean classVariable, Optional<String> column) {

  private static final Map<String, ColumnType.Kind> KINDS =
      Map.ofEntries(
          Map.entry("int", INTEGER),
          Map.entry("str", STRING),
          Map.entry("float", REAL),
          Map.entry("bool", BOOLEAN),
          Map.entry("bytes", BYTES),
          Map.entry("Decimal", DECIMAL),
          Map.entry("datetime", TIMESTAMP),
          Map.entry("date", DATE),
          Map.entry("time", TIME),
          Map.entry("UUID", UUID),
          Map.entry("dict", JSON),
          Map.entry("Dict", JSON),
          Map.entry("list", JSON),
          Map.entry("List", JSON),
          Map.entry("EmailStr", STRING));

  private static final FieldType UNKNOWN =
      new FieldType(Optional.empty(), false, false, Optional.empty());

  /** Reads {@code annotation}, whose names stand for what their last parts say. */
  static FieldType of(Expression annotation) {
    return switch (annotation) {
      case Expression.Name name -> named(lastPart(name.dotted()));
      case Expression.Text text -> of(Outline.expression(text.value()));
      case Expression.Constant none when none.literal().equals("None") -> UNKNOWN.orNull();
      case Expression.Alternatives union -> alternatives(union.items());
      case Expression.Subscript it when it.value() instanceof Expression.Name name ->
          subscript(lastPart(name.dotted()), it.items());
      default -> UNKNOWN;
    };
  }

  static String lastPart(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  /** This type with the size that {@code Field(max_length=…)} or its digits give. */
  FieldType sizedBy(Expression value) {
    if (!(value instanceof Expression.Call call) || type.isEmpty()) {
      return this;
    }
    ColumnType.Kind kind = type.get().kind();
    if (kind == STRING) {
      int size = number(call, "max_length");
      return size > 0 ? withType(new ColumnType(kind, size, 0)) : this;
    }
    int digits = number(call, "max_digits");
    return kind == DECIMAL && digits > 0
        ? withType(new ColumnType(kind, digits, number(call, "decimal_places")))
        : this;
  }

  private static FieldType named(String name) {
    return UNKNOWN.withType(Optional.ofNullable(KINDS.get(name)).map(ColumnType::of));
  }

  private static FieldType subscript(String name, List<Expression> items) {
    return switch (name) {
      case "Optional" -> of(items.get(0)).orNull();
      case "Union" -> alternatives(items);
      case "ClassVar" -> new FieldType(Optional.empty(), false, true, Optional.empty());
      case "Final" -> of(items.get(0));
      case "Annotated" -> annotated(items);
      case "Literal" -> literal(items.get(0));
      default -> named(name);
    };
  }

  private static FieldType alternatives(List<Expression> items) {
    List<Expression> others = items.stream().filter(it -> !isNone(it)).toList();
    FieldType only = others.size() == 1 ? of(others.get(0)) : UNKNOWN;
    return others.size() < items.size() ? only.orNull() : only;
  }

  private static FieldType annotated(List<Expression> items) {
    FieldType type = of(items.get(0));
    for (Expression extra : items.subList(1, items.size())) {
      if (extra instanceof Expression.Call call
          && call.function() instanceof Expression.Name name
          && lastPart(name.dotted()).equals("UseColumn")
          && !call.arguments().isEmpty()
          && call.arguments().get(0).value() instanceof Expression.Text column) {
        type =
            new FieldType(
                type.type, type.nullable, type.classVariable, Optional.of(column.value()));
      }
      type = type.sizedBy(extra);
    }
    return type;
  }

  private static FieldType literal(Expression first) {
    if (first instanceof Expression.Text) {
      return UNKNOWN.withType(ColumnType.of(STRING));
    }
    return first instanceof Expression.Constant
        ? UNKNOWN.withType(ColumnType.of(INTEGER))
        : UNKNOWN;
  }

  private static boolean isNone(Expression expression) {
    return expression instanceof Expression.Constant constant && constant.literal().equals("None");
  }

  private static int number(Expression.Call call, String keyword) {
    for (Argument argument : call.arguments()) {
      if (argument.keyword().filter(keyword::equals).isPresent()
          && argument.value() instanceof Expression.Constant constant
          && constant.literal().matches("[0-9]{1,5}")) {
        return Integer.parseInt(constant.literal());
      }
    }
    return 0;
  }

  private FieldType orNull() {
    return new FieldType(type, true, classVariable, column);
  }

  private FieldType withType(ColumnType known) {
    return withType(Optional.of(known));
  }

  private FieldType withType(Optional<ColumnType> known) {
    return new FieldType(known, nullable, classVariable, column);
  }
}
