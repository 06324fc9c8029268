package dev.kinship.database.url;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the URL of an H2 database from after its scheme; settings follow after semicolons. */
final class H2Url {
  private static final Pattern REMOTE = Pattern.compile("(?:tcp|ssl):[\\p{L}\\p{N}._:/~\\[\\]-]+");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9]+:.*");
  private static final Pattern PLAIN_VALUE = Pattern.compile("[\\p{L}\\p{N}_ ,:+/-]*");

  /** How long a server may be silent, in milliseconds. */
  private static final String ANSWERS = ";NETWORK_TIMEOUT=40000";

  private static final String IN_MEMORY = "mem:";
  private static final String FILE = "file:";

  private final Map<String, String> properties = new HashMap<>(Map.of("user", "sa"));
  private final StringBuilder settings = new StringBuilder();
  private Optional<String> password = Optional.empty();

  private H2Url() {}

  /** A relative path begins at {@code folder}. */
  static DatabaseUrl of(String rest, Path folder) {
    String[] parts = rest.split(";");
    String where = parts.length == 0 ? "" : parts[0];
    H2Url url = new H2Url();
    for (int i = 1; i < parts.length; i++) {
      String[] setting = parts[i].split("=", 2);
      url.setting(setting[0].strip(), setting.length > 1 ? setting[1] : "");
    }
    if (where.startsWith("tcp:") || where.startsWith("ssl:")) {
      if (!REMOTE.matcher(where).matches()) {
        throw DatabaseUrl.bad("its server or path has a character that is not understood");
      }
      return url.database(
          "jdbc:h2:" + where + url.settings + ";IFEXISTS=TRUE" + ANSWERS, where, Optional.empty());
    }
    if (where.startsWith(IN_MEMORY)) {
      throw DatabaseUrl.bad("an in-memory database is empty for other programs");
    }
    return url.file(where.startsWith(FILE) ? where.substring(FILE.length()) : where, folder);
  }

  private DatabaseUrl file(String path, Path folder) {
    if (SCHEME.matcher(path).matches()) {
      throw DatabaseUrl.bad("of H2, Kinship reads plain files and servers (tcp:, ssl:) only");
    }
    try {
      String home = System.getProperty("user.home", "");
      Path database =
          folder.resolve(path.startsWith("~/") ? home + path.substring(1) : path).normalize();
      Path file = database.resolveSibling(database.getFileName() + ".mv.db");
      DatabaseUrl.checkShown(path, file);
      String jdbc = "jdbc:h2:" + SealedPath.SCHEME + ":" + database + settings;
      return database(jdbc + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", path, Optional.of(file));
    } catch (InvalidPathException e) {
      throw DatabaseUrl.bad("that is not the path of a file");
    }
  }

  private DatabaseUrl database(String jdbc, String name, Optional<Path> file) {
    return new DatabaseUrl(DatabaseSystem.H2, jdbc, name, properties, password, file);
  }

  private void setting(String name, String value) {
    switch (name.toUpperCase(Locale.ROOT)) {
      case "USER" -> properties.put("user", value);
      case "PASSWORD" -> password = Optional.of(value);
      default ->
          DriverOptions.of(DatabaseSystem.H2)
              .property(name)
              .ifPresent(
                  it -> settings.append(';').append(it).append('=').append(plain(it, value)));
    }
  }

  /** H2 makes a statement of a setting, so its value may not end that. */
  private static String plain(String name, String value) {
    if (!PLAIN_VALUE.matcher(value).matches()) {
      throw DatabaseUrl.bad(
          "the value of %s has characters that are not understood".formatted(name));
    }
    return value;
  }
}
