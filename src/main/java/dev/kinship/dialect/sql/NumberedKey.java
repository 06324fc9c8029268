package dev.kinship.dialect.sql;

import static java.util.stream.Collectors.toSet;

import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Source;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The primary key of a new table, which the database numbers, as the tables have it that it refers
 * to, or else the other ones: {@code BIGSERIAL}, {@code BIGINT GENERATED ALWAYS AS IDENTITY}.
 * {@code parents} are the tables that new keys refer to.
 */
record NumberedKey(Schema known, Set<String> parents) {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?is)(BIGSERIAL|SERIAL8|SERIAL4|SERIAL|(?:BIGINT|INTEGER|INT8|INT4|INT)(?: UNSIGNED)?) ?(?:NOT NULL ?)?(GENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY|AUTO_INCREMENT)?(?: ?NOT NULL)?(?: ?PRIMARY KEY)?");

  /** In a migration with these new keys. */
  static NumberedKey with(List<ForeignKey> keys, Schema known) {
    return new NumberedKey(known, keys.stream().map(ForeignKey::parent).collect(toSet()));
  }

  /** What follows its name; empty if no table shows it, or if its numbers would be too small. */
  Optional<String> of(Table table, ColumnType type) {
    return isReferredTo(table)
        ? Optional.empty()
        : Stream.concat(
                table.foreignKeys().stream().map(ForeignKey::parent),
                known.tables().keySet().stream().sorted())
            .flatMap(it -> known.table(it).stream())
            .flatMap(it -> text(it).stream())
            .findFirst()
            .filter(it -> isBig(it) || type.kind() != ColumnType.Kind.BIG_INTEGER);
  }

  /** A key to it has the type that the models show. */
  private boolean isReferredTo(Table table) {
    return parents.contains(table.name());
  }

  private static Optional<String> text(Table table) {
    return table.primaryKey().size() == 1
        ? table
            .source()
            .flatMap(it -> part(it, table.primaryKey().getFirst()))
            .flatMap(NumberedKey::words)
        : Optional.empty();
  }

  private static Optional<Source.Part> part(Source source, String name) {
    return source.columns().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private static Optional<String> words(Source.Part part) {
    String type = part.sql().replaceFirst("(?s)^(\"[^\"]*\"|`[^`]*`|\\S+)\\s+", "");
    Matcher words = WORDS.matcher(type.strip().replaceAll("\\s+", " "));
    if (!words.matches()) {
      return Optional.empty();
    }
    boolean serial = SqlName.capitals(words.group(1)).contains("SERIAL");
    return serial || words.group(2) != null
        ? Optional.of(
            SqlName.capitals(words.group(1))
                + (serial ? "" : " " + SqlName.capitals(words.group(2)))
                + " PRIMARY KEY")
        : Optional.empty();
  }

  private static boolean isBig(String words) {
    return words.matches("(?i)(BIG|SERIAL8|INT8).*");
  }
}
