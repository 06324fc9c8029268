package dev.kinship.dialect.sql;

import dev.kinship.schema.ColumnType;

/** How decimal types say their digits. */
public final class Decimals {
  private Decimals() {}

  /** {@code BIGINT}, or a decimal where that cannot hold all the digits. */
  public static String whole(ColumnType type) {
    return type.size() > 0 ? sized("DECIMAL", type) : "BIGINT";
  }

  /** {@code DECIMAL(10, 2)}, and the bare word if no digits are given. */
  public static String sized(String word, ColumnType type) {
    return type.size() > 0 ? "%s(%d, %d)".formatted(word, type.size(), type.scale()) : word;
  }

  /** As {@link #sized}, for databases whose bare word would round to whole numbers. */
  public static String fractional(String word, ColumnType type) {
    return type.size() > 0 ? sized(word, type) : word + "(38, 10)";
  }
}
