package dev.kinship.database.url;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts three stars for passwords into what is printed. */
final class Secrets {
  private static final Pattern USER = Pattern.compile("//[^/\\s:]*+:");
  private static final Pattern WORD = Pattern.compile("\\S++");

  /**
   * What may be {@code user:password} and an at: it has no blanks, quotes or further ats, and is
   * looked at from its beginning only.
   */
  private static final Pattern BEFORE_AT = Pattern.compile("(?<![^\\s@'\"`])[^\\s@'\"`]++@");

  private static final String KEY =
      "((?:[A-Za-z_]*(?:password|passwd|passphrase|pwd)|pass)[\"']?\\s*(?:=|%3D)\\s*)";

  /** Within a URL a value ends at the next option, else at a blank. */
  private static final Pattern OPTION = Pattern.compile("(?i)([?&;])" + KEY + "[^&;\\s'\"`]*");

  private static final Pattern KEYWORD =
      Pattern.compile(
          "(?i)(?<![?&;A-Za-z_])"
              + KEY
              + "(?:'(?:[^'\\\\]|\\\\.)*+'?|\"(?:[^\"\\\\]|\\\\.)*+\"?|[^\\s'\"`]+)");

  private static final Pattern FLAG =
      Pattern.compile("((?<![\\w-])(?:-p(?=\\S)|--password[= ]))[^\\s'\"`]+");

  /** While no user's name can have begun. */
  private static final int NO_USER = -1;

  private Secrets() {}

  /** The text without anything in the place of a password, in each form that users type. */
  static String hidden(String text) {
    String some =
        text.contains("@")
            ? WORD.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(withoutPassword(it.group())))
            : text;
    some =
        BEFORE_AT
            .matcher(some)
            .replaceAll(it -> Matcher.quoteReplacement(withoutLogin(it.group())));
    some = OPTION.matcher(some).replaceAll("$1$2***");
    some = KEYWORD.matcher(some).replaceAll("$1***");
    return FLAG.matcher(some).replaceAll("$1***");
  }

  /** A word of a text: what is between its first {@code //user:} and its last at is a password. */
  private static String withoutPassword(String word) {
    int at = word.lastIndexOf('@');
    Matcher user = USER.matcher(word);
    return at >= 0 && user.region(0, at).find()
        ? word.substring(0, user.end()) + "***" + word.substring(at)
        : word;
  }

  /**
   * {@code user:***@} for {@code user:password@}. A user's name has no slash and begins neither
   * after one nor within a word.
   */
  private static String withoutLogin(String run) {
    int at = run.length() - 1;
    int user = 0;
    for (int i = 0; i < at; i++) {
      char c = run.charAt(i);
      if (c == ':' && user >= 0 && user < i && i + 1 < at && run.charAt(i + 1) != '/') {
        return run.substring(0, i + 1) + "***@";
      }
      if (c == '/') {
        user = NO_USER;
      } else if (c == ':' || (user == NO_USER && !Character.isLetterOrDigit(c))) {
        user = i + 1;
      }
    }
    return run;
  }

  /** The text without this secret, also as a URL or a text in quotes would have it. */
  static String without(String secret, String text) {
    if (secret.isEmpty()) {
      return text;
    }
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    List<String> forms =
        Stream.of(
                secret,
                encoded,
                encoded.replace("+", "%20"),
                secret.replace("'", "''"),
                secret.replace("\\", "\\\\").replace("'", "\\'"),
                secret.replace("\\", "\\\\").replace("\"", "\\\""))
            .distinct()
            .toList();
    String plain = text;
    for (String form : forms) {
      plain =
          Pattern.compile(Pattern.quote(form), Pattern.CASE_INSENSITIVE)
              .matcher(plain)
              .replaceAll(Matcher.quoteReplacement("***"));
    }
    return plain;
  }
}
