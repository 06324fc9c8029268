package dev.kinship.dialect.sql;

import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import dev.kinship.text.Digests;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * How a database spells names: what {@code plain} matches is not quoted unless it is {@code
 * reserved}, what {@code impossible} matches cannot be written at all, and no name is longer than
 * {@code limit} by {@code length}: PostgreSQL would cut it without an error. {@code schemas} is
 * what it has tables in.
 */
public record Identifiers(
    char mark,
    Pattern plain,
    Predicate<String> reserved,
    Pattern impossible,
    int limit,
    ToIntFunction<String> length,
    Schemas schemas) {
  /** What the schema in the name of a table is. */
  public enum Schemas {
    /** One of a database; an index is made in that of its table. */
    NAMESPACES,
    /** A file: an index names it, not its table, and no key leads to another one. */
    FILES
  }

  public static final Pattern NOTHING = Pattern.compile("(?!)");

  private static final int DIGEST_LENGTH = 8;

  public static int characters(String name) {
    return name.codePointCount(0, name.length());
  }

  public static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /** A name as SQL has it; of a table in a schema, both names. */
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
    return length.applyAsInt(name) <= limit;
  }

  private static String digest(String text) {
    byte[] all = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return Digests.hexadecimal(all).substring(0, DIGEST_LENGTH);
  }
}
