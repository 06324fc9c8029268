package dev.kinship.dialect.mysql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.step.Fact;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.StatedType;
import dev.kinship.schema.TableName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Asks the information schema of MySQL and MariaDB for facts, as conditions. A table that is
 * missing has nothing: neither an addition to it nor a removal from it is done.
 */
record MySqlFacts(SqlClauses writer) {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern OUTSIDE = Pattern.compile("'[^']*'|[^']+");
  private static final Pattern COLLATE = Pattern.compile("(?i)\\bCOLLATE\\s+(\\w+)");
  private static final Pattern CHARSET =
      Pattern.compile("(?i)\\b(?:CHARACTER\\s+SET|CHARSET)\\s+(\\w+)");

  /** Types whose lengths all versions show alike. */
  private static final Set<String> EXACT =
      Set.of(
          "decimal",
          "varchar",
          "char",
          "varbinary",
          "binary",
          "enum",
          "set",
          "bit",
          "datetime",
          "timestamp",
          "time");

  String holds(Fact fact) {
    return switch (fact) {
      case Fact.HasTable it -> table(it);
      case Fact.HasColumn it -> column(it);
      case Fact.HasKey it -> key(it.key(), it.name());
      case Fact.HasIndex it -> index(it.index(), it.name());
      case Fact.HasNamedIndex it ->
          exists("statistics", it.table(), " AND index_name = " + literal(it.name()));
      case Fact.NoTable it -> "NOT " + exists("tables", it.table(), "");
      case Fact.NoColumn it -> lacks(it.table(), "columns", "column_name", it.column());
      case Fact.NoConstraint it ->
          lacks(it.table(), "table_constraints", "constraint_name", it.name());
      case Fact.NoIndex it -> lacks(it.table(), "statistics", "index_name", it.name());
    };
  }

  private String lacks(String table, String view, String column, String name) {
    return "%s\n    AND NOT %s"
        .formatted(
            exists("tables", table, ""),
            exists(view, table, " AND %s = %s".formatted(column, literal(name))));
  }

  private String exists(String view, String table, String more) {
    return "EXISTS (SELECT 1 FROM information_schema.%s WHERE %s%s)"
        .formatted(view, place(table), more);
  }

  private static String place(String table) {
    return "table_schema = %s AND table_name = %s"
        .formatted(database(table), literal(TableName.bare(table)));
  }

  private static String database(String table) {
    String schema = TableName.schema(table);
    return schema.isEmpty() ? "DATABASE()" : literal(schema);
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** One statement makes all of it, so its columns and the names of its keys show the rest. */
  private String table(Fact.HasTable it) {
    String columns =
        "(SELECT COUNT(*) FROM information_schema.columns WHERE %s AND column_name IN (%s)) = %d"
            .formatted(
                place(it.table()),
                it.columns().stream().map(MySqlFacts::literal).collect(joining(", ")),
                it.columns().size());
    String names =
        it.keys().stream()
            .map(
                key ->
                    "(%s, %s)"
                        .formatted(
                            literal(writer.name(key)), literal(TableName.bare(key.parent()))))
            .collect(joining(", "));
    return it.keys().isEmpty()
        ? columns
        : columns
            + "\n    AND (SELECT COUNT(*) FROM information_schema.referential_constraints WHERE constraint_schema = %s AND table_name = %s\n        AND (constraint_name, referenced_table_name) IN (%s)) = %d"
                .formatted(
                    database(it.table()),
                    literal(TableName.bare(it.table())),
                    names,
                    it.keys().size());
  }

  private String column(Fact.HasColumn it) {
    return exists(
        "columns",
        it.table(),
        " AND column_name = %s AND %s".formatted(literal(it.column()), type(it.type())));
  }

  /** The whole type, but for the widths of whole numbers, which the versions show differently. */
  private static String type(String type) {
    String plainly = COLLATE.matcher(type).replaceAll("").strip();
    String words = StatedType.of(plainly, "").map(FamilyTypes::small).orElse("");
    Matcher word = WORD.matcher(words);
    String first = word.find() ? word.group() : "";
    String plain =
        switch (first) {
          case "integer" -> "int";
          case "boolean", "bool" -> "tinyint";
          case "numeric", "dec", "fixed" -> "decimal";
          default -> first;
        };
    String whole =
        EXACT.contains(plain)
            ? "column_type = " + literal(exact(plain, words.substring(first.length()).strip()))
            : "data_type = '%s' AND column_type %sLIKE '%%unsigned%%'"
                .formatted(plain, words.contains("unsigned") ? "" : "NOT ");
    return whole + texts(type);
  }

  /** As the catalog writes it, with the lengths that are meant where none are given. */
  private static String exact(String name, String lengths) {
    if (!lengths.startsWith("(")) {
      String usual =
          switch (name) {
            case "decimal" -> "(10,0)";
            case "char", "binary", "bit" -> "(1)";
            default -> "";
          };
      return name + usual + (lengths.isEmpty() ? "" : " " + lengths);
    }
    String tight = OUTSIDE.matcher(lengths).replaceAll(it -> Matcher.quoteReplacement(tight(it)));
    boolean scaled = !name.equals("decimal") || tight.contains(",");
    return name + (scaled ? tight : tight.replaceFirst("\\)", ",0)"));
  }

  private static String tight(MatchResult text) {
    return text.group().startsWith("'")
        ? text.group()
        : text.group().replaceAll(" *([(),]) *", "$1").replace(")unsigned", ") unsigned");
  }

  /** The form of a text, if the type names it in a way that all versions understand. */
  private static String texts(String type) {
    Matcher collation = COLLATE.matcher(type);
    Matcher charset = CHARSET.matcher(type);
    String found = collation.find() ? collation.group(1).toLowerCase(Locale.ROOT) : "";
    String set = charset.find() ? charset.group(1).toLowerCase(Locale.ROOT) : "";
    return (found.isEmpty() || found.startsWith("utf8_")
            ? ""
            : " AND collation_name = " + literal(found))
        + (set.isEmpty() || set.equals("utf8") ? "" : " AND character_set_name = " + literal(set));
  }

  private String key(ForeignKey key, String name) {
    String columns =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                it ->
                    "\n        AND "
                        + exists(
                            "key_column_usage",
                            key.table(),
                            " AND constraint_name = %s AND column_name = %s AND referenced_column_name = %s"
                                .formatted(
                                    literal(name),
                                    literal(key.columns().get(it)),
                                    literal(key.parentColumns().get(it)))))
            .collect(joining());
    return "EXISTS (SELECT 1 FROM information_schema.referential_constraints WHERE constraint_schema = %s\n        AND table_name = %s AND constraint_name = %s AND referenced_table_name = %s AND delete_rule %s AND update_rule %s)%s"
        .formatted(
            database(key.table()),
            literal(TableName.bare(key.table())),
            literal(name),
            literal(TableName.bare(key.parent())),
            rule(key.actions().onDelete()),
            rule(key.actions().onUpdate()),
            columns);
  }

  /** What is the default the two show differently, and it is the same as the other. */
  private static String rule(ReferentialAction action) {
    return switch (action) {
      case UNSPECIFIED, NO_ACTION, RESTRICT -> "IN ('NO ACTION', 'RESTRICT')";
      case CASCADE -> "= 'CASCADE'";
      case SET_NULL -> "= 'SET NULL'";
      case SET_DEFAULT -> "= 'SET DEFAULT'";
    };
  }

  private String index(Index index, String name) {
    return "(SELECT GROUP_CONCAT(column_name ORDER BY seq_in_index) FROM information_schema.statistics\n        WHERE %s AND index_name = %s AND non_unique = %d AND sub_part IS NULL) = %s"
        .formatted(
            place(index.table()),
            literal(name),
            index.unique() ? 0 : 1,
            literal(String.join(",", index.columns())));
  }
}
