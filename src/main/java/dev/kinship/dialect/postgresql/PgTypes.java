package dev.kinship.dialect.postgresql;

import dev.kinship.dialect.sql.Decimals;
import dev.kinship.dialect.sql.Types;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.StatedType;
import dev.kinship.schema.TextForm;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The types of PostgreSQL. */
final class PgTypes implements Types {
  private static final Pattern PLAIN = Pattern.compile("[\\w\\s.,()\"\\[\\]]+");

  private static final Pattern FIRST =
      Pattern.compile("^\"?(?:pg_catalog\\.)?(\\w+).*", Pattern.DOTALL);

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("serial", "integer"),
          Map.entry("serial4", "integer"),
          Map.entry("int", "integer"),
          Map.entry("int4", "integer"),
          Map.entry("bigserial", "bigint"),
          Map.entry("serial8", "bigint"),
          Map.entry("int8", "bigint"),
          Map.entry("smallserial", "smallint"),
          Map.entry("serial2", "smallint"),
          Map.entry("int2", "smallint"),
          Map.entry("timestamp without time zone", "timestamp"));

  private static final Map<String, String> SHORT =
      Map.of("character varying", "varchar", "character(", "char(");

  private static final Set<Family> DIRECT =
      Set.of(Family.WHOLE, Family.NUMERIC, Family.FLOAT, Family.TEXT, Family.PADDED);

  private static final Map<String, Family> FAMILIES = families();

  private static Map<String, Family> families() {
    Map<String, Family> all = new HashMap<>();
    put(all, Family.WHOLE, "smallint int2 integer int int4 bigint int8");
    put(all, Family.WHOLE, "serial serial4 bigserial serial8 smallserial serial2");
    put(all, Family.NUMERIC, "numeric decimal dec");
    put(all, Family.FLOAT, "real float4 double float8 float");
    put(all, Family.TEXT, "text varchar");
    put(all, Family.PADDED, "char character bpchar");
    put(all, Family.CITEXT, "citext");
    put(all, Family.UUID, "uuid");
    put(all, Family.MOMENT, "date timestamp timestamptz");
    put(all, Family.TIME, "time timetz");
    put(all, Family.NETWORK, "inet cidr");
    put(all, Family.BYTES, "bytea");
    put(all, Family.TRUTH, "boolean bool");
    return all;
  }

  private static void put(Map<String, Family> all, Family family, String words) {
    for (String word : words.split(" ")) {
      all.put(word, family);
    }
  }

  @Override
  public String of(ColumnType type, boolean keyed) {
    return switch (type.kind()) {
      case INTEGER -> "INTEGER";
      case BIG_INTEGER -> Decimals.whole(type);
      case STRING -> type.size() > 0 ? "VARCHAR(%d)".formatted(type.size()) : "VARCHAR";
      case REAL -> "DOUBLE PRECISION";
      case DECIMAL -> Decimals.sized("DECIMAL", type);
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP -> "TIMESTAMP";
      case ZONED_TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
      case UUID -> "UUID";
      case BYTES -> "BYTEA";
      case JSON -> "JSONB";
      case LIST -> array(type);
    };
  }

  /** The library hands lists over as arrays; one of JSON only an adapter can. */
  private String array(ColumnType type) {
    Kind element = type.element().orElse(Kind.STRING);
    return element == Kind.JSON || element == Kind.LIST
        ? "JSONB"
        : of(ColumnType.of(element), false) + "[]";
  }

  @Override
  public String generatedKey(ColumnType type) {
    return (type.kind() == Kind.BIG_INTEGER ? "BIGSERIAL" : "SERIAL") + " PRIMARY KEY";
  }

  @Override
  public Optional<String> referringTo(StatedType parent, TextForm table) {
    return word(parent)
        .map(it -> parent.texts().collation().map(c -> it + " COLLATE " + c).orElse(it));
  }

  /** In the usual spelling; a name that is not the database's own keeps its case and its quotes. */
  private static Optional<String> word(StatedType type) {
    if (!PLAIN.matcher(type.words()).matches()) {
      return Optional.empty();
    }
    Optional<Family> family = family(type);
    if (family.isEmpty()) {
      return Optional.of(type.words());
    }
    String words = type.words().toLowerCase(Locale.ROOT);
    String own = family.get() == Family.WHOLE ? first(words) : words;
    String usual = USUAL.getOrDefault(own, own);
    for (Map.Entry<String, String> it : SHORT.entrySet()) {
      usual = usual.startsWith(it.getKey()) ? usual.replace(it.getKey(), it.getValue()) : usual;
    }
    return Optional.of(usual.toUpperCase(Locale.ROOT));
  }

  /** As PostgreSQL finds an operator for the two, or converts one into the other on its own. */
  @Override
  public boolean fit(StatedType child, StatedType parent) {
    Optional<Family> one = family(child);
    Optional<Family> other = family(parent);
    return one.isEmpty() || other.isEmpty() || other.get().admits(one.get());
  }

  @Override
  public String shown(StatedType type) {
    return word(type).orElse(type.words());
  }

  /** By way of a text, which all are converted from and to, unless it is one or a number. */
  @Override
  public String retyping(String table, String column, String type) {
    String bare = type.split(" COLLATE ", 2)[0];
    boolean direct =
        StatedType.of(bare, "").flatMap(PgTypes::family).filter(DIRECT::contains).isPresent();
    return "ALTER TABLE %s ALTER COLUMN %s TYPE %s USING CAST(%s AS %s)"
        .formatted(
            table, column, type, direct ? column : "CAST(%s AS TEXT)".formatted(column), bare);
  }

  private static Optional<Family> family(StatedType type) {
    String words = type.words().toLowerCase(Locale.ROOT);
    if (words.endsWith("]") || words.endsWith("\"char\"")) {
      return Optional.empty();
    }
    boolean varying = words.startsWith("character varying") || words.startsWith("char varying");
    return Optional.ofNullable(FAMILIES.get(varying ? "varchar" : first(words)));
  }

  private static String first(String words) {
    return FIRST.matcher(words).replaceAll("$1");
  }

  /** Types whose values PostgreSQL compares with one another. */
  private enum Family {
    WHOLE,
    NUMERIC,
    FLOAT,
    TEXT,
    PADDED,
    CITEXT,
    UUID,
    MOMENT,
    TIME,
    NETWORK,
    BYTES,
    TRUTH;

    boolean admits(Family child) {
      return switch (this) {
        case NUMERIC -> child == this || child == WHOLE;
        case FLOAT -> child == this || child == WHOLE || child == NUMERIC;
        case TEXT -> child == this || child == PADDED || child == CITEXT;
        case PADDED -> child == this || child == TEXT;
        case WHOLE, CITEXT, UUID, MOMENT, TIME, NETWORK, BYTES, TRUTH -> child == this;
      };
    }
  }
}
