package dev.kinship.syntax.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of a text, in order. A body between BEGIN and END does not end one. */
public final class Script {
  private static final Set<String> WITH_BODY = Set.of("TRIGGER", "PROCEDURE", "FUNCTION", "EVENT");
  private static final Set<String> END_OF_OTHERS = Set.of("IF", "LOOP", "WHILE", "REPEAT", "FOR");

  /** A command of MySQL's client, by which procedures and triggers keep their semicolons. */
  private static final Pattern DELIMITER =
      Pattern.compile("(?im)^[ \\t]*DELIMITER[ \\t]+(\\S+)[ \\t\\r]*$");

  private final String text;
  private final List<Token> tokens;
  private final List<Statement> statements = new ArrayList<>();
  private int begin;
  private int depth;
  private boolean body;

  private Script(String text, boolean folds) {
    this.text = text;
    this.tokens = Tokenizer.tokens(text, folds);
  }

  /** Each statement as it is written, without its semicolon. */
  public static List<String> split(String text) {
    return statements(text, false).stream().map(Statement::sql).toList();
  }

  /** The statements; where the database {@code folds} names, those unquoted are in small. */
  static List<Statement> statements(String text, boolean folds) {
    Matcher line = DELIMITER.matcher(text);
    List<Statement> statements = new ArrayList<>();
    String delimiter = ";";
    int from = 0;
    while (line.find()) {
      addAll(statements, text.substring(from, line.start()), delimiter, folds);
      delimiter = line.group(1);
      from = line.end();
    }
    addAll(statements, text.substring(from), delimiter, folds);
    return List.copyOf(statements);
  }

  /** What ends at the client's own delimiter is one statement, whatever semicolons it has. */
  private static void addAll(List<Statement> all, String text, String delimiter, boolean folds) {
    if (delimiter.equals(";")) {
      all.addAll(new Script(text, folds).run());
      return;
    }
    for (String part : text.split("(?m)" + Pattern.quote(delimiter) + "[ \\t\\r]*$")) {
      List<Token> tokens = Tokenizer.tokens(part, folds);
      if (!tokens.isEmpty()) {
        all.add(new Statement(part, tokens));
      }
    }
  }

  private List<Statement> run() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(";") && depth == 0) {
        close(i);
      } else {
        follow(i);
      }
    }
    if (depth > 0) {
      closeAtEverySemicolon();
    }
    close(tokens.size());
    return List.copyOf(statements);
  }

  /** A body without its END would hide all that follows. */
  private void closeAtEverySemicolon() {
    for (int i = begin; i < tokens.size(); i++) {
      if (tokens.get(i).is(";")) {
        close(i);
      }
    }
  }

  private void follow(int i) {
    String word = tokens.get(i).word();
    body |= tokens.get(begin).is("CREATE") && WITH_BODY.contains(word) && !madeBefore(i);
    if (!body) {
      return;
    }
    boolean endsOther = i > begin && tokens.get(i - 1).is("END");
    if (word.equals("BEGIN") || (word.equals("CASE") && !endsOther)) {
      depth++;
    } else if (word.equals("END")
        && depth > 0
        && !(i + 1 < tokens.size() && END_OF_OTHERS.contains(tokens.get(i + 1).word()))) {
      depth--;
    }
  }

  private boolean madeBefore(int i) {
    return tokens.subList(begin, i).stream().anyMatch(it -> it.is("TABLE") || it.is("INDEX"));
  }

  private void close(int end) {
    if (end > begin) {
      statements.add(new Statement(text, tokens.subList(begin, end)));
    }
    begin = end + 1;
    depth = 0;
    body = false;
  }
}
