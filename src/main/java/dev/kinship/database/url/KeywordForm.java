package dev.kinship.database.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads what libpq takes in place of a URL: {@code host=db dbname=shop password='it''s'}, as in
 * {@code conninfo_parse} of libpq.
 */
final class KeywordForm {
  private static final Set<String> FIRST =
      Set.of(
          "host",
          "hostaddr",
          "port",
          "dbname",
          "user",
          "password",
          "passfile",
          "service",
          "options",
          "sslmode",
          "connect_timeout",
          "application_name",
          "client_encoding",
          "target_session_attrs");

  private final String text;
  private int at;

  private KeywordForm(String text) {
    this.text = text;
  }

  /** Whether a text begins as one in this form does. */
  static boolean is(String text) {
    int equals = text.indexOf('=');
    return equals > 0 && FIRST.contains(text.substring(0, equals).strip().toLowerCase(Locale.ROOT));
  }

  /** Its keywords with their values, in order. */
  static List<Map.Entry<String, String>> read(String text) {
    return new KeywordForm(text).pairs();
  }

  private List<Map.Entry<String, String>> pairs() {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (skip(); at < text.length(); skip()) {
      int equals = text.indexOf('=', at);
      String name = equals < 0 ? "" : text.substring(at, equals).strip();
      if (name.isEmpty() || !name.matches("\\w+")) {
        throw DatabaseUrl.bad("its keywords and values are not in the form that libpq uses");
      }
      at = equals + 1;
      skip();
      pairs.add(Map.entry(name, value()));
    }
    return pairs;
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String value() {
    boolean quoted = at < text.length() && text.charAt(at) == '\'';
    StringBuilder value = new StringBuilder();
    for (at += quoted ? 1 : 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted ? c == '\'' : Character.isWhitespace(c)) {
        at++;
        return value.toString();
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    if (quoted) {
      throw DatabaseUrl.bad("a quote in it is not closed");
    }
    return value.toString();
  }
}
