package dev.kinship.text;

import java.util.Locale;

/** Class names as variables and files have them. */
public final class SnakeCase {
  private SnakeCase() {}

  /** {@code OrderItem} as {@code order_item}, {@code HTTPServer} as {@code http_server}. */
  public static String of(String className) {
    return className
        .replaceAll("([\\p{Ll}\\p{N}])(\\p{Lu})", "$1_$2")
        .replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
