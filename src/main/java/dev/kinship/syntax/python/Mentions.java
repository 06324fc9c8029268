package dev.kinship.syntax.python;

import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Nfkc;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a text says a word, as code or in a string; comments and docstrings say nothing. */
public final class Mentions {
  /** What may be a name; of marks that are letters only together with the one before them, too. */
  public static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{Nl}_][\\p{L}\\p{M}\\p{N}\\p{Pc}]*");

  private final Tokens tokens;
  private final Set<String> words;
  private final List<Mention> found = new ArrayList<>();
  private Set<String> line = new TreeSet<>();
  private boolean importing;

  /** How a word is used. */
  public enum MentionKind {
    /** As a name of its own. */
    NAME,
    /** As the keyword of an argument. */
    KEYWORD,
    /** After a dot. */
    ATTRIBUTE,
    /** In a string, alone or among others. */
    STRING,
    /** In an import. */
    IMPORT
  }

  /** One place; {@code line} are the names of the logical line, as far as it is read by then. */
  public record Mention(Span span, String word, MentionKind kind, Set<String> line) {}

  private Mentions(Tokens tokens, Set<String> words) {
    this.tokens = tokens;
    this.words = words;
  }

  /** Where {@code text} says one of {@code words}, from its beginning. */
  public static List<Mention> in(String text, Set<String> words) {
    return new Mentions(Lexer.read(text), words).run();
  }

  private List<Mention> run() {
    boolean first = true;
    for (int i = 0; i < tokens.count(); i++) {
      Kind kind = tokens.kind(i);
      if (kind == Kind.NEWLINE) {
        line = new TreeSet<>();
        importing = false;
        first = true;
      } else if (kind == Kind.NAME) {
        importing |= first && (tokens.isWord(i, "from") || tokens.isWord(i, "import"));
        name(i);
        first = false;
      } else if (kind == Kind.STRING) {
        string(i, first);
        first = false;
      } else if (tokens.isCode(i)) {
        first = tokens.is(i, ';');
        importing &= !first;
      }
    }
    return found;
  }

  private void name(int index) {
    String word = tokens.nameOf(index);
    line.add(word);
    if (words.contains(word)) {
      int before = tokens.codeBefore(index);
      boolean attribute = before >= 0 && tokens.is(before, '.');
      boolean argument = before >= 0 && (tokens.is(before, '(') || tokens.is(before, ','));
      MentionKind plain =
          argument && tokens.is(codeAfter(index), '=') ? MentionKind.KEYWORD : MentionKind.NAME;
      MentionKind kind = importing ? MentionKind.IMPORT : attribute ? MentionKind.ATTRIBUTE : plain;
      add(new Span(tokens.start(index), tokens.end(index)), word, kind);
    }
  }

  private int codeAfter(int index) {
    int at = index + 1;
    while (at < tokens.count() - 1 && !tokens.isCode(at)) {
      at++;
    }
    return at;
  }

  private void string(int index, boolean first) {
    boolean docstring =
        first && (index + 1 == tokens.count() || tokens.kind(index + 1) == Kind.NEWLINE);
    if (docstring) {
      return;
    }
    Matcher matcher = WORD.matcher(tokens.textOf(index));
    while (matcher.find()) {
      String word = Nfkc.of(matcher.group());
      if (words.contains(word)) {
        int start = tokens.start(index);
        Span span = new Span(start + matcher.start(), start + matcher.end());
        add(span, word, MentionKind.STRING);
      }
    }
  }

  private void add(Span span, String word, MentionKind kind) {
    found.add(new Mention(span, word, kind, line));
  }
}
