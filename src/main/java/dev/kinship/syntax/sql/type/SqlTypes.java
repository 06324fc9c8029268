package dev.kinship.syntax.sql.type;

import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.SqlName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a type means, whichever database's word it is; an unknown one holds text. */
public final class SqlTypes {
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

  private static final Set<String> SERIAL =
      Set.of("serial", "serial2", "serial4", "serial8", "bigserial", "smallserial");
  private static final Set<String> INTEGER =
      Set.of(
          "int",
          "integer",
          "tinyint",
          "smallint",
          "mediumint",
          "int2",
          "int4",
          "serial",
          "serial2",
          "serial4",
          "smallserial");
  private static final int MOST_DIGITS = 9;

  /** Types of PostgreSQL beside those above. */
  private static final Set<String> OTHERS =
      Set.of(
          ("char character varchar text name bpchar inet cidr macaddr macaddr8 interval point line lseg"
                  + " box path polygon circle tsvector tsquery xml oid regclass regtype varbit pg_lsn"
                  + " jsonpath int4range int8range numrange tsrange tstzrange daterange"
                  + " int4multirange int8multirange nummultirange tsmultirange tstzmultirange"
                  + " datemultirange national nchar")
              .split(" "));

  /** What the extensions of PostgreSQL bring that most servers have, by their names. */
  private static final Map<String, Set<String>> OF_EXTENSIONS =
      Map.ofEntries(
          Map.entry("citext", Set.of("citext")),
          Map.entry("hstore", Set.of("hstore")),
          Map.entry("ltree", Set.of("ltree", "lquery", "ltxtquery")),
          Map.entry("cube", Set.of("cube")),
          Map.entry("seg", Set.of("seg")),
          Map.entry("vector", Set.of("vector", "halfvec", "sparsevec")),
          Map.entry("intarray", Set.of("query_int")),
          Map.entry("uuid-ossp", Set.of()),
          Map.entry("pgcrypto", Set.of()),
          Map.entry("pg_trgm", Set.of()),
          Map.entry("btree_gin", Set.of()),
          Map.entry("btree_gist", Set.of()),
          Map.entry("unaccent", Set.of()),
          Map.entry("fuzzystrmatch", Set.of()),
          Map.entry("tablefunc", Set.of()),
          Map.entry("pg_stat_statements", Set.of()));

  private SqlTypes() {}

  public static ColumnType of(String written) {
    String word = word(written);
    int open = written.indexOf('(');
    int size = number(written, open);
    Kind kind = word.equals("tinyint") && size == 1 ? Kind.BOOLEAN : kind(word);
    return switch (kind) {
      case STRING -> new ColumnType(kind, size, 0);
      case DECIMAL -> new ColumnType(kind, size, number(written, written.indexOf(',', open + 1)));
      default -> ColumnType.of(kind);
    };
  }

  /** Whether the database numbers a column of this type automatically. */
  public static boolean serial(String written) {
    return SERIAL.contains(word(written));
  }

  /** Whether a type is written as this name, with a schema or quotes or not; arrays are too. */
  public static boolean isCalled(String written, String name) {
    return SqlName.same(nameOf(written), name);
  }

  /** The name of a type that is not a database's own, without what is around it. */
  public static String nameOf(String written) {
    String name = written;
    for (String end : new String[] {"(", "["}) {
      name = name.indexOf(end) > 0 ? name.substring(0, name.indexOf(end)) : name;
    }
    return name.substring(name.lastIndexOf('.') + 1).replace("\"", "").strip();
  }

  /** Whether PostgreSQL itself has the type that is {@code written}. */
  public static boolean isBuiltIn(String written) {
    String word = word(written);
    return word.isEmpty()
        || KINDS.containsKey(word)
        || INTEGER.contains(word)
        || OTHERS.contains(word)
        || written.startsWith("pg_catalog.");
  }

  /** The types of an extension; empty if they are not known. */
  public static Optional<Set<String>> ofExtension(String name) {
    return Optional.ofNullable(OF_EXTENSIONS.get(SqlName.folded(name)));
  }

  /** Whether a type is written with this schema. */
  public static boolean isWithin(String written, String schema) {
    int dot = written.lastIndexOf('.');
    return dot > 0 && SqlName.same(written.substring(0, dot).replace("\"", "").strip(), schema);
  }

  private static Kind kind(String word) {
    return INTEGER.contains(word) ? Kind.INTEGER : KINDS.getOrDefault(word, Kind.STRING);
  }

  /** The first word, which says what it is: {@code double} of {@code double precision}. */
  private static String word(String written) {
    int start = 0;
    while (start < written.length() && !Character.isLetterOrDigit(written.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < written.length() && Character.isLetterOrDigit(written.charAt(end))) {
      end++;
    }
    return written.substring(start, end).toLowerCase(Locale.ROOT);
  }

  /** The number after a character, which may be missing; 0 if there is none. */
  private static int number(String written, int sign) {
    int at = sign + 1;
    while (sign >= 0 && at < written.length() && written.charAt(at) == ' ') {
      at++;
    }
    int number = 0;
    int end = Math.min(written.length(), at + MOST_DIGITS);
    while (sign >= 0 && at < end && Character.isDigit(written.charAt(at))) {
      number = number * 10 + Character.digit(written.charAt(at), 10);
      at++;
    }
    return number;
  }
}
