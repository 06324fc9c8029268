package dev.kinship.syntax.sql;

import dev.kinship.syntax.sql.token.NotUnderstood;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.token.Token;
import dev.kinship.syntax.sql.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The statements that change the schema in an anonymous block: {@code DO $$ … $$} of PostgreSQL,
 * {@code BEGIN NOT ATOMIC … END} of MariaDB. A loop may run them more than once, and ends when they
 * have succeeded.
 */
final class Block {
  private static final Set<String> CHANGES = Set.of("CREATE", "ALTER", "DROP", "RENAME");
  private static final Set<String> LOOPS = Set.of("FOR", "WHILE", "LOOP");
  private static final Set<String> LOOP_BODY = Set.of("LOOP", "DO");
  private static final Set<String> BRANCHES = Set.of("THEN", "ELSE");

  private Block() {}

  /** In order; refuses a block in which it depends on something what is run. */
  static List<SqlStatement> statements(SqlStatement block, boolean folds) {
    String text = body(block);
    List<SqlStatement> changes = new ArrayList<>();
    List<Token> tokens = Tokenizer.tokens(text, folds);
    int begin = text.equals(block.sql()) ? firstBegin(tokens) : 0;
    for (int i = begin; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.get(i).is(";")) {
        List<Token> piece = bare(tokens.subList(begin, i));
        if (!piece.isEmpty() && CHANGES.contains(piece.getFirst().word())) {
          changes.add(new SqlStatement(text, piece));
        }
        begin = i + 1;
      }
    }
    return changes;
  }

  private static int firstBegin(List<Token> tokens) {
    int begin = 0;
    while (begin < tokens.size() && !tokens.get(begin).is("BEGIN")) {
      begin++;
    }
    return begin;
  }

  /** The text that runs, without its dollar quotes. */
  static String body(SqlStatement block) {
    if (!block.tokens().getFirst().is("DO")) {
      return block.sql();
    }
    for (Token token : block.tokens()) {
      if (token.kind() == Token.Kind.STRING && token.text().startsWith("$")) {
        int mark = token.text().indexOf('$', 1) + 1;
        return token.text().substring(mark, Math.max(mark, token.text().length() - mark));
      }
    }
    return block.sql();
  }

  /** Without the words that open a block or a loop before it. */
  private static List<Token> bare(List<Token> piece) {
    int start = 0;
    for (int i = 0; i < piece.size(); i++) {
      String word = piece.get(i).word();
      boolean leads = i == start;
      if (word.equals("EXECUTE") || (BRANCHES.contains(word) && changes(piece, i + 1))) {
        throw new NotUnderstood();
      }
      if (leads && (word.equals("BEGIN") || word.equals("NOT") || word.equals("ATOMIC"))) {
        start = i + 1;
      } else if (leads && LOOPS.contains(word)) {
        start = behindLoop(piece, i);
      }
    }
    return piece.subList(Math.min(start, piece.size()), piece.size());
  }

  private static int behindLoop(List<Token> piece, int from) {
    int i = from;
    while (i < piece.size() && !LOOP_BODY.contains(piece.get(i).word())) {
      i++;
    }
    return i + 1;
  }

  private static boolean changes(List<Token> piece, int at) {
    return at < piece.size() && CHANGES.contains(piece.get(at).word());
  }
}
