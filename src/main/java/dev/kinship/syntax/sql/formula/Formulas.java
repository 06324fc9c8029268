package dev.kinship.syntax.sql.formula;

import dev.kinship.schema.Source;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table.Formula;
import dev.kinship.syntax.sql.token.Token;
import dev.kinship.syntax.sql.token.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the formulas in the texts of a table; it knows which checks of columns were dropped. */
public final class Formulas {
  /** What MySQL and MariaDB call a check without a name. */
  private static final Pattern NAMELESS = Pattern.compile("(?i).*_chk_\\d+|constraint_\\d+");

  private static final Set<String> KEPT = Set.of("STORED", "PERSISTENT");

  private final Set<String> dropped = new HashSet<>();
  private boolean nameless;

  /** A check of this name is dropped; which one it is cannot be told if its text has no name. */
  public void drop(String check) {
    dropped.add(SqlName.folded(check));
    nameless |= NAMELESS.matcher(check).matches();
  }

  /** Those of these columns, and of the rules of their table. */
  public List<Formula> of(List<Source.Part> columns, Stream<String> rules) {
    List<Formula> all = new ArrayList<>();
    for (Source.Part it : columns) {
      Text text = new Text(it.sql());
      text.checks().stream().filter(check -> !isGone(check.name(), true)).forEach(all::add);
      if (it.computed()) {
        all.addAll(text.values(it.name()));
      }
    }
    rules.forEach(
        rule ->
            new Text(rule)
                .checks().stream().filter(it -> !isGone(it.name(), false)).forEach(all::add));
    return all;
  }

  /** The table's own rules with names are no longer among its texts once they are dropped. */
  private boolean isGone(String name, boolean inColumn) {
    return name.isEmpty() ? nameless : inColumn && dropped.contains(SqlName.folded(name));
  }

  /** A text and its tokens. */
  private record Text(String sql, List<Token> tokens) {
    Text(String sql) {
      this(sql, sql.indexOf('(') < 0 ? List.of() : Tokenizer.tokens(sql, false));
    }

    List<Formula> checks() {
      List<Formula> checks = new ArrayList<>();
      for (int i = 0; i + 1 < tokens.size(); i++) {
        if (tokens.get(i).is("CHECK") && tokens.get(i + 1).is("(")) {
          boolean named = i > 1 && tokens.get(i - 2).is("CONSTRAINT");
          int end = end(i + 1);
          String written = sql.substring(tokens.get(i).start(), tokens.get(end).end());
          String name = named ? tokens.get(i - 1).text() : "";
          checks.add(new Formula(Formula.Kind.CHECK, name, written, names(i + 1, end)));
        }
      }
      return checks;
    }

    /** The value of a column, if this is its text. */
    List<Formula> values(String column) {
      for (int i = 0; i + 1 < tokens.size(); i++) {
        if (tokens.get(i).is("AS") && tokens.get(i + 1).is("(")) {
          int end = end(i + 1);
          boolean kept =
              tokens.subList(end, tokens.size()).stream().anyMatch(it -> KEPT.contains(it.word()));
          return List.of(
              new Formula(
                  kept ? Formula.Kind.STORED : Formula.Kind.VIRTUAL,
                  column,
                  sql,
                  names(i + 1, end)));
        }
      }
      return List.of();
    }

    /** Where the parenthesis at {@code open} ends, or the text does. */
    private int end(int open) {
      int depth = 0;
      for (int i = open; i < tokens.size(); i++) {
        depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
        if (depth == 0) {
          return i;
        }
      }
      return tokens.size() - 1;
    }

    private Set<String> names(int from, int to) {
      Set<String> names = new HashSet<>();
      tokens.subList(from, to).stream()
          .filter(Token::isName)
          .forEach(it -> names.add(SqlName.folded(it.text())));
      return names;
    }
  }
}
