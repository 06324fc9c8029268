package dev.kinship.dialect.vitess;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import dev.kinship.text.Edit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The VSchema of one keyspace, in the JSON that {@code vtctldclient ApplyVSchema} takes: how its
 * tables are distributed, and whether it has foreign keys. Only what concerns relationships is
 * read; an entry is added without a change of anything else.
 */
final class VSchema {
  private static final int DEEPEST = 100;

  /** The first field of an object that begins a line. */
  private static final Pattern FIELD = Pattern.compile("\\{(\r?\n[ \t]+)\"");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final String text;
  private final Map<String, Distribution> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private boolean sharded;
  private String foreignKeyMode = "";

  /** Where {@code tables} begins and where its last entry ends; -1 without one. */
  private int start = -1;

  private int first = -1;
  private int last = -1;

  /** Where the outermost object begins, after its brace. */
  private int top;

  private VSchema(String text) {
    this.text = text;
  }

  /**
   * How a table is distributed: by the column of its primary vindex. A reference table is on every
   * shard. {@code sequence} numbers its rows.
   */
  record Distribution(
      Optional<String> column,
      Optional<String> vindex,
      boolean reference,
      Optional<String> sequence) {
    private static Distribution of(Map<?, ?> table) {
      List<?> vindexes = table.get("column_vindexes") instanceof List<?> it ? it : List.of();
      Map<?, ?> primary = !vindexes.isEmpty() ? map(vindexes.getFirst()) : Map.of();
      List<?> columns =
          primary.get("columns") instanceof List<?> it
              ? it
              : text(primary, "column").map(List::of).orElse(List.of());
      return new Distribution(
          columns.size() == 1 ? Optional.of(String.valueOf(columns.getFirst())) : Optional.empty(),
          text(primary, "name"),
          text(table, "type").filter("reference"::equals).isPresent(),
          text(map(table.get("auto_increment")), "sequence"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
      return value instanceof Map<?, ?> it ? it : Map.of();
    }

    private static Optional<String> text(Map<?, ?> fields, String name) {
      return fields.get(name) instanceof String it ? Optional.of(it) : Optional.empty();
    }
  }

  /**
   * Reads a VSchema.
   *
   * @throws IOException if the text is not the JSON of one; the message says why, in one line
   */
  static VSchema read(String text) throws IOException {
    VSchema schema = new VSchema(text);
    try (JsonParser parser = FACTORY.createParser(text)) {
      require(parser, parser.nextToken(), JsonToken.START_OBJECT, "a VSchema is an object");
      schema.top = after(parser);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "sharded" -> schema.sharded = value == JsonToken.VALUE_TRUE;
          case "foreignKeyMode", "foreign_key_mode" ->
              schema.foreignKeyMode = String.valueOf(parser.getText()).toLowerCase(Locale.ROOT);
          case "tables" -> schema.tables(parser, value);
          default -> parser.skipChildren();
        }
      }
      require(parser, parser.currentToken(), JsonToken.END_OBJECT, "an object has no end");
      require(parser, parser.nextToken(), null, "there is more than one value");
    } catch (JacksonException e) {
      throw new IOException(
          "line %d: %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("").replaceAll(" \\(.*", "")),
          e);
    }
    return schema;
  }

  private void tables(JsonParser parser, JsonToken value) throws IOException {
    require(parser, value, JsonToken.START_OBJECT, "`tables` is an object");
    start = after(parser);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      first = first < 0 ? at(parser) : first;
      require(parser, parser.nextToken(), JsonToken.START_OBJECT, "a table is an object");
      tables.put(name, Distribution.of((Map<?, ?>) tree(parser)));
      last = after(parser);
    }
  }

  /** Objects as maps, arrays as lists, all others as texts. */
  private static Object tree(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      default -> String.valueOf(parser.getText());
    };
  }

  private static Map<String, Object> fields(JsonParser parser) throws IOException {
    Map<String, Object> fields = new TreeMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, tree(parser));
    }
    return fields;
  }

  private static List<Object> items(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(tree(parser));
    }
    return items;
  }

  private static void require(
      JsonParser parser, @Nullable JsonToken found, @Nullable JsonToken wanted, String otherwise)
      throws IOException {
    if (found != wanted) {
      throw new IOException("line %d: %s".formatted(line(parser), otherwise));
    }
  }

  private static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private static int at(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private static int after(JsonParser parser) {
    return at(parser) + 1;
  }

  boolean isSharded() {
    return sharded;
  }

  /** Whether its mode allows foreign keys; without a mode Vitess only passes them on. */
  boolean hasKeys() {
    return foreignKeyMode.equals("managed") || foreignKeyMode.equals("unmanaged");
  }

  Optional<Distribution> table(String name) {
    return Optional.ofNullable(tables.get(TableName.bare(name)));
  }

  /**
   * Whether each row of the child is on the shard of its parent, if its table is distributed so.
   */
  boolean together(ForeignKey key) {
    Optional<Distribution> child = table(key.table());
    return isReference(key.parent())
        || (vindexOfParent(key).isPresent()
            && child.flatMap(Distribution::column).filter(it -> isColumn(key, it)).isPresent()
            && child.flatMap(Distribution::vindex).equals(vindexOfParent(key)));
  }

  private static boolean isColumn(ForeignKey key, String column) {
    return key.columns().size() == 1 && SqlName.same(key.columns().getFirst(), column);
  }

  boolean isReference(String table) {
    return table(table).filter(Distribution::reference).isPresent();
  }

  /**
   * The vindex that puts a child's row to its parent's, if the parent is distributed by the key.
   */
  Optional<String> vindexOfParent(ForeignKey key) {
    return table(key.parent())
        .filter(it -> key.parentColumns().size() == 1)
        .filter(
            it ->
                it.column()
                    .filter(one -> SqlName.same(one, key.parentColumns().getFirst()))
                    .isPresent())
        .flatMap(Distribution::vindex);
  }

  /** The sequence for a new table: named as those are of the tables that it refers to. */
  String sequence(String table, List<ForeignKey> keys) {
    String bare = TableName.bare(table);
    String own = bare + "_seq";
    for (ForeignKey key : keys) {
      Optional<String> parents = table(key.parent()).flatMap(Distribution::sequence);
      if (parents.isPresent()) {
        int dot = parents.get().lastIndexOf('.') + 1;
        String parent = TableName.bare(key.parent());
        String name = parents.get().substring(dot);
        return parents.get().substring(0, dot)
            + (name.contains(parent) ? name.replace(parent, bare) : own);
      }
    }
    return own;
  }

  /** The entry of a new table, after the others and laid out as the first of them. */
  Edit adding(String table, String column, String vindex, Optional<Numbered> numbered) {
    List<String> fields = new ArrayList<>();
    fields.add(
        "%s: [{%s: %s, %s: %s}]"
            .formatted(
                quoted("column_vindexes"),
                quoted("column"),
                quoted(column),
                quoted("name"),
                quoted(vindex)));
    numbered.ifPresent(
        it ->
            fields.add(
                "%s: {%s: %s, %s: %s}"
                    .formatted(
                        quoted("auto_increment"),
                        quoted("column"),
                        quoted(it.column()),
                        quoted("sequence"),
                        quoted(it.sequence()))));
    String entry = quoted(TableName.bare(table)) + ": {";
    String margin = margin();
    if (start >= 0 && margin.isEmpty()) {
      String whole = entry + String.join(", ", fields) + "}";
      return last < 0 ? Edit.insert(start, whole) : Edit.insert(last, ", " + whole);
    }
    String unit = unit(margin);
    String outer = margin.isEmpty() ? "\n" + unit + unit : margin;
    String inner = outer + unit;
    String whole = outer + entry + inner + String.join("," + inner, fields) + outer + "}";
    if (start < 0) {
      boolean empty = tables.isEmpty() && text.substring(top).strip().equals("}");
      String end = "\n" + unit;
      return Edit.insert(
          top, end + quoted("tables") + ": {" + whole + end + "}" + (empty ? "\n" : ","));
    }
    return Edit.insert(last, "," + whole);
  }

  /** The column of a new table that a sequence numbers. */
  record Numbered(String column, String sequence) {}

  /** The line end and the indentation of the first table; empty if it begins no line. */
  private String margin() {
    if (first < 0) {
      return "";
    }
    int line = first;
    while (line > start && (text.charAt(line - 1) == ' ' || text.charAt(line - 1) == '\t')) {
      line--;
    }
    boolean begins = line > start && text.charAt(line - 1) == '\n';
    String end = begins && line > 1 && text.charAt(line - 2) == '\r' ? "\r\n" : "\n";
    return begins ? end + text.substring(line, first) : "";
  }

  /** By how much the fields of a table are indented more than its name. */
  private String unit(String margin) {
    Matcher field = FIELD.matcher(text).region(Math.max(first, 0), text.length());
    return !margin.isEmpty() && field.find() && field.group(1).startsWith(margin)
        ? field.group(1).substring(margin.length())
        : margin.contains("\t") ? "\t" : "  ";
  }

  private static String quoted(String name) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + "\"";
  }
}
