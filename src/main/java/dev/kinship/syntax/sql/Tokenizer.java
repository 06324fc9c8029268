package dev.kinship.syntax.sql;

import dev.kinship.schema.SqlName;
import dev.kinship.syntax.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts SQL of any of the dialects into tokens, comments and space left out. If the dialects
 * disagree, the text decides: a backslash escapes if back quotes indicate MySQL.
 */
final class Tokenizer {
  private static final Pattern CODE_POINT =
      Pattern.compile("\\\\(?:\\+(0\\p{XDigit}{5}|10\\p{XDigit}{4})|(\\p{XDigit}{4}))");

  /** A command of MySQL's client, for a line: what ends a statement from there on. */
  private static final String DELIMITER = "DELIMITER ";

  /** What is longer, the client cuts off. */
  private static final int LONGEST_DELIMITER = 15;

  private final String text;

  /** A name as MySQL quotes it, and not a mark within another one. */
  private static final Pattern BACKTICKS = Pattern.compile("(?:^|[\\s(,.])`[^`\\s]+`");

  private final int lastBracket;
  private final boolean mysql;
  private final boolean folds;
  private final List<Token> tokens = new ArrayList<>();
  private String delimiter = ";";
  private boolean nests;
  private int at;

  private Tokenizer(String text, boolean folds) {
    this.text = text;
    this.folds = folds;
    this.lastBracket = text.lastIndexOf(']');
    this.mysql =
        BACKTICKS.matcher(text).find()
            || text.contains("ENGINE=")
            || text.contains("AUTO_INCREMENT");
    this.nests = !mysql;
  }

  static List<Token> tokens(String text, boolean folds) {
    return new Tokenizer(text, folds).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      if (!skip()) {
        next();
      }
    }
    return List.copyOf(tokens);
  }

  /** Passes over space or a comment, if one is here. */
  private boolean skip() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c) || c == '\uFEFF') {
      at++;
    } else if (text.startsWith("--", at) || (c == '#' && (mysql || lineStart()))) {
      at = lineEnd(at);
    } else if (lineStart() && text.regionMatches(true, at, DELIMITER, 0, DELIMITER.length())) {
      int end = lineEnd(at);
      String mark = text.substring(at + DELIMITER.length(), end).strip();
      delimiter = mark.substring(0, Math.min(LONGEST_DELIMITER, mark.length()));
      at = end;
    } else if (c == '\\' && lineStart()) {
      at = lineEnd(at); // a command of psql
    } else if (text.startsWith("/*!", at) || text.startsWith("/*M!", at)) {
      at = afterVersion(at); // MySQL runs what is in it
    } else if (text.startsWith("/*", at)) {
      at = commentEnd();
    } else if (text.startsWith("*/", at)) {
      at += 2;
    } else {
      return false;
    }
    return true;
  }

  private void next() {
    char c = text.charAt(at);
    int start = at;
    if (delimiter.length() > 0 && !delimiter.equals(";") && text.startsWith(delimiter, at)) {
      at += delimiter.length();
      add(Kind.SIGN, ";", start);
      return;
    }
    switch (c) {
      case '\'' -> quoted(Kind.STRING, c, mysql);
      case '"' -> quoted(Kind.QUOTED, c, mysql);
      case '`' -> quoted(Kind.QUOTED, c, false);
      case '[' -> bracketed();
      case '$' -> dollar();
      default -> {
        if (Character.isDigit(c)) {
          number();
        } else if (isWordStart(c)) {
          word();
        } else {
          at++;
          add(Kind.SIGN, text.substring(start, at), start);
        }
      }
    }
  }

  private void quoted(Kind kind, char mark, boolean escapes) {
    int start = at;
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (escapes && c == '\\' && at + 1 < text.length()) {
        value.append(text.charAt(++at));
      } else if (c != mark) {
        value.append(c);
      } else if (at + 1 < text.length() && text.charAt(at + 1) == mark) {
        value.append(text.charAt(at++));
      } else {
        at++;
        break;
      }
    }
    add(kind, value.toString(), start);
  }

  /** {@code [a name]} of SQLite; elsewhere the brackets of an array, as in {@code text[]}. */
  private void bracketed() {
    boolean word = at + 1 < text.length() && isWordStart(text.charAt(at + 1));
    int end = word && at < lastBracket ? text.indexOf(']', at) : -1;
    boolean name = end >= 0;
    int start = at;
    at = name ? end + 1 : at + 1;
    add(name ? Kind.QUOTED : Kind.SIGN, name ? text.substring(start + 1, end) : "[", start);
  }

  /** {@code $body$ … $body$} of PostgreSQL. */
  private void dollar() {
    int start = at;
    int tagEnd = at + 1;
    while (tagEnd < text.length()
        && isWordPart(text.charAt(tagEnd))
        && text.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (tagEnd < text.length() && text.charAt(tagEnd) == '$') {
      String tag = text.substring(at, tagEnd + 1);
      at = after(tag, tagEnd + 1);
      add(Kind.STRING, text.substring(start, at), start);
    } else {
      at++;
      add(Kind.SIGN, "$", start);
    }
  }

  private void number() {
    int start = at;
    while (at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    add(Kind.NUMBER, text.substring(start, at), start);
  }

  private void word() {
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    if (text.startsWith("&\"", at) && text.substring(start, at).equalsIgnoreCase("U")) {
      at++;
      quoted(Kind.QUOTED, '"', false);
      decodeLast();
      return;
    }
    boolean prefix = at - start == 1 && at < text.length() && text.charAt(at) == '\'';
    if (prefix && "eEnNxXbB".indexOf(text.charAt(start)) >= 0) {
      quoted(Kind.STRING, '\'', mysql || "eE".indexOf(text.charAt(start)) >= 0);
    } else {
      String word = text.substring(start, at);
      add(Kind.WORD, folds ? SqlName.folded(word) : word, start);
    }
  }

  /** {@code U&"d\0061ta"}: hexadecimal code points after a backslash. */
  private void decodeLast() {
    Token last = tokens.removeLast();
    String plain =
        CODE_POINT
            .matcher(last.text())
            .replaceAll(
                it ->
                    Matcher.quoteReplacement(
                        Character.toString(
                            Integer.parseInt(
                                it.group(1) == null ? it.group(2) : it.group(1), 16))));
    tokens.add(Token.of(last.kind(), plain, last.start(), last.end()));
  }

  private void add(Kind kind, String value, int start) {
    tokens.add(Token.of(kind, value, start, at));
  }

  private boolean lineStart() {
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    return before < 0 || text.charAt(before) == '\n' || text.charAt(before) == '\r';
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private int after(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  /** PostgreSQL nests comments; where that leaves one open, they do not nest. */
  private int commentEnd() {
    int depth = 0;
    for (int i = at; nests && i + 1 < text.length(); i++) {
      if (text.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (text.startsWith("*/", i)) {
        depth--;
        i++;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    nests = false;
    return after("*/", at + 2);
  }

  private int afterVersion(int from) {
    int end = text.indexOf('!', from) + 1;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWordStart(char c) {
    return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || Character.isDigit(c) || c == '$';
  }
}
