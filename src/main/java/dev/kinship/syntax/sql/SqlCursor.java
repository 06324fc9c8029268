package dev.kinship.syntax.sql;

import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.sql.token.NotUnderstood;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A place in the tokens of a statement or of a part of one. */
final class SqlCursor {
  private final String text;
  private final List<Token> tokens;
  private final Wording wording;
  private int at;

  SqlCursor(SqlStatement statement, Wording wording) {
    this(statement.text(), statement.tokens(), wording);
  }

  private SqlCursor(String text, List<Token> tokens, Wording wording) {
    this.text = text;
    this.tokens = tokens;
    this.wording = wording;
  }

  Wording wording() {
    return wording;
  }

  boolean done() {
    return at >= tokens.size();
  }

  boolean at(String... words) {
    if (at + words.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!tokens.get(at + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  boolean atAny(Set<String> words) {
    return !done() && words.contains(tokens.get(at).word());
  }

  /** Whether these words are side by side somewhere from here on. */
  boolean contains(String... words) {
    int mark = at;
    boolean found = false;
    for (; !done() && !found; at++) {
      found = at(words);
    }
    at = mark;
    return found;
  }

  /** Passes over these words if all of them are next. */
  boolean accept(String... words) {
    boolean here = at(words);
    at += here ? words.length : 0;
    return here;
  }

  void expect(String... words) {
    if (!accept(words)) {
      throw new NotUnderstood();
    }
  }

  boolean atName() {
    return !done() && tokens.get(at).isName();
  }

  boolean atNumber() {
    return !done() && tokens.get(at).kind() == Token.Kind.NUMBER;
  }

  /** A name without the schema that may be before it. */
  String name() {
    return TableName.bare(table());
  }

  /** The name of a table, as {@link TableName} has it. */
  String table() {
    List<String> parts = new ArrayList<>();
    do {
      if (!atName() && !atString()) {
        throw new NotUnderstood();
      }
      parts.add(tokens.get(at++).text());
    } while (at(".") && at + 1 < tokens.size() && tokens.get(at + 1).isName() && accept("."));
    return TableName.of(parts, wording);
  }

  /**
   * The name of a table that {@code child} refers to: without a schema PostgreSQL looks for it by
   * the search path, the others in the schema of the child.
   */
  String parent(String child) {
    return wording.folds() ? table() : TableName.beside(child, table());
  }

  /** Passes over one token, or over all of a parenthesis. */
  void skip() {
    if (done()) {
      throw new NotUnderstood();
    }
    int depth = 0;
    do {
      depth += at("(") ? 1 : at(")") ? -1 : 0;
      at++;
    } while (depth > 0 && !done());
    if (depth > 0) {
      throw new NotUnderstood();
    }
  }

  void skipToEnd() {
    at = tokens.size();
  }

  /** A name with dots, as it is written. */
  String dotted() {
    int mark = at;
    skip();
    while (accept(".")) {
      skip();
    }
    return since(mark);
  }

  /** The names in a parenthesis, whatever follows each of them. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (SqlCursor part : parts()) {
      names.add(part.name());
    }
    return List.copyOf(names);
  }

  /** The text between the commas of a parenthesis, which is passed over. */
  List<SqlCursor> parts() {
    if (!at("(")) {
      throw new NotUnderstood();
    }
    int start = at + 1;
    skip();
    boolean closed = tokens.get(at - 1).is(")");
    return part(start, closed ? at - 1 : at).split();
  }

  /** The text between the commas of the rest. */
  List<SqlCursor> split() {
    List<SqlCursor> parts = new ArrayList<>();
    int start = at;
    while (!done()) {
      if (at(",")) {
        parts.add(part(start, at));
        start = at + 1;
      }
      skip();
    }
    if (start < tokens.size()) {
      parts.add(part(start, tokens.size()));
    }
    return parts;
  }

  private SqlCursor part(int from, int to) {
    return new SqlCursor(text, tokens.subList(from, to), wording);
  }

  int mark() {
    return at;
  }

  void back(int mark) {
    at = mark;
  }

  /** The text from a mark up to here, as it is written. */
  String since(int mark) {
    return mark == at ? "" : text.substring(tokens.get(mark).start(), tokens.get(at - 1).end());
  }

  /** All that is left, as it is written. */
  String rest() {
    int mark = at;
    skipToEnd();
    return since(mark);
  }

  private boolean atString() {
    return !done() && tokens.get(at).kind() == Token.Kind.STRING;
  }
}
