package dev.kinship.syntax.sql;

import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a type means, whichever database's word it is; one that nobody knows holds text. */
final class SqlTypes {
  private static final Pattern SIZED =
      Pattern.compile(
          "^\\W*([\\w ]*?)\\s*(?:\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\))?(?:\\W.*)?$",
          Pattern.DOTALL);

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("bigint", Kind.BIG_INTEGER),
          Map.entry("int8", Kind.BIG_INTEGER),
          Map.entry("bigserial", Kind.BIG_INTEGER),
          Map.entry("serial8", Kind.BIG_INTEGER),
          Map.entry("real", Kind.REAL),
          Map.entry("float", Kind.REAL),
          Map.entry("float4", Kind.REAL),
          Map.entry("float8", Kind.REAL),
          Map.entry("double", Kind.REAL),
          Map.entry("decimal", Kind.DECIMAL),
          Map.entry("dec", Kind.DECIMAL),
          Map.entry("numeric", Kind.DECIMAL),
          Map.entry("number", Kind.DECIMAL),
          Map.entry("money", Kind.DECIMAL),
          Map.entry("bool", Kind.BOOLEAN),
          Map.entry("boolean", Kind.BOOLEAN),
          Map.entry("bit", Kind.BOOLEAN),
          Map.entry("date", Kind.DATE),
          Map.entry("time", Kind.TIME),
          Map.entry("timetz", Kind.TIME),
          Map.entry("timestamp", Kind.TIMESTAMP),
          Map.entry("timestamptz", Kind.TIMESTAMP),
          Map.entry("datetime", Kind.TIMESTAMP),
          Map.entry("uuid", Kind.UUID),
          Map.entry("bytea", Kind.BYTES),
          Map.entry("blob", Kind.BYTES),
          Map.entry("tinyblob", Kind.BYTES),
          Map.entry("mediumblob", Kind.BYTES),
          Map.entry("longblob", Kind.BYTES),
          Map.entry("binary", Kind.BYTES),
          Map.entry("varbinary", Kind.BYTES),
          Map.entry("json", Kind.JSON),
          Map.entry("jsonb", Kind.JSON));

  private static final Pattern INTEGER =
      Pattern.compile("(tiny|small|medium)?int(eger)?|int[24]|(small)?serial[24]?");

  private SqlTypes() {}

  static ColumnType of(String written) {
    Matcher parts = SIZED.matcher(written.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return ColumnType.of(Kind.STRING);
    }
    String word = parts.group(1).split(" ", 2)[0];
    int size = number(parts.group(2));
    Kind kind = word.equals("tinyint") && size == 1 ? Kind.BOOLEAN : kind(word);
    return switch (kind) {
      case STRING -> new ColumnType(kind, size, 0);
      case DECIMAL -> new ColumnType(kind, size, number(parts.group(3)));
      default -> ColumnType.of(kind);
    };
  }

  /** Whether the database numbers a column of this type by itself. */
  static boolean serial(String written) {
    return written.toLowerCase(Locale.ROOT).matches("(big|small)?serial[248]?");
  }

  private static Kind kind(String word) {
    return INTEGER.matcher(word).matches() ? Kind.INTEGER : KINDS.getOrDefault(word, Kind.STRING);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
