package dev.kinship.syntax.sql;

import dev.kinship.schema.SqlName;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.token.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement of a migration and all names in it, in lower case, whatever each of them stands for.
 * Texts count only if they are run, as the body of a function is. {@code subjects} are the views or
 * triggers, or what else depends on columns, that it makes, changes or drops; {@code everyColumn}
 * if it reads all columns of something without naming them.
 */
public record Mentioned(
    String sql,
    String brief,
    Set<String> names,
    Set<String> subjects,
    Deed deed,
    boolean everyColumn) {
  /** What it does to its subjects. */
  public enum Deed {
    MAKES,
    CHANGES,
    DROPS
  }

  private static final Set<String> RUNS_TEXT = Set.of("DO", "FUNCTION", "PROCEDURE", "EXECUTE");

  /** What depends on the columns of a table, beside indexes and rules of its own. */
  private static final Set<String> DEPENDENT =
      Set.of("VIEW", "TRIGGER", "RULE", "POLICY", "PUBLICATION", "STATISTICS");

  /** They depend on columns if their body is read when they are made, and not when it runs. */
  private static final Set<String> ROUTINE = Set.of("FUNCTION", "PROCEDURE");

  /** What can be before a star that means all columns. */
  private static final Set<String> BEFORE_STAR = Set.of("SELECT", "DISTINCT", "ALL", ",", ".");

  private static final Set<String> BEFORE_NAME = Set.of("IF", "NOT", "EXISTS");

  /** Words of the statements that make and drop indexes. */
  private static final Set<String> KEYWORDS =
      Set.of("drop", "index", "table", "if", "exists", "on", "concurrently", "cascade");

  private static final Pattern CHECK =
      Pattern.compile("(?i)\\b(check|generated\\s+always\\s+as)\\s*\\(");

  /** So many words may be before the kind of what is made, and with it. */
  private static final int LAST_KIND = 6;

  public Mentioned {
    names = Set.copyOf(names);
    subjects = Set.copyOf(subjects);
  }

  /** The statements of {@code text}, in order. */
  public static List<Mentioned> in(String text) {
    return Script.statements(text, false).stream().map(Mentioned::of).toList();
  }

  private static Mentioned of(SqlStatement statement) {
    boolean runsText =
        statement.tokens().stream().limit(LAST_KIND).anyMatch(it -> RUNS_TEXT.contains(it.word()));
    Set<String> names = new HashSet<>();
    for (Token it : statement.tokens()) {
      if (it.isName()) {
        names.add(SqlName.folded(it.text()));
      } else if (runsText && it.kind() == Token.Kind.STRING) {
        Arrays.stream(it.text().split("\\W+")).map(SqlName::folded).forEach(names::add);
      }
    }
    return new Mentioned(
        statement.sql(),
        statement.brief(),
        names,
        subjects(statement.tokens()),
        deed(statement.tokens().getFirst()),
        readsEveryColumn(statement.tokens()));
  }

  private static Deed deed(Token first) {
    return first.is("CREATE") ? Deed.MAKES : first.is("ALTER") ? Deed.CHANGES : Deed.DROPS;
  }

  /** {@code SELECT *}, {@code old.*}, {@code TABLE orders}, except in what is read as it runs. */
  private static boolean readsEveryColumn(List<Token> tokens) {
    int kind = kind(tokens);
    if (kind < 0 || tokens.get(kind).is("TRIGGER")) {
      return false;
    }
    boolean publishes = tokens.get(kind).is("PUBLICATION");
    for (int i = kind + 2; i < tokens.size(); i++) {
      boolean star = tokens.get(i).is("*") && BEFORE_STAR.contains(tokens.get(i - 1).word());
      if (star || (tokens.get(i).is("TABLE") && !publishes)) {
        return true;
      }
    }
    return false;
  }

  /** What follows VIEW or the like, without schemas; it is one name after CREATE. */
  private static Set<String> subjects(List<Token> tokens) {
    Set<String> subjects = new HashSet<>();
    int at = kind(tokens) + 1;
    Token first = tokens.getFirst();
    if (at == 0 || !(first.is("CREATE") || first.is("ALTER") || first.is("DROP"))) {
      return subjects;
    }
    boolean drops = first.is("DROP");
    while (at < tokens.size() && BEFORE_NAME.contains(tokens.get(at).word())) {
      at++;
    }
    for (; at < tokens.size() && tokens.get(at).isName(); at += 2) {
      boolean schema = at + 1 < tokens.size() && tokens.get(at + 1).is(".");
      if (!schema) {
        subjects.add(SqlName.folded(tokens.get(at).text()));
      }
      boolean more = schema || (drops && at + 1 < tokens.size() && tokens.get(at + 1).is(","));
      if (!more) {
        return subjects;
      }
    }
    return subjects;
  }

  private static int kind(List<Token> tokens) {
    for (int i = 1; i < Math.min(tokens.size(), LAST_KIND); i++) {
      boolean routine = ROUTINE.contains(tokens.get(i).word()) && isReadAtOnce(tokens);
      if (DEPENDENT.contains(tokens.get(i).word()) || routine) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isReadAtOnce(List<Token> tokens) {
    return tokens.getFirst().is("DROP") || tokens.stream().anyMatch(it -> it.is("ATOMIC"));
  }

  /** Whether all of these names, or keywords, are in it. */
  public boolean has(String... wanted) {
    return Stream.of(wanted).allMatch(it -> names.contains(SqlName.folded(it)));
  }

  /** Whether it makes or changes what no {@link dev.kinship.schema.Table} has, such as a view. */
  public boolean makesDependent() {
    return deed != Deed.DROPS && !subjects.isEmpty();
  }

  /** Whether this is its first word, in small letters. */
  public boolean begins(String word) {
    return SqlName.folded(sql.substring(0, Math.min(sql.length(), word.length()))).equals(word);
  }

  /** Whether it makes an index. */
  public boolean makesIndex() {
    return deed == Deed.MAKES
        && names.contains("index")
        && names.contains("on")
        && subjects.isEmpty();
  }

  /** Whether it drops the index that {@code other} makes, or the table that has it. */
  public boolean dropsIndex(Mentioned other) {
    return names.contains("drop")
        && (names.contains("index") || names.contains("table"))
        && names.stream().anyMatch(it -> other.names.contains(it) && !KEYWORDS.contains(it));
  }

  /** The conditions of its CHECK rules and its computed columns, each with its parentheses. */
  public List<String> checks() {
    List<String> checks = new ArrayList<>();
    Matcher check = CHECK.matcher(sql);
    for (int at = 0; check.find(at); at = check.end()) {
      int end = check.end();
      for (int depth = 1; depth > 0 && end < sql.length(); end++) {
        depth += sql.charAt(end) == '(' ? 1 : sql.charAt(end) == ')' ? -1 : 0;
      }
      checks.add(sql.substring(check.start(), end));
    }
    return checks;
  }

  /** Whether it drops or replaces the view, or what else {@code other} makes. */
  public boolean ends(Mentioned other) {
    return deed != Deed.CHANGES && subjects.containsAll(other.subjects);
  }
}
