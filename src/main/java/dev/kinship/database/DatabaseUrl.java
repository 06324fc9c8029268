package dev.kinship.database;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is, out of what users have: a JDBC URL, the URL of a Python or other program, or
 * the path of an SQLite file. {@code jdbc} holds no password and no user; {@code name} is what may
 * be shown.
 */
public record DatabaseUrl(
    DatabaseSystem system,
    String jdbc,
    String name,
    Map<String, String> properties,
    Optional<String> password) {
  private static final String EXAMPLES =
      "say --db postgresql://user@host/name, mysql://user@host/name, jdbc:h2:./file, or the path of an SQLite file";
  private static final String NO_KIND = "it does not begin with a kind of database";
  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9]+)(\\+\\w+)?:(.*)$");
  private static final Pattern USER = Pattern.compile("//[^/\\s:]*+:");
  private static final Pattern WORD = Pattern.compile("\\S++");
  private static final Pattern PASSWORD_OPTION =
      Pattern.compile("(?i)([?&;](?:password|passwd|pwd)=)[^&;\\s'\"`]*");

  public DatabaseUrl {
    properties = Map.copyOf(properties);
  }

  /**
   * Reads a URL; a relative path of a file begins at {@code folder}. Refuses what it does not know,
   * and never repeats it, for it may hold a password.
   */
  public static DatabaseUrl parse(String text, Path folder) {
    String plain = text.strip();
    String url = plain.startsWith("jdbc:") ? plain.substring("jdbc:".length()) : plain;
    Matcher scheme = SCHEME.matcher(url);
    if (!scheme.matches()) {
      return path(plain, folder);
    }
    String rest = scheme.group(3);
    return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
      case "postgresql", "postgres" -> ServerUrl.of(DatabaseSystem.POSTGRESQL, rest);
      case "mysql", "mariadb" -> ServerUrl.of(DatabaseSystem.MYSQL, rest);
      case "sqlite", "sqlite3", "file" -> sqlite(rest, folder);
      case "h2" -> h2(rest);
      default ->
          throw bad(
              rest.startsWith("//")
                  ? "Kinship knows no `%s`".formatted(scheme.group(1).toLowerCase(Locale.ROOT))
                  : NO_KIND);
    };
  }

  /** The environment variable in which the database's own programs look for a password. */
  public Optional<String> passwordVariable() {
    return switch (system) {
      case POSTGRESQL -> Optional.of("PGPASSWORD");
      case MYSQL -> Optional.of("MYSQL_PWD");
      case SQLITE, H2 -> Optional.empty();
    };
  }

  /** The text with three stars for every password that stands in a URL. */
  public static String withoutPasswords(String text) {
    String some =
        text.contains("@")
            ? WORD.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(withoutPassword(it.group())))
            : text;
    return PASSWORD_OPTION.matcher(some).replaceAll("$1***");
  }

  /** What stands between the first {@code //user:} of the word and its last at. */
  private static String withoutPassword(String word) {
    int at = word.lastIndexOf('@');
    Matcher user = USER.matcher(word);
    return at >= 0 && user.region(0, at).find()
        ? word.substring(0, user.end()) + "***" + word.substring(at)
        : word;
  }

  /** What is wrong with a URL, without the URL. */
  static Refused bad(String reason) {
    return new Refused(Rule.WRONG_USAGE, "the database URL is not understood: " + reason, EXAMPLES);
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
      throw bad("a database in memory is empty for everybody else");
    }
    return file(path, folder);
  }

  private static DatabaseUrl file(String path, Path folder) {
    String whole;
    try {
      whole = folder.resolve(path).toString();
    } catch (java.nio.file.InvalidPathException e) {
      throw bad("that is no path of a file");
    }
    return new DatabaseUrl(
        DatabaseSystem.SQLITE, "jdbc:sqlite:" + whole, path, Map.of(), Optional.empty());
  }

  /** Settings follow behind semicolons. What would run statements at the start is left out. */
  private static DatabaseUrl h2(String rest) {
    String[] parts = rest.split(";");
    if (parts[0].startsWith("mem:")) {
      throw bad("a database in memory is empty for everybody else");
    }
    StringBuilder jdbc = new StringBuilder("jdbc:h2:").append(parts[0]);
    Map<String, String> properties = new HashMap<>(Map.of("user", "sa"));
    Optional<String> password = Optional.empty();
    for (int i = 1; i < parts.length; i++) {
      String[] setting = parts[i].split("=", 2);
      String value = setting.length > 1 ? setting[1] : "";
      switch (setting[0].toUpperCase(Locale.ROOT)) {
        case "USER" -> properties.put("user", value);
        case "PASSWORD" -> password = Optional.of(value);
        case "INIT", "IFEXISTS", "ACCESS_MODE_DATA" -> {}
        default -> jdbc.append(';').append(parts[i]);
      }
    }
    boolean remote = parts[0].matches("(tcp|ssl):.*");
    jdbc.append(";IFEXISTS=TRUE").append(remote ? "" : ";ACCESS_MODE_DATA=r");
    return new DatabaseUrl(DatabaseSystem.H2, jdbc.toString(), parts[0], properties, password);
  }

  @Override
  public String toString() {
    return name;
  }
}
