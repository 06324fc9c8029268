package dev.kinship.database.url;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the URL of a server from behind its scheme: {@code //user:password@host:port/name?…}. */
final class ServerUrl {
  private static final int SECONDS_TO_CONNECT = 5;

  /** Longer than a query may take, which the database is asked to end first. */
  private static final int SECONDS_TO_ANSWER = 40;

  private static final int LAST_PORT = 65_535;
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[\\p{L}\\p{N}._-]*)(?::(\\d{1,5}))?");

  /** What may be shown of the name of a database. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._$ -]*");

  /** The ways to log in that MariaDB's driver may take: none that loads what a server names. */
  private static final String LOGINS =
      "mysql_native_password,client_ed25519,parsec,caching_sha2_password,mysql_clear_password,dialog";

  /** Which of several servers, in the words of libpq and of the driver. */
  private static final Map<String, String> SERVERS =
      Map.of(
          "read-write", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private static final Map<String, String> TLS_MODES =
      Map.ofEntries(
          Map.entry("disabled", "disable"),
          Map.entry("disable", "disable"),
          Map.entry("false", "disable"),
          Map.entry("", "trust"),
          Map.entry("1", "trust"),
          Map.entry("0", "disable"),
          Map.entry("preferred", "disable"),
          Map.entry("required", "trust"),
          Map.entry("require", "trust"),
          Map.entry("true", "trust"),
          Map.entry("trust", "trust"),
          Map.entry("skip_verify", "trust"),
          Map.entry("verify_ca", "verify-ca"),
          Map.entry("verify_identity", "verify-full"),
          Map.entry("verify_full", "verify-full"));

  private static final Set<String> HERE = Set.of("", "localhost", "127.0.0.1", "[::1]");

  private final DatabaseSystem system;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final StringBuilder hosts = new StringBuilder();
  private Optional<String> password = Optional.empty();

  /** Host, port and name from the options, for what the URL itself leaves out. */
  private final Map<String, String> said = new HashMap<>();

  private ServerUrl(DatabaseSystem system) {
    this.system = system;
  }

  static DatabaseUrl of(DatabaseSystem system, String rest) {
    return new ServerUrl(system).read(rest);
  }

  /** Keywords of libpq, with several hosts perhaps: {@code host=a,b port=1,2}. */
  static DatabaseUrl of(List<Map.Entry<String, String>> keywords) {
    ServerUrl url = new ServerUrl(DatabaseSystem.POSTGRESQL);
    url.standard();
    keywords.forEach(it -> url.pair(it.getKey(), it.getValue(), true));
    url.hosts("");
    return url.url("");
  }

  private DatabaseUrl read(String rest) {
    if (!rest.startsWith("//") && system != DatabaseSystem.POSTGRESQL) {
      throw DatabaseUrl.bad("// is missing after the colon");
    }
    String text = rest.startsWith("//") ? rest : "///" + rest;
    int authority = authorityEnd(text);
    int query = text.indexOf('?', authority);
    String path = text.substring(authority, query < 0 ? text.length() : query);
    standard();
    if (query >= 0) {
      options(text.substring(query + 1));
    }
    authority(text.substring("//".length(), authority));
    return url(decoded(path.startsWith("/") ? path.substring(1) : path));
  }

  private DatabaseUrl url(String path) {
    String database = path.isEmpty() ? said.getOrDefault("dbname", "") : path;
    String where = hosts.toString();
    return new DatabaseUrl(
        system,
        "jdbc:%s://%s/%s"
            .formatted(
                system == DatabaseSystem.MYSQL ? "mariadb" : "postgresql",
                where,
                URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20")),
        "%s://%s/%s"
            .formatted(
                system.id(), where, PLAIN_NAME.matcher(database).matches() ? database : "***"),
        properties,
        password,
        Optional.empty());
  }

  /** A password may hold what should have been written with a percent sign: a slash, an at. */
  private static int authorityEnd(String text) {
    int query = text.indexOf('?');
    int end = query < 0 ? text.length() : query;
    int slash = text.indexOf('/', Math.max("//".length(), text.lastIndexOf('@', end)));
    return slash < 0 ? end : Math.min(slash, end);
  }

  private void authority(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String[] login = authority.substring(0, at).split(":", 2);
      properties.put("user", decoded(login[0]));
      if (login.length > 1) {
        password = Optional.of(decoded(login[1]));
      }
    }
    hosts(authority.substring(at + 1));
  }

  /** Hosts with their ports; those of options, where the URL has none. */
  private void hosts(String text) {
    String names = said.getOrDefault("host", said.getOrDefault("hostaddr", ""));
    String[] ports = said.getOrDefault("port", "").split(",", -1);
    String[] all = (text.isEmpty() ? names : text).split(",", -1);
    for (int i = 0; i < all.length; i++) {
      String port = ports.length == 1 ? ports[0] : i < ports.length ? ports[i] : "";
      host(decoded(all[i]), text.isEmpty() ? port.strip() : "");
    }
  }

  private void host(String text, String saidPort) {
    boolean address = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
    Matcher host = HOST.matcher(address ? "[" + text + "]" : text);
    if (text.startsWith("/") || text.startsWith("@")) {
      throw DatabaseUrl.bad("Unix sockets are not supported, use localhost");
    }
    if (!host.matches() || !saidPort.matches("\\d{0,5}")) {
      throw DatabaseUrl.bad("its host or port is not valid");
    }
    String name = host.group(1);
    if (system == DatabaseSystem.MYSQL && HERE.contains(name)) {
      properties.putIfAbsent("allowPublicKeyRetrieval", "true"); // Nobody is in between.
    }
    String port = host.group(2) == null ? saidPort : host.group(2);
    if (!port.isEmpty() && !isPort(Integer.parseInt(port))) {
      throw DatabaseUrl.bad("its port is not one from 1 to 65535");
    }
    hosts
        .append(hosts.isEmpty() ? "" : ",")
        .append(name.isEmpty() ? "localhost" : name)
        .append(':')
        .append(port.isEmpty() ? "" + system.port() : port);
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= LAST_PORT;
  }

  private void standard() {
    if (system == DatabaseSystem.POSTGRESQL) {
      properties.put("connectTimeout", "" + SECONDS_TO_CONNECT);
      properties.put("socketTimeout", "" + SECONDS_TO_ANSWER);
      properties.put("ApplicationName", "kin");
    } else {
      properties.put("connectTimeout", SECONDS_TO_CONNECT + "000");
      properties.put("socketTimeout", SECONDS_TO_ANSWER + "000");
      properties.put("allowLocalInfile", "false");
      properties.put("restrictedAuth", LOGINS);
    }
  }

  private void options(String query) {
    boolean shown = !query.contains("@");
    for (String part : query.split("&")) {
      String[] option = part.split("=", 2);
      pair(decoded(option[0]), option.length > 1 ? decoded(option[1]) : "", shown);
    }
  }

  /**
   * An option; its name is repeated if it may be {@code shown}: it may be a piece of a password.
   */
  private void pair(String name, String value, boolean shown) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "" -> {} // Two signs in a row.
      case "password", "passwd" -> password = Optional.of(value);
      case "user" -> properties.put("user", value);
      case "host", "hostaddr", "port", "dbname" -> said.put(name.toLowerCase(Locale.ROOT), value);
      case "unix_socket", "localsocket" ->
          throw DatabaseUrl.bad("Unix sockets are not supported, use localhost");
      default ->
          DriverOptions.of(system)
              .property(shown ? name : name + "@")
              .ifPresent(it -> option(it, name, value));
    }
  }

  private void option(String property, String name, String value) {
    String plain = value.toLowerCase(Locale.ROOT);
    switch (property) {
      case "sslMode" -> tls(name.toLowerCase(Locale.ROOT).replace("_", ""), plain);
      case "serverSslCert" -> {
        if (value.startsWith("classpath:") || value.startsWith("-----")) {
          throw DatabaseUrl.bad("the certificate of %s is not a file".formatted(name));
        }
        properties.put(property, value);
        properties.putIfAbsent("sslMode", "verify-ca");
      }
      case "targetServerType" -> properties.put(property, SERVERS.getOrDefault(plain, value));
      case "tcpKeepAlive" -> properties.put(property, plain.equals("0") ? "false" : "true");
      case "ssl" -> {
        if (Set.of("", "1", "true", "0", "false").contains(plain)) {
          properties.put(property, plain.equals("0") || plain.equals("false") ? "false" : "true");
        } else {
          properties.put("sslmode", value); // As asyncpg has it.
        }
      }
      default -> properties.put(property, value);
    }
  }

  /** MySQL's words; {@code ssl_verify_cert=true} is that of Python for one of them. */
  private void tls(String name, String value) {
    String mode = TLS_MODES.get(value.replace('-', '_'));
    if (mode == null) {
      throw DatabaseUrl.bad(
          "its TLS mode is unknown",
          "use ssl-mode=DISABLED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY");
    }
    boolean checks = name.startsWith("sslverify");
    if (!checks) {
      properties.put("sslMode", mode);
    } else if (!mode.equals("disable")) {
      properties.put("sslMode", name.endsWith("cert") ? "verify-ca" : "verify-full");
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // A percent sign that stands for itself.
    }
  }
}
