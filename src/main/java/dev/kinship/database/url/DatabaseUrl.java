package dev.kinship.database.url;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is, out of what users have: a JDBC URL, the URL of a Python or other program,
 * keywords of libpq, or the path of an SQLite file. {@code jdbc} holds no password and no user;
 * {@code name} is what may be shown; {@code file} is what a driver opens, where that is a file.
 */
public record DatabaseUrl(
    DatabaseSystem system,
    String jdbc,
    String name,
    Map<String, String> properties,
    Optional<String> password,
    Optional<Path> file) {
  private static final String EXAMPLES =
      "use --db postgresql://user@host/name, mysql://user@host/name, jdbc:h2:./file, or the path of an SQLite file";
  private static final String NO_KIND = "it does not begin with a known kind of database";
  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9]+)(\\+\\w+)?:(.*)$");

  private static final Pattern SERVER =
      Pattern.compile("jdbc:\\w+://\\[?([^/,\\]]+?)]?:(\\d+)/[^/]*");

  /** A path that cannot be taken for a password with something around it. */
  private static final Pattern PLAIN_PATH =
      Pattern.compile("(?:[A-Za-z]:)?[\\p{L}\\p{M}\\p{N}._/\\\\~+()-]+");

  /** Kinds of databases that Kinship cannot read. Any other word may be a secret. */
  private static final Set<String> OTHERS =
      Set.of(
          "oracle",
          "mssql",
          "sqlserver",
          "db2",
          "derby",
          "hsqldb",
          "mongodb",
          "redis",
          "duckdb",
          "cockroachdb",
          "snowflake",
          "clickhouse",
          "redshift",
          "bigquery",
          "firebird",
          "sybase",
          "libsql");

  public DatabaseUrl {
    properties = Map.copyOf(properties);
  }

  /**
   * Reads a URL; a relative path of a file begins at {@code folder}. Refuses what it does not know,
   * and never repeats it, for it may hold a password.
   */
  public static DatabaseUrl parse(String text, Path folder) {
    String plain = text.strip();
    if (KeywordForm.is(plain)) {
      return ServerUrl.of(KeywordForm.read(plain));
    }
    String url = plain.startsWith("jdbc:") ? plain.substring("jdbc:".length()) : plain;
    Matcher scheme = SCHEME.matcher(url);
    if (!scheme.matches()) {
      return path(plain, folder);
    }
    String rest = scheme.group(3);
    String kind = scheme.group(1).toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "postgresql", "postgres" -> ServerUrl.of(DatabaseSystem.POSTGRESQL, rest);
      case "mysql", "mariadb" -> ServerUrl.of(DatabaseSystem.MYSQL, rest);
      case "sqlite", "sqlite3", "file" -> sqlite(rest, folder);
      case "h2" -> H2Url.of(rest, folder);
      default ->
          throw bad(
              OTHERS.contains(kind) && rest.startsWith("//")
                  ? "Kinship does not support `%s`".formatted(kind)
                  : NO_KIND);
    };
  }

  /** The dialect of its kind; a server may speak a near one. */
  public String dialect() {
    return system.id();
  }

  /** A host that serves databases. */
  public record Host(String name, int port) {}

  /** The server of PostgreSQL, MySQL or MariaDB; empty if it is a file, or several servers. */
  public Optional<Host> server() {
    Matcher server = SERVER.matcher(jdbc);
    boolean serves = system == DatabaseSystem.POSTGRESQL || system == DatabaseSystem.MYSQL;
    return serves && server.matches()
        ? Optional.of(new Host(server.group(1), Integer.parseInt(server.group(2))))
        : Optional.empty();
  }

  /** Another database of the same server; {@code other} needs no quotes. */
  public DatabaseUrl withDatabase(String other) {
    String place = jdbc.substring(0, jdbc.lastIndexOf('/') + 1);
    return new DatabaseUrl(system, place + other, name, properties, password, file);
  }

  /** The same, called so where it is shown. */
  public DatabaseUrl named(String name) {
    return new DatabaseUrl(system, jdbc, name, properties, password, file);
  }

  /** The environment variable in which the database's own programs look for a password. */
  public Optional<String> passwordVariable() {
    return switch (system) {
      case POSTGRESQL -> Optional.of("PGPASSWORD");
      case MYSQL -> Optional.of("MYSQL_PWD");
      case SQLITE, H2 -> Optional.empty();
    };
  }

  /** The text with three stars for every password in a URL or after its keyword. */
  public static String withoutPasswords(String text) {
    return Secrets.hidden(text);
  }

  /** What is wrong with a URL, without the URL. */
  public static Refused bad(String reason) {
    return bad(reason, EXAMPLES);
  }

  public static Refused bad(String reason, String help) {
    return new Refused(
        CommonRules.WRONG_USAGE, "the database URL is not understood: " + reason, help);
  }

  /** Refuses a path that may not be repeated: it has the signs of something else, and no file. */
  static void checkShown(String path, Path file) {
    if (!PLAIN_PATH.matcher(path).matches() && !DatabaseFile.exists(file)) {
      throw bad("it is not the path of an existing file");
    }
  }

  private static DatabaseUrl path(String text, Path folder) {
    if (text.isEmpty() || text.contains("@")) {
      throw bad(NO_KIND);
    }
    return file(text, folder);
  }

  /** {@code ///relative.db}, {@code ////absolute.db}, or a path alone. */
  private static DatabaseUrl sqlite(String rest, Path folder) {
    String path = rest.replaceFirst("\\?.*$", "");
    if (path.startsWith("///")) {
      path = path.substring("///".length());
    } else if (path.startsWith("//")) {
      path = path.substring("//".length());
    }
    if (path.isEmpty() || path.contains(":memory:")) {
      throw bad("an in-memory database is empty for other programs");
    }
    return file(path, folder);
  }

  private static DatabaseUrl file(String path, Path folder) {
    try {
      Path file = folder.resolve(path);
      checkShown(path, file);
      return new DatabaseUrl(
          DatabaseSystem.SQLITE,
          "jdbc:sqlite:" + file,
          path,
          Map.of(),
          Optional.empty(),
          Optional.of(file));
    } catch (InvalidPathException e) {
      throw bad("that is not the path of a file");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
