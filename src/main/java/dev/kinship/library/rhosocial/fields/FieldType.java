package dev.kinship.library.rhosocial.fields;

import static dev.kinship.schema.ColumnType.Kind.BIG_INTEGER;

import dev.kinship.model.Storage;
import dev.kinship.schema.ColumnType;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The meaning of a field's annotation. {@code type} is empty if it is not understood, {@code
 * column} if it has the field's name.
 */
public record FieldType(
    Optional<ColumnType> type, boolean nullable, Optional<String> column, Storage storage) {

  static final FieldType UNKNOWN =
      new FieldType(Optional.empty(), false, Optional.empty(), Storage.FULL);

  static FieldType of(ColumnType type) {
    return new FieldType(Optional.of(type), false, Optional.empty(), Storage.FULL);
  }

  static FieldType of(ColumnType.Kind kind) {
    return of(ColumnType.of(kind));
  }

  public static String lastPart(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  FieldType orNull() {
    return new FieldType(type, true, column, storage);
  }

  FieldType unstored() {
    return with(Storage.NONE);
  }

  FieldType with(Storage other) {
    return new FieldType(type, nullable, column, other);
  }

  FieldType in(String otherColumn) {
    return new FieldType(type, nullable, Optional.of(otherColumn), storage);
  }

  /** What an adapter makes of the values, which it stores. */
  FieldType as(FieldType target) {
    return new FieldType(target.type, nullable, column, Storage.FULL);
  }

  /** The same kind with this length, or these digits. */
  FieldType sized(int size, int scale) {
    return type.map(it -> withType(new ColumnType(it.kind(), size, scale))).orElse(this);
  }

  /** This type of whole numbers, wide enough for {@code bound}; it may not be known. */
  FieldType holding(Optional<BigInteger> bound) {
    ColumnType wanted = Bounds.holding(bound);
    boolean wider =
        wanted.kind() == BIG_INTEGER
            && type.filter(it -> it.kind() == BIG_INTEGER && it.size() >= wanted.size()).isEmpty();
    return wider ? withType(wanted) : this;
  }

  private FieldType withType(ColumnType known) {
    return new FieldType(Optional.of(known), nullable, column, storage);
  }
}
