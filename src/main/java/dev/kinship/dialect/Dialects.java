package dev.kinship.dialect;

import dev.kinship.dialect.h2.H2;
import dev.kinship.dialect.mysql.MariaDb;
import dev.kinship.dialect.mysql.MySql;
import dev.kinship.dialect.postgresql.PostgreSql;
import dev.kinship.dialect.sqlite.Sqlite;
import dev.kinship.text.script.CopyRows;
import dev.kinship.text.script.ScriptLines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All dialects; the tests run those that are not a {@link Relative}. */
public final class Dialects {
  public static final List<Dialect> ALL =
      Stream.concat(
              Stream.of(new Sqlite(), new PostgreSql(), new MySql(), new MariaDb(), new H2()),
              Relative.ALL.stream())
          .toList();

  private static final int ASCII = 128;

  /**
   * For each letter that no keyword has: before an accent that stands alone a search for the end of
   * a word goes back over all the others.
   */
  private static final char OTHER = '\u00a4';

  private static final String COPY = "COPY";

  private static final int SAMPLES = 50;
  private static final int SAMPLE = 5_000;

  private Dialects() {}

  /**
   * Those for whom {@code migrations} are written, as their words tell; none where these do not.
   */
  public static List<Dialect> of(List<String> migrations) {
    return of(words(String.join("\n", migrations)));
  }

  private static List<Dialect> of(String words) {
    return ALL.stream()
        .filter(it -> it.marks().stream().anyMatch(mark -> mark.isIn(words)))
        .toList();
  }

  /**
   * Those for whom {@code migrations} are written if {@code own} cannot run them; else none. Only
   * the beginnings are searched, because a dump may be long.
   */
  public static List<Dialect> insteadOf(Dialect own, List<String> migrations) {
    String words =
        migrations.stream()
            .limit(SAMPLES)
            .map(it -> words(it.substring(0, Math.min(SAMPLE, it.length()))))
            .collect(Collectors.joining("\n"));
    List<Dialect> found = of(words);
    boolean runs = found.stream().anyMatch(it -> own.runs(it.id()));
    return runs
        ? List.of()
        : own.borrowed().map(it -> of(it.matcher(words).replaceAll(" "))).orElse(found);
  }

  /**
   * The text in small letters, without comments, without what is in quotes, and without rows to be
   * copied.
   */
  private static String words(String text) {
    StringBuilder words = new StringBuilder();
    int lastComment = text.lastIndexOf("*/");
    int lastQuote = text.lastIndexOf('\'');
    int at = 0;
    int statement = 0;
    while (at < text.length()) {
      int end = at;
      if (text.startsWith("--", at)) {
        end = ScriptLines.end(text, at);
      } else if (text.startsWith("/*", at) && at + 2 <= lastComment) {
        end = text.indexOf("*/", at + 2) + 2;
      } else if (text.charAt(at) == '\'' && at < lastQuote) {
        end = text.indexOf('\'', at + 1) + 1;
      } else if (text.charAt(at) == ';') {
        end = copiesRows(words, statement) ? CopyRows.end(text, at + 1) : at;
        statement = words.length() + 1;
      }
      words.append(end > at ? ' ' : small(text.charAt(at)));
      at = Math.max(at + 1, end);
    }
    return words.toString();
  }

  private static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c < ASCII ? c : OTHER;
  }

  private static boolean copiesRows(StringBuilder words, int from) {
    int start = from;
    while (start < words.length() && Character.isWhitespace(words.charAt(start))) {
      start++;
    }
    return start + COPY.length() < words.length()
        && words.substring(start, start + COPY.length()).equalsIgnoreCase(COPY)
        && words.substring(start).toLowerCase(Locale.ROOT).contains("stdin");
  }

  public static Optional<Dialect> named(String id) {
    return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
