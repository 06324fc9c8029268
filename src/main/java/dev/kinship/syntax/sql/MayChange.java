package dev.kinship.syntax.sql;

import dev.kinship.schema.Doubt;
import dev.kinship.schema.SqlName;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.token.Token;
import dev.kinship.syntax.sql.token.Tokenizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a statement that is not understood may change, as far as its words tell. */
final class MayChange {
  /** Statements that change no table but those that they name. */
  private static final Set<String> NAMING = Set.of("CREATE", "ALTER", "DROP", "RENAME");

  private static final Set<String> AFTER_TEXT = Set.of(";", "INTO", "USING");

  /** What may change anything, within a condition of psql. */
  private static final Set<String> RUNS = Set.of("\\I", "\\IR", "CALL", "EXECUTE");

  /** What a runner puts before statements that it may not run; the rest of the line says why. */
  private static final String PRECONDITION = "\\if precondition ";

  private MayChange() {}

  /** The place and the words of what has to hold, if a runner has put them before the rest. */
  static Optional<String> condition(SqlStatement statement) {
    int start = statement.tokens().getFirst().start();
    return statement.text().startsWith(PRECONDITION, start) && statement.tokens().size() > 1
        ? statement.text().substring(start + PRECONDITION.length()).lines().findFirst()
        : Optional.empty();
  }

  static Doubt doubt(SqlStatement statement, String uncertain) {
    List<Token> tokens = statement.tokens();
    SqlStatement own =
        condition(statement).isPresent()
            ? new SqlStatement(statement.text(), tokens.subList(1, tokens.size()))
            : statement;
    Set<String> words = words(own.tokens());
    Set<String> tables = new HashSet<>(words);
    if (!changesNamed(statement)) {
      tables.add(Doubt.ANY);
    }
    return new Doubt(own.brief(), uncertain, tables, words);
  }

  /** Every name, and every word in a text: that may be SQL. */
  static Set<String> words(List<Token> tokens) {
    Set<String> words = new HashSet<>();
    for (Token it : tokens) {
      if (it.isName()) {
        words.add(SqlName.folded(it.text()));
      }
      if (it.kind() == Token.Kind.STRING || it.kind() == Token.Kind.QUOTED) {
        Arrays.stream(it.text().split("[^\\w$]+")).map(SqlName::folded).forEach(words::add);
      }
    }
    words.remove("");
    return words;
  }

  private static boolean changesNamed(SqlStatement statement) {
    Token first = statement.tokens().getFirst();
    boolean block = first.is("DO") || first.is("BEGIN");
    if (first.is("\\IF")) {
      return statement.tokens().stream().noneMatch(it -> RUNS.contains(it.word()));
    }
    return NAMING.contains(first.word()) || (block && namesAll(Block.body(statement)));
  }

  /** Whether all that the body executes is written in it, and not put together when it runs. */
  private static boolean namesAll(String body) {
    List<Token> tokens = Tokenizer.tokens(body, false);
    for (int i = 0; i < tokens.size(); i++) {
      boolean plain =
          i + 1 < tokens.size()
              && tokens.get(i + 1).kind() == Token.Kind.STRING
              && (i + 2 == tokens.size() || AFTER_TEXT.contains(tokens.get(i + 2).word()));
      if (tokens.get(i).is("CALL") || (tokens.get(i).is("EXECUTE") && !plain)) {
        return false;
      }
    }
    return true;
  }
}
