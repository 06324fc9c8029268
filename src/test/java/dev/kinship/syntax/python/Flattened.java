package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.Branch;
import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** What we read, in the words of {@code syntax_oracle.py}. */
final class Flattened {
  private static final String KINDS = "NDSOXLBCIUE";

  private final List<String> items = new ArrayList<>();

  private Flattened() {}

  static List<String> tokens(String text) {
    Tokens tokens = Lexer.read(text);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < tokens.count(); i++) {
      Kind kind = tokens.kind(i);
      boolean empty = tokens.start(i) == tokens.end(i);
      if (empty && kind == Kind.NEWLINE) {
        continue;
      }
      boolean placed = kind != Kind.DEDENT && kind != Kind.END;
      boolean ended = placed && kind != Kind.NEWLINE && kind != Kind.LINE_BREAK;
      int start = placed ? tokens.start(i) : 0;
      int end = ended ? tokens.end(i) : start;
      items.add("%c %d %d".formatted(KINDS.charAt(kind.ordinal()), start, end));
    }
    return items;
  }

  static List<String> statements(Outline outline) {
    Flattened flattened = new Flattened();
    flattened.statements(outline.body());
    return flattened.items;
  }

  private void statements(List<Statement> statements) {
    statements.forEach(this::statement);
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.ClassDefinition it -> {
        add("class", it.span(), hash(it.name()));
        it.arguments().forEach(argument -> expression(argument.value()));
        statements(it.body().statements());
      }
      case Statement.FunctionDefinition it -> {
        add("function", it.span(), 0);
        it.decorators().forEach(this::expression);
        statements(it.body().statements());
      }
      case Statement.Import it -> add("import", it.span(), hash(it.names()));
      case Statement.ImportFrom it -> {
        String names = "(%d, '%s', %s)".formatted(it.level(), it.module(), repr(it.names()));
        add("from", it.span(), hash(names));
      }
      case Statement.Assignment it -> {
        add("assignment", it.span(), 0);
        it.annotation().ifPresent(this::expression);
        it.value().ifPresent(this::expression);
      }
      case Statement.Conditional it -> {
        add("if", it.span(), 0);
        for (Branch branch : it.branches()) {
          branch.test().ifPresent(this::expression);
          statements(branch.body().statements());
        }
      }
      case Statement.Compound it -> {
        add("compound", it.span(), 0);
        it.blocks().stream().map(Block::statements).forEach(this::statements);
      }
      case Statement.Other it -> add("other", it.span(), 0);
    }
  }

  private void expression(Expression expression) {
    Span span = expression.span();
    switch (expression) {
      case Expression.Name it -> add("N", span, hash(it.dotted()));
      case Expression.Text it -> add("T", span, hashOfUnits(it.value()));
      case Expression.Constant it -> add("C", span, 0);
      case Expression.Call it -> {
        add("K", span, 0);
        expression(it.function());
        it.arguments().forEach(argument -> expression(argument.value()));
      }
      case Expression.Subscript it -> {
        add("S", span, 0);
        expression(it.value());
        it.items().forEach(this::expression);
      }
      case Expression.Sequence it -> {
        add("Q", span, it.items().size());
        it.items().forEach(this::expression);
      }
      case Expression.Alternatives it -> {
        add("A", span, it.items().size());
        it.items().forEach(this::expression);
      }
      case Expression.Other it -> add("O", span, 0);
    }
  }

  private void add(String kind, Span span, long extra) {
    items.add("%s %d %d %d".formatted(kind, span.start(), span.end(), extra));
  }

  private static long hash(List<Alias> names) {
    return hash(repr(names));
  }

  /** As Python's {@code repr} would write the names. */
  private static String repr(List<Alias> names) {
    return names.stream()
        .map(it -> "('%s', %s)".formatted(it.name(), quoted(it.asName())))
        .toList()
        .toString();
  }

  private static String quoted(Optional<String> name) {
    return name.map("'%s'"::formatted).orElse("None");
  }

  private static long hash(String value) {
    CRC32 hash = new CRC32();
    hash.update(value.getBytes(StandardCharsets.UTF_8));
    return hash.getValue();
  }

  /** No charset encodes a half of a pair that stands alone. */
  private static long hashOfUnits(String value) {
    CRC32 hash = new CRC32();
    for (char c : value.toCharArray()) {
      hash.update(c);
      hash.update(c >> 8);
    }
    return hash.getValue();
  }
}
