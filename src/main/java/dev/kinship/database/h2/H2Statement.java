package dev.kinship.database.h2;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that an H2 file keeps. H2 writes them itself, each in one form; what has another
 * form, or calls what reads or writes files or connects elsewhere, is a danger.
 */
final class H2Statement {
  /** What reads, writes or connects, by whatever name it is called in. */
  private static final List<String> FUNCTIONS =
      List.of("CSVREAD", "CSVWRITE", "FILE_READ", "FILE_WRITE", "LINK_SCHEMA");

  private static final Pattern ESCAPED =
      Pattern.compile("\\\\(?:\\+(\\p{XDigit}{6})|(\\p{XDigit}{4}))");

  private static final String NAME = "(?:U&)?\"(?:[^\"]++|\"\")*+\"";

  /** How the statements begin that H2 keeps for what runs nothing. */
  private static final List<Pattern> FORMS =
      List.of(
          form("CREATE (?:FORCE )?(?:CACHED |MEMORY )?TABLE "),
          form("CREATE (?:FORCE )?(?:MATERIALIZED )?VIEW "),
          form("CREATE (?:UNIQUE )?(?:NULLS (?:ALL |NOT )?DISTINCT )?(?:HASH |SPATIAL )?INDEX "),
          form("CREATE (?:PRIMARY KEY|SEQUENCE|DOMAIN|SYNONYM|CONSTANT|ROLE) "),
          form("CREATE (?:USER|SCHEMA) IF NOT EXISTS "),
          form("ALTER (?:TABLE|DOMAIN) " + NAME + "(?:\\." + NAME + ")? ADD CONSTRAINT "),
          form("COMMENT ON "),
          form("GRANT "),
          Pattern.compile(
              "SET (?:ALLOW_LITERALS|CACHE_SIZE|CLUSTER|COLLATION|CREATE_BUILD|DB_CLOSE_DELAY"
                  + "|DEFAULT_LOCK_TIMEOUT|DEFAULT_NULL_ORDERING|DEFAULT_TABLE_TYPE|IGNORECASE"
                  + "|LOCK_MODE|MAX_LENGTH_INPLACE_LOB|MAX_LOG_SIZE|MAX_MEMORY_ROWS"
                  + "|MAX_OPERATION_MEMORY|MODE|OPTIMIZE_REUSE_RESULTS|QUERY_TIMEOUT"
                  + "|REFERENTIAL_INTEGRITY|RETENTION_TIME|TRUNCATE_LARGE_LENGTH|WRITE_DELAY)"
                  + " -?[A-Za-z0-9_ '\"]*"));

  /** What runs something, by the words that begin it. */
  private static final List<Map.Entry<String, String>> RUNS =
      List.of(
          Map.entry("TRIGGER", "a trigger"),
          Map.entry("ALIAS", "a function in Java"),
          Map.entry("AGGREGATE", "an aggregate in Java"),
          Map.entry("LINKED TABLE", "a table of another database"),
          Map.entry("DATABASE_EVENT_LISTENER", "an event listener"),
          Map.entry("JAVA_OBJECT_SERIALIZER", "a serializer"),
          Map.entry("AUTHENTICATOR", "an authenticator"));

  private H2Statement() {}

  private static Pattern form(String head) {
    return Pattern.compile("(?s)" + head + ".*");
  }

  /** What is dangerous about a statement, as {@code a trigger}. */
  static Optional<String> danger(String sql) {
    String plain = sql.toUpperCase(Locale.ENGLISH);
    String decoded = decoded(plain);
    Optional<String> function =
        FUNCTIONS.stream()
            .filter(it -> plain.contains(it) || decoded.contains(it))
            .findFirst()
            .map("a call of %s"::formatted);
    if (function.isPresent()) {
      return function;
    }
    if (FORMS.stream().noneMatch(it -> it.matcher(sql).matches())) {
      return Optional.of(what(plain));
    }
    return hidden(sql);
  }

  private static String what(String statement) {
    return RUNS.stream()
        .filter(
            it -> statement.matches("(?s)(?:CREATE|SET)\\b[^'\"(]*?\\b" + it.getKey() + "\\b.*"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("a statement that H2 does not write");
  }

  /** What may be in a statement of a good form: outside of its names and texts, that is. */
  private static Optional<String> hidden(String sql) {
    String bare = bare(sql).toUpperCase(Locale.ENGLISH);
    if (bare.matches("(?s)CREATE (?:FORCE )?(?:CACHED |MEMORY )?TABLE .*\\bENGINE\\b.*")) {
      return Optional.of("a table engine");
    }
    boolean odd =
        bare.contains("'")
            || bare.contains("\"")
            || bare.contains("`")
            || bare.contains("$$")
            || bare.contains(";")
            || bare.contains("UESCAPE");
    return odd ? Optional.of("a statement that H2 does not write") : Optional.empty();
  }

  /** Without names and texts in quotes, by hand: a pattern would need a stack as long as a text. */
  private static String bare(String sql) {
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      int end = c == '\'' || c == '"' ? sql.indexOf(c, i + 1) : -1;
      bare.append(end < 0 ? c : ' ');
      i = end < 0 ? i : end;
    }
    return bare.toString();
  }

  /** The text with its characters for their numbers, as {@code U&"\0043SVREAD"} has them. */
  private static String decoded(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    return ESCAPED
        .matcher(text)
        .replaceAll(
            it -> {
              int point = Integer.parseInt(it.group(it.group(1) == null ? 2 : 1), 16);
              return Matcher.quoteReplacement(
                  Character.isValidCodePoint(point) ? Character.toString(point) : "?");
            })
        .toUpperCase(Locale.ENGLISH);
  }
}
