package dev.kinship.syntax.sql;

import dev.kinship.schema.SqlName;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.token.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statements of a text that are in effect after it has run: without those that are rolled back,
 * with each one in CREATE SCHEMA on its own. What psql runs on a condition is one statement.
 */
final class InEffect {
  private static final Set<String> OF_TRANSACTION =
      Set.of(
          "TRANSACTION", "WORK", "DEFERRED", "IMMEDIATE", "EXCLUSIVE", "ISOLATION", "READ", "NOT");

  /** After these words in CREATE SCHEMA is the name of a table. */
  private static final Set<String> BEFORE_TABLE = Set.of("TABLE", "VIEW", "REFERENCES", "ON");

  private static final Set<String> BEFORE_NAME = Set.of("IF", "NOT", "EXISTS");

  private final List<SqlStatement> run = new ArrayList<>();
  private final Map<String, Integer> savepoints = new HashMap<>();
  private int begin = -1;

  /** Where the condition that is not yet over begins, and how many are within it. */
  private int condition = -1;

  private int depth;

  private InEffect() {}

  static List<SqlStatement> statements(String text, Wording wording) {
    List<SqlStatement> all = Script.statements(text, wording.folds());
    InEffect effect = new InEffect();
    boolean keepsChanges = wording.uniqueSerial() || wording == Wording.H2;
    for (SqlStatement it : all) {
      effect.add(it);
      if (!keepsChanges && effect.condition < 0) {
        effect.rollBack(it);
      }
    }
    return effect.run;
  }

  private void add(SqlStatement statement) {
    Token first = statement.tokens().getFirst();
    if (first.is("\\IF") && depth++ == 0) {
      condition = run.size();
    }
    if (condition < 0) {
      run.addAll(elements(statement));
      return;
    }
    run.add(statement);
    if (first.is("\\ENDIF") && --depth == 0) {
      List<SqlStatement> within = run.subList(condition, run.size());
      List<Token> tokens = within.stream().flatMap(it -> it.tokens().stream()).toList();
      within.clear();
      run.add(new SqlStatement(statement.text(), tokens));
      condition = -1;
    }
  }

  /** Removes what this statement rolls back, if it does. */
  private void rollBack(SqlStatement statement) {
    List<Token> tokens = statement.tokens();
    Token first = tokens.getFirst();
    String last = SqlName.folded(tokens.getLast().text());
    if (begins(tokens)) {
      begin = run.size();
    } else if (first.is("SAVEPOINT")) {
      savepoints.put(last, run.size());
    } else if (first.is("ROLLBACK") && tokens.stream().anyMatch(it -> it.is("TO"))) {
      cut(savepoints.getOrDefault(last, run.size()));
    } else if ((first.is("ROLLBACK") || first.is("ABORT")) && begin >= 0) {
      cut(begin);
      begin = -1;
    } else if (first.is("COMMIT") || first.is("END")) {
      begin = -1;
    }
  }

  private void cut(int from) {
    run.subList(Math.min(from, run.size()), run.size()).clear();
  }

  private static boolean begins(List<Token> tokens) {
    return (tokens.getFirst().is("BEGIN") || tokens.getFirst().is("START"))
        && (tokens.size() == 1 || OF_TRANSACTION.contains(tokens.get(1).word()));
  }

  /** The schema's own statement, and those within it, whose tables are in that schema. */
  private static List<SqlStatement> elements(SqlStatement statement) {
    List<Token> tokens = statement.tokens();
    if (!tokens.getFirst().is("CREATE") || tokens.size() < 5 || !tokens.get(1).is("SCHEMA")) {
      return List.of(statement);
    }
    int name = 2;
    while (name < tokens.size() - 1
        && (BEFORE_NAME.contains(tokens.get(name).word())
            || tokens.get(name).is("AUTHORIZATION"))) {
      name++;
    }
    List<SqlStatement> elements = new ArrayList<>();
    int start = 0;
    for (int i = name + 1; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.get(i).is("CREATE") || tokens.get(i).is("GRANT")) {
        List<Token> element = tokens.subList(start, i);
        elements.add(
            new SqlStatement(
                statement.text(), start == 0 ? element : within(tokens.get(name), element)));
        start = i;
      }
    }
    return elements;
  }

  private static List<Token> within(Token schema, List<Token> element) {
    boolean index = element.stream().limit(3).anyMatch(it -> it.is("INDEX"));
    List<Token> all = new ArrayList<>();
    for (int i = 0; i < element.size(); i++) {
      Token it = element.get(i);
      int before = i - 1;
      while (before >= 0 && BEFORE_NAME.contains(element.get(before).word())) {
        before--;
      }
      boolean table =
          before >= 0
              && BEFORE_TABLE.contains(element.get(before).word())
              && (index || !element.get(before).is("ON"));
      boolean whole = i + 1 < element.size() && element.get(i + 1).is(".");
      if (table && it.isName() && !BEFORE_NAME.contains(it.word()) && !whole) {
        all.add(Token.of(Token.Kind.QUOTED, schema.text(), it.start(), it.start()));
        all.add(Token.of(Token.Kind.SIGN, ".", it.start(), it.start()));
      }
      all.add(it);
    }
    return all;
  }
}
