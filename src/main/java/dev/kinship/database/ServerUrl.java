package dev.kinship.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the URL of a server from behind its scheme: {@code //user:password@host:port/name?…}. */
final class ServerUrl {
  private static final int SECONDS_TO_CONNECT = 5;
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^:\\[\\]\\s]*)(?::(\\d{1,5}))?");

  /** The words of libpq and of Python's drivers, and what the drivers for Java call them. */
  private static final Map<String, String> POSTGRESQL_OPTIONS =
      Map.of("application_name", "ApplicationName", "target_session_attrs", "targetServerType");

  private static final Map<String, String> TLS_MODES =
      Map.of(
          "disabled", "disable",
          "disable", "disable",
          "false", "disable",
          "required", "trust",
          "true", "trust",
          "trust", "trust",
          "verify_ca", "verify-ca",
          "verify_identity", "verify-full",
          "verify_full", "verify-full");

  private static final Set<String> HERE = Set.of("", "localhost", "127.0.0.1", "[::1]");

  private final DatabaseSystem system;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final StringBuilder hosts = new StringBuilder();
  private Optional<String> password = Optional.empty();

  private ServerUrl(DatabaseSystem system) {
    this.system = system;
  }

  static DatabaseUrl of(DatabaseSystem system, String rest) {
    return new ServerUrl(system).read(rest);
  }

  private DatabaseUrl read(String rest) {
    if (!rest.startsWith("//") && system != DatabaseSystem.POSTGRESQL) {
      throw DatabaseUrl.bad("// is missing behind the colon");
    }
    String text = rest.startsWith("//") ? rest : "///" + rest;
    int authority = authorityEnd(text);
    int query = text.indexOf('?', authority);
    String path = text.substring(authority, query < 0 ? text.length() : query);
    String database = decoded(path.startsWith("/") ? path.substring(1) : path);
    standard();
    if (query >= 0) {
      options(text.substring(query + 1));
    }
    authority(text.substring("//".length(), authority));
    String where = hosts.toString();
    return new DatabaseUrl(
        system,
        "jdbc:%s://%s/%s"
            .formatted(
                system == DatabaseSystem.MYSQL ? "mariadb" : "postgresql",
                where,
                URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20")),
        "%s://%s/%s".formatted(system.id(), where, database),
        properties,
        password);
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
    for (String host : authority.substring(at + 1).split(",", -1)) {
      host(host);
    }
  }

  private void host(String text) {
    Matcher host = HOST.matcher(decoded(text));
    if (!host.matches()) {
      throw DatabaseUrl.bad("its host or port is none");
    }
    String name = host.group(1).isEmpty() ? properties.getOrDefault("host", "") : host.group(1);
    properties.remove("host");
    if (name.startsWith("/")) {
      throw DatabaseUrl.bad("sockets of this machine are not supported, say localhost");
    }
    if (system == DatabaseSystem.MYSQL && HERE.contains(name)) {
      properties.putIfAbsent("allowPublicKeyRetrieval", "true"); // Nobody is in between.
    }
    String port = host.group(2) == null ? "" + system.port() : host.group(2);
    hosts
        .append(hosts.isEmpty() ? "" : ",")
        .append(name.isEmpty() ? "localhost" : name)
        .append(':')
        .append(port);
  }

  private void standard() {
    if (system == DatabaseSystem.POSTGRESQL) {
      properties.put("connectTimeout", "" + SECONDS_TO_CONNECT);
      properties.put("ApplicationName", "kin");
    } else {
      properties.put("connectTimeout", SECONDS_TO_CONNECT + "000");
      properties.put("allowLocalInfile", "false");
    }
  }

  private void options(String query) {
    for (String part : query.split("&")) {
      String[] option = part.split("=", 2);
      String name = decoded(option[0]);
      String value = option.length > 1 ? decoded(option[1]) : "";
      switch (name.toLowerCase(Locale.ROOT)) {
        case "password", "passwd" -> password = Optional.of(value);
        case "user", "host" -> properties.put(name, value);
        case "unix_socket", "localsocket" ->
            throw DatabaseUrl.bad("sockets of this machine are not supported, say localhost");
        default -> option(name, value);
      }
    }
  }

  private void option(String name, String value) {
    if (system == DatabaseSystem.POSTGRESQL) {
      if (!name.equals("connect_timeout")) {
        properties.put(POSTGRESQL_OPTIONS.getOrDefault(name, name), value);
      }
      return;
    }
    switch (name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "")) {
      case "ssl", "usessl", "sslmode" -> {
        String mode = TLS_MODES.get(value.toLowerCase(Locale.ROOT).replace('-', '_'));
        if (mode != null) {
          properties.put("sslMode", mode);
        }
      }
      case "sslca", "serversslcert" -> {
        properties.put("serverSslCert", value);
        properties.putIfAbsent("sslMode", "verify-ca");
      }
      case "allowpublickeyretrieval" -> properties.put("allowPublicKeyRetrieval", value);
      default -> {} // Of a driver of another language: charset, serverTimezone and the like.
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
