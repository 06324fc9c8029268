package dev.kinship.syntax.sql;

import dev.kinship.schema.SqlName;
import dev.kinship.syntax.sql.Token.Kind;
import dev.kinship.text.CopyRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  private static final String DELIMITER = "DELIMITER";

  /** psql runs each value that the query gives. */
  static final String RUNS_RESULT = "\\gexec";

  /** What is longer, the client cuts off. */
  private static final int LONGEST_DELIMITER = 15;

  /** Commands that send what stands before them, as a semicolon does. */
  private static final Set<String> SENDS =
      Set.of("\\g", "\\gx", "\\G", "\\gset", "\\gdesc", "\\watch", "\\crosstabview", RUNS_RESULT);

  private static final Set<String> RUNS_FILE =
      Set.of("\\i", "\\ir", "\\include", "\\include_relative", ".read");

  private final String text;

  /** A name as MySQL quotes it, and not a mark within another one. */
  private static final Pattern BACKTICKS = Pattern.compile("(?:^|[\\s(,.])`[^`\\s]+`");

  private final int lastBracket;
  private final boolean mysql;
  private final boolean folds;
  private final List<Token> tokens = new ArrayList<>();
  private String delimiter = ";";
  private boolean redefined;
  private boolean nests;
  private int at;

  /** The first token of this statement. */
  private int begin;

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
    } else if ((c == 'D' || c == 'd') && lineStart() && atDelimiterCommand()) {
      int end = lineEnd(at);
      String mark = text.substring(at + DELIMITER.length(), end).strip().split("\\s", 2)[0];
      delimiter = mark.substring(0, Math.min(LONGEST_DELIMITER, mark.length()));
      redefined = !delimiter.isEmpty() && !delimiter.equals(";");
      at = end;
    } else if (c == '\\' || (c == '.' && begin == tokens.size())) {
      return command();
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

  /**
   * Passes over a command of psql, or of the shell of SQLite, if one is here. One that runs another
   * file stays, as a statement: what that file does is not known.
   */
  private boolean command() {
    int start = at;
    int end = start + 1;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String name = text.substring(start, end);
    boolean alone = begin == tokens.size();
    if (SENDS.contains(name) || text.startsWith("\\;", start)) {
      at = end;
      if (name.equals(RUNS_RESULT)) {
        add(Kind.WORD, name, start);
      }
      at = name.equals("\\") ? start + 2 : lineEnd(start);
      end(Kind.SIGN, start);
    } else if (RUNS_FILE.contains(name) && (alone || lineStart())) {
      at = lineEnd(start);
      end(Kind.SIGN, start);
      add(Kind.WORD, name, start);
      end(Kind.SIGN, start);
    } else if ((name.startsWith("\\") && lineStart()) || (alone && end > start + 1)) {
      at = lineEnd(start);
    } else {
      return false;
    }
    return true;
  }

  /** Ends a statement; what follows one that copies from the script itself are rows. */
  private void end(Kind kind, int start) {
    boolean copies =
        begin < tokens.size()
            && tokens.get(begin).is("COPY")
            && tokens.subList(begin, tokens.size()).stream().anyMatch(it -> it.is("STDIN"));
    add(kind, ";", start);
    begin = tokens.size();
    at = copies ? CopyRows.end(text, at) : at;
  }

  private boolean atDelimiterCommand() {
    int end = at + DELIMITER.length();
    return text.regionMatches(true, at, DELIMITER, 0, DELIMITER.length())
        && end < text.length()
        && " \t".indexOf(text.charAt(end)) >= 0;
  }

  private boolean atDelimiter() {
    return redefined && text.startsWith(delimiter, at);
  }

  private void next() {
    char c = text.charAt(at);
    int start = at;
    if (atDelimiter()) {
      at += delimiter.length();
      end(Kind.SIGN, start);
      return;
    }
    switch (c) {
      case '\'' -> quoted(Kind.STRING, c, mysql);
      case '"' -> quoted(Kind.QUOTED, c, mysql);
      case '`' -> quoted(Kind.QUOTED, c, false);
      case '[' -> bracketed();
      case '$' -> dollar();
      case ';' -> {
        at++;
        end(redefined ? Kind.INNER : Kind.SIGN, start);
      }
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
    while (at < text.length()
        && (isWordPart(text.charAt(at)) || text.charAt(at) == '.')
        && !atDelimiter()) {
      at++;
    }
    add(Kind.NUMBER, text.substring(start, at), start);
  }

  private void word() {
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at)) && !atDelimiter()) {
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
    return text.startsWith("\\", end) ? after("*/", end) : end; // the sandbox mode of MariaDB
  }

  private static boolean isWordStart(char c) {
    return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || Character.isDigit(c) || c == '$';
  }
}
