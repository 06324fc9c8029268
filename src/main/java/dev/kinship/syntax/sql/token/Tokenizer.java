package dev.kinship.syntax.sql.token;

import dev.kinship.schema.SqlName;
import dev.kinship.syntax.sql.token.Token.Kind;
import dev.kinship.text.script.ClientCommand;
import dev.kinship.text.script.CopyRows;
import dev.kinship.text.script.ScriptLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cuts SQL of any of the dialects into tokens, comments and space left out. If the dialects
 * disagree, the text decides: a backslash escapes if back quotes indicate MySQL.
 */
public final class Tokenizer {
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

  /** The tokens; if the database {@code folds} names, unquoted ones are in lower case. */
  public static List<Token> tokens(String text, boolean folds) {
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
    } else if (text.startsWith("--", at)
        || (c == '#' && (mysql || ScriptLines.startsAt(text, at)))) {
      at = ScriptLines.end(text, at);
    } else if (ClientCommand.mayBegin(c)) {
      Optional<ClientCommand> command = ClientCommand.at(text, at, begin == tokens.size());
      command.ifPresent(this::obey);
      return command.isPresent();
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

  /** What another file does is not known, so the command that runs it is a statement. */
  private void obey(ClientCommand command) {
    int start = at;
    at = command.end();
    switch (command.effect()) {
      case NONE -> {}
      case SENDS -> {
        if (command.word().equals(ClientCommand.RUNS_RESULT)) {
          add(Kind.WORD, command.word(), start);
        }
        end(Kind.SIGN, start);
      }
      case RUNS_FILE, BRANCHES -> {
        end(Kind.SIGN, start);
        add(Kind.WORD, command.word(), start);
        end(Kind.SIGN, start);
      }
      case DELIMITS -> {
        delimiter = command.word();
        redefined = !delimiter.isEmpty() && !delimiter.equals(";");
      }
    }
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
      tokens.add(tokens.removeLast().decoded());
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

  private void add(Kind kind, String value, int start) {
    tokens.add(Token.of(kind, value, start, at));
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
