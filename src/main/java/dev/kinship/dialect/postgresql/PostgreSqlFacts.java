package dev.kinship.dialect.postgresql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.Fact;
import dev.kinship.dialect.sql.Filling;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks the catalog of PostgreSQL for facts, as conditions. A table that is missing has nothing, so
 * no addition to it is done; to ask whether something was dropped from it is an error.
 */
record PostgreSqlFacts(SqlClauses writer) {
  /** What makes a column of another type, which the catalog shows. */
  private static final Pattern SERIAL = Pattern.compile("(?i)(small|big)?serial\\d?\\b.*");

  /** Types whose length or digits matter to a key. */
  private static final Pattern SIZE =
      Pattern.compile(
          "(?i)((?:var)?char|character(?:\\s+varying)?|numeric|decimal)\\s*\\((\\d+)\\s*(?:,\\s*(\\d+))?\\s*\\)");

  private static final Pattern COLLATION = Pattern.compile("(?is)\\s+COLLATE\\s.*");

  String holds(Fact fact) {
    return switch (fact) {
      case Fact.HasTable it -> table(it);
      case Fact.HasColumn it -> column(it);
      case Fact.HasKey it -> key(it.key(), it.name());
      case Fact.HasIndex it -> index(it.index(), it.name());
      case Fact.HasNamedIndex it ->
          "EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = %s AND relname = %s AND indisvalid)"
              .formatted(found(it.table()), literal(it.name()));
      case Fact.NoTable it -> found(it.table()) + " IS NULL";
      case Fact.NoColumn it ->
          "NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = %s AND attname = %s)"
              .formatted(needed(it.table()), literal(it.column()));
      case Fact.NoConstraint it ->
          "NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = %s AND conname = %s)"
              .formatted(needed(it.table()), literal(it.name()));
      case Fact.NoIndex it ->
          "NOT EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = %s AND relname = %s)"
              .formatted(needed(it.table()), literal(it.name()));
    };
  }

  /** The rule that the column is filled, validated or not. */
  String rule(Filling it) {
    return "EXISTS (SELECT FROM pg_constraint WHERE conrelid = %s::regclass AND conname = %s\n    AND replace(pg_get_constraintdef(oid), ' NOT VALID', '') = format('CHECK ((%%I IS NOT NULL))', %s))"
        .formatted(literal(it.table()), name(it.rule()), name(it.column()));
  }

  /** The column is NOT NULL. */
  String required(Filling it) {
    return "(SELECT attnotnull FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s)"
        .formatted(literal(it.table()), name(it.column()));
  }

  private static String name(String quoted) {
    return "(parse_ident(%s))[1]".formatted(literal(quoted));
  }

  /** The table as an object, NULL if it does not exist. */
  String found(String table) {
    return "to_regclass(%s)".formatted(literal(writer.quote(table)));
  }

  /** The table as an object, an error if it does not exist. */
  String needed(String table) {
    return literal(writer.quote(table)) + "::regclass";
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private String table(Fact.HasTable it) {
    List<String> all = new ArrayList<>();
    all.add(
        "(SELECT count(*) FROM pg_attribute WHERE attrelid = %s AND attname IN (%s)) = %d"
            .formatted(
                found(it.table()),
                it.columns().stream().map(PostgreSqlFacts::literal).collect(joining(", ")),
                it.columns().size()));
    it.keys().forEach(key -> all.add(key(key, writer.name(key))));
    it.indexes().forEach(index -> all.add(index(index, writer.name(index))));
    return String.join("\n    AND ", all);
  }

  private String column(Fact.HasColumn it) {
    String bare = COLLATION.matcher(it.type()).replaceFirst("");
    String type =
        SERIAL.matcher(bare).matches()
            ? ""
            : " AND atttypid = %s::regtype%s".formatted(literal(bare), size(bare));
    return "EXISTS (SELECT FROM pg_attribute WHERE attrelid = %s AND attname = %s%s)"
        .formatted(found(it.table()), literal(it.column()), type);
  }

  /** The number that the catalog keeps for a length, or for digits, where it is stated. */
  private static String size(String type) {
    Matcher stated = SIZE.matcher(type);
    if (!stated.matches()) {
      return "";
    }
    String scale = stated.group(3) == null ? "0" : stated.group(3);
    return stated.group(1).toLowerCase(Locale.ROOT).contains("char")
        ? " AND atttypmod = %s + 4".formatted(stated.group(2))
        : " AND atttypmod = ((%s << 16) | %s) + 4".formatted(stated.group(2), scale);
  }

  /** Also one that is not validated yet. */
  private String key(ForeignKey key, String name) {
    String columns = key.columns().stream().map(it -> "%I").collect(joining(", "));
    String form =
        "FOREIGN KEY (%s) REFERENCES %%s(%s)%s%s%s"
            .formatted(
                columns,
                columns,
                action(" ON UPDATE ", key.actions().onUpdate()),
                action(" ON DELETE ", key.actions().onDelete()),
                deferral(key.actions().deferral()));
    String names =
        Stream.of(
                key.columns().stream().map(PostgreSqlFacts::literal),
                Stream.of(found(key.parent())),
                key.parentColumns().stream().map(PostgreSqlFacts::literal))
            .flatMap(it -> it)
            .collect(joining(", "));
    return "EXISTS (SELECT FROM pg_constraint WHERE conrelid = %s AND conname = %s\n        AND replace(pg_get_constraintdef(oid), ' NOT VALID', '') = format(%s, %s))"
        .formatted(found(key.table()), literal(name), literal(form), names);
  }

  private static String deferral(String deferral) {
    return deferral.isEmpty() ? "" : " " + deferral;
  }

  /** As the catalog writes it; what is the default it does not write. */
  private static String action(String event, ReferentialAction action) {
    return switch (action) {
      case UNSPECIFIED, NO_ACTION -> "";
      case RESTRICT -> event + "RESTRICT";
      case CASCADE -> event + "CASCADE";
      case SET_NULL -> event + "SET NULL";
      case SET_DEFAULT -> event + "SET DEFAULT";
    };
  }

  private String index(Index index, String name) {
    List<String> columns = new ArrayList<>();
    for (String it : index.columns()) {
      columns.add(
          "pg_get_indexdef(indexrelid, %d, true) = quote_ident(%s)"
              .formatted(columns.size() + 1, literal(it)));
    }
    return "EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = %s AND relname = %s\n        AND %sindisunique AND indisvalid AND indpred IS NULL AND indnkeyatts = %d AND %s)"
        .formatted(
            found(index.table()),
            literal(name),
            index.unique() ? "" : "NOT ",
            columns.size(),
            String.join(" AND ", columns));
  }
}
