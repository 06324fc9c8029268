package dev.kinship.syntax.sql;

import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.token.Token;
import dev.kinship.syntax.sql.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The statements of a text, in order. A body between BEGIN and END does not end one. */
public final class Script {
  private static final Set<String> WITH_BODY = Set.of("TRIGGER", "PROCEDURE", "FUNCTION", "EVENT");
  private static final Set<String> END_OF_OTHERS = Set.of("IF", "LOOP", "WHILE", "REPEAT", "FOR");

  private final String text;
  private final List<Token> tokens;
  private final List<SqlStatement> statements = new ArrayList<>();
  private int begin;
  private int depth;
  private boolean body;

  /** Whether the statement has said TABLE or INDEX, which have no body. */
  private boolean other;

  private Script(String text, boolean folds) {
    this.text = text;
    this.tokens = Tokenizer.tokens(text, folds);
  }

  /** Each statement as it is written, without its semicolon. */
  public static List<String> split(String text) {
    return statements(text, false).stream().map(SqlStatement::sql).toList();
  }

  /** The same, each with the comments before it. */
  public static List<String> commented(String text) {
    List<String> all = new ArrayList<>();
    int from = 0;
    for (SqlStatement it : statements(text, false)) {
      int end = it.tokens().getLast().end();
      all.add(text.substring(from, end).strip());
      from = Math.max(end, text.indexOf(';', end) + 1);
    }
    return all;
  }

  /** The statements; if the database {@code folds} names, unquoted ones are in lower case. */
  static List<SqlStatement> statements(String text, boolean folds) {
    return new Script(text, folds).run();
  }

  private List<SqlStatement> run() {
    for (int i = 0; i < tokens.size(); i++) {
      boolean within = depth > 0 || (body && tokens.get(i).kind() == Token.Kind.INNER);
      if (tokens.get(i).is(";") && !within) {
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
    body |= tokens.get(begin).is("CREATE") && WITH_BODY.contains(word) && !other;
    other |= word.equals("TABLE") || word.equals("INDEX");
    body |= i == begin && startsBlock(i);
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

  /** {@code BEGIN NOT ATOMIC} of MariaDB. */
  private boolean startsBlock(int i) {
    return i + 2 < tokens.size()
        && tokens.get(i).is("BEGIN")
        && tokens.get(i + 1).is("NOT")
        && tokens.get(i + 2).is("ATOMIC");
  }

  private void close(int end) {
    if (end > begin) {
      statements.add(new SqlStatement(text, tokens.subList(begin, end)));
    }
    begin = end + 1;
    depth = 0;
    body = false;
    other = false;
  }
}
