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
 * triggers that it {@code makes}, else drops.
 */
public record Mentioned(
    String sql, String brief, Set<String> names, Set<String> subjects, boolean makes) {
  private static final Set<String> RUNS_TEXT = Set.of("DO", "FUNCTION", "PROCEDURE", "EXECUTE");

  private static final Set<String> BEFORE_NAME = Set.of("IF", "NOT", "EXISTS");

  /** Words of the statements that make and drop indexes. */
  private static final Set<String> KEYWORDS =
      Set.of("drop", "index", "table", "if", "exists", "on", "concurrently", "cascade");

  private static final Pattern CHECK = Pattern.compile("(?i)\\bcheck\\s*\\(");

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
        statement.tokens().getFirst().is("CREATE"));
  }

  /** What follows VIEW or TRIGGER, without schemas; it is one name after CREATE. */
  private static Set<String> subjects(List<Token> tokens) {
    Set<String> subjects = new HashSet<>();
    boolean makes = tokens.getFirst().is("CREATE");
    int at = kind(tokens) + 1;
    if (at == 0 || !(makes || tokens.getFirst().is("DROP"))) {
      return subjects;
    }
    while (at < tokens.size() && BEFORE_NAME.contains(tokens.get(at).word())) {
      at++;
    }
    for (; at < tokens.size() && tokens.get(at).isName(); at += 2) {
      boolean schema = at + 1 < tokens.size() && tokens.get(at + 1).is(".");
      if (!schema) {
        subjects.add(SqlName.folded(tokens.get(at).text()));
      }
      boolean more = schema || (at + 1 < tokens.size() && tokens.get(at + 1).is(","));
      if (!more) {
        return subjects;
      }
    }
    return subjects;
  }

  private static int kind(List<Token> tokens) {
    for (int i = 1; i < Math.min(tokens.size(), LAST_KIND); i++) {
      if (tokens.get(i).is("VIEW") || tokens.get(i).is("TRIGGER")) {
        return i;
      }
    }
    return -1;
  }

  /** Whether all of these names, or keywords, are in it. */
  public boolean has(String... wanted) {
    return Stream.of(wanted).allMatch(it -> names.contains(SqlName.folded(it)));
  }

  /** Whether it makes a view or a trigger, which no {@link dev.kinship.schema.Table} has. */
  public boolean makesViewOrTrigger() {
    return makes && !subjects.isEmpty();
  }

  /** Whether it makes an index. */
  public boolean makesIndex() {
    return makes && names.contains("index") && names.contains("on") && subjects.isEmpty();
  }

  /** Whether it drops the index that {@code other} makes, or the table that has it. */
  public boolean dropsIndex(Mentioned other) {
    return names.contains("drop")
        && (names.contains("index") || names.contains("table"))
        && names.stream().anyMatch(it -> other.names.contains(it) && !KEYWORDS.contains(it));
  }

  /** The conditions of its CHECK rules, each with the word and its parentheses. */
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

  /** Whether it drops or replaces the view or the trigger that {@code other} makes. */
  public boolean ends(Mentioned other) {
    return subjects.containsAll(other.subjects) && other.makes;
  }
}
