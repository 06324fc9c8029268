package dev.kinship.dialect.sql;

import dev.kinship.dialect.SqlNames;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import dev.kinship.text.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a database spells names: what {@code plain} matches is not quoted unless it is {@code
 * reserved}, what {@code impossible} matches cannot be written at all, and no name is longer than
 * {@code limit} in {@code unit}s: PostgreSQL would cut it without an error. {@code schemas} is what
 * it has tables in.
 */
public record Identifiers(
    char mark,
    Pattern plain,
    Predicate<String> reserved,
    Pattern impossible,
    int limit,
    Unit unit,
    Schemas schemas)
    implements SqlNames {
  /** What the length of a name is counted in. */
  public enum Unit {
    BYTES,
    CHARACTERS,
    /** Of UTF-16: two for some characters. */
    CODE_UNITS;

    public int of(String name) {
      return switch (this) {
        case BYTES -> name.getBytes(StandardCharsets.UTF_8).length;
        case CHARACTERS -> name.codePointCount(0, name.length());
        case CODE_UNITS -> name.length();
      };
    }

    private String words() {
      return this == BYTES ? "bytes" : "characters";
    }
  }

  /** What the schema in the name of a table is. */
  public enum Schemas {
    /** One of a database; an index is made in that of its table. */
    NAMESPACES,
    /** A file: an index names it, not its table, and no key leads to another one. */
    FILES
  }

  public static final Pattern NOTHING = Pattern.compile("(?!)");

  private static final int DIGEST_LENGTH = 8;

  @Override
  public Optional<String> tooLong(String name) {
    return fits(name)
        ? Optional.empty()
        : Optional.of(
            "has %d %s, and %d are allowed".formatted(unit.of(name), unit.words(), limit));
  }

  /** A name as SQL has it; of a table in a schema, both names. */
  @Override
  public String quote(String name) {
    return TableName.each(name, this::quoted);
  }

  private String quoted(String name) {
    boolean bare = plain.matcher(name).matches() && !reserved.test(SqlName.folded(name));
    return bare ? name : mark + name.replace("" + mark, "" + mark + mark) + mark;
  }

  boolean possible(String name) {
    return TableName.schema(name).isEmpty()
        ? isPossible(name)
        : isPossible(TableName.schema(name)) && isPossible(TableName.bare(name));
  }

  private boolean isPossible(String name) {
    return !name.isEmpty()
        && SqlName.isWritable(name)
        && fits(name)
        && !impossible.matcher(name).find();
  }

  /** The name, or where it is too long its beginning and a digest of all of it. */
  String fitted(String name) {
    return fits(name) ? name : marked(name, name);
  }

  /** The name with a digest of {@code origin}, to tell it from the same name of another origin. */
  String marked(String name, String origin) {
    String tail = "_" + digest(origin);
    int end = name.length();
    while (!fits(name.substring(0, end) + tail)) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + tail;
  }

  private boolean fits(String name) {
    return unit.of(name) <= limit;
  }

  private static String digest(String text) {
    byte[] all = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return Digests.hexadecimal(all).substring(0, DIGEST_LENGTH);
  }
}
