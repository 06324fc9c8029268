package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.Branch;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.token.Problem;
import dev.kinship.syntax.python.token.TokenCursor;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads statements at a cursor, the bodies of classes and functions only when they are asked for.
 */
final class StatementReader {
  private static final Pattern JOIN = Pattern.compile("\\\\\\R");

  private final TokenCursor cursor;
  private final Tokens tokens;
  private final ExpressionReader expressions;
  private final SimpleStatementReader simple;
  private final List<Problem> problems;

  /**
   * The end of the last line of statements or of the last colon; the statements around it end there
   * as well.
   */
  private int end;

  /** Headers without a colon, and lines without a statement, are told to {@code problems}. */
  StatementReader(TokenCursor cursor, List<Problem> problems) {
    this.cursor = cursor;
    this.problems = problems;
    tokens = cursor.tokens;
    expressions = new ExpressionReader(cursor);
    simple = new SimpleStatementReader(cursor, expressions, problems);
  }

  /** Reads the statements of the block that the cursor is in; it stops at the block's end. */
  List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    readInto(statements);
    return List.copyOf(statements);
  }

  private void readInto(List<Statement> statements) {
    while (!cursor.is(Kind.DEDENT) && !cursor.is(Kind.END)) {
      if (cursor.is(Kind.INDENT)) {
        cursor.next();
        readInto(statements);
        closeBlock();
      } else {
        line(statements);
      }
    }
  }

  private void line(List<Statement> statements) {
    int start = cursor.start();
    switch (firstWord()) {
      case "class" -> statements.add(classDefinition(start));
      case "def" -> statements.add(function(start, start, List.of()));
      case "async" -> statements.add(async(start, List.of()));
      case "if" -> statements.add(conditional());
      case "for", "while", "try", "with" -> statements.add(compound(start));
      case "@" -> decorated(statements);
      default -> {
        if (endsInColon()) {
          statements.add(match(start));
        } else {
          simpleStatements(statements);
        }
      }
    }
  }

  /** The word that says what a statement is; none for a definition that has no name yet. */
  private String firstWord() {
    if (!cursor.is(Kind.NAME)) {
      return cursor.is('@') ? "@" : "";
    }
    String word = cursor.text();
    return switch (word) {
      case "class", "def" -> isBeforeName() ? word : "";
      case "async" -> isBeforeName() && !endsUnnamed() ? word : "";
      default -> word;
    };
  }

  private boolean isBeforeName() {
    return tokens.kind(cursor.index() + 1) == Kind.NAME;
  }

  private boolean endsUnnamed() {
    int next = cursor.index() + 1;
    boolean loop = tokens.isWord(next, "for") || tokens.isWord(next, "with");
    boolean function = tokens.isWord(next, "def") && tokens.kind(next + 1) == Kind.NAME;
    return !loop && !function;
  }

  private boolean endsInColon() {
    return tokens.is(tokens.codeBefore(tokens.lineEnd(cursor.index())), ':');
  }

  private void simpleStatements(List<Statement> statements) {
    while (!cursor.atLineEnd()) {
      if (cursor.is(';')) {
        problems.add(new Problem(cursor.span(), "a statement is missing before this"));
      } else {
        statements.add(simple.read());
      }
      cursor.skip(';');
      end = cursor.lastEnd();
    }
    if (cursor.is(Kind.NEWLINE)) {
      cursor.next();
    }
  }

  private Statement classDefinition(int outerStart) {
    int start = cursor.start();
    cursor.next();
    Span nameSpan = cursor.span();
    String name = cursor.name();
    cursor.next();
    if (cursor.is('[')) {
      cursor.skipBrackets();
    }
    List<Argument> arguments = cursor.is('(') ? expressions.arguments() : List.of();
    Block body = lazyBlock();
    return new ClassDefinition(spanFrom(start), outerStart, nameSpan, name, arguments, body);
  }

  private Statement async(int outerStart, List<Expression> decorators) {
    int start = cursor.start();
    cursor.next();
    return cursor.isWord("def") ? function(outerStart, start, decorators) : compound(start);
  }

  private Statement function(int outerStart, int start, List<Expression> decorators) {
    cursor.next();
    Span nameSpan = cursor.span();
    String name = cursor.name();
    Block body = lazyBlock();
    return new FunctionDefinition(spanFrom(start), outerStart, nameSpan, name, decorators, body);
  }

  private void decorated(List<Statement> statements) {
    int start = cursor.start();
    List<Expression> decorators = new ArrayList<>();
    while (cursor.skip('@')) {
      decorators.add(expressions.expression());
      simpleStatements(new ArrayList<>());
    }
    switch (firstWord()) {
      case "class" -> statements.add(classDefinition(start));
      case "def" -> statements.add(function(start, cursor.start(), List.copyOf(decorators)));
      case "async" -> statements.add(async(start, List.copyOf(decorators)));
      default -> {}
    }
  }

  private Statement conditional() {
    int start = cursor.start();
    List<Branch> branches = new ArrayList<>();
    do {
      cursor.next();
      Expression test = expressions.expression();
      branches.add(new Branch(Optional.of(test), block()));
    } while (cursor.isWord("elif"));
    if (cursor.isWord("else")) {
      branches.add(new Branch(Optional.empty(), block()));
    }
    return new Conditional(spanFrom(start), List.copyOf(branches));
  }

  /** Reads a loop, a {@code try} or a {@code with}, and the clauses that go on with it. */
  private Statement compound(int start) {
    List<Block> blocks = new ArrayList<>();
    do {
      blocks.add(block());
    } while (cursor.isWord("else") || cursor.isWord("except") || cursor.isWord("finally"));
    return new Compound(spanFrom(start), List.copyOf(blocks));
  }

  /** Reads a {@code match}, or a block whose header is not understood. */
  private Statement match(int start) {
    boolean match = cursor.isWord("match");
    cursor.moveTo(tokens.codeBefore(tokens.lineEnd(cursor.index())));
    int colonEnd = colon();
    List<Block> cases = new ArrayList<>();
    if (entersBlock()) {
      String indentation = indentation();
      while (match && cursor.isWord("case")) {
        cases.add(block());
      }
      List<Statement> statements = statements();
      closeBlock();
      if (cases.isEmpty()) {
        cases.add(new Block(colonEnd, false, indentation, statements));
      }
    } else {
      cases.add(flatBlock(colonEnd));
    }
    return new Compound(spanFrom(start), List.copyOf(cases));
  }

  /** Reads on to the colon of the header that the cursor is in, and the block after it. */
  private Block block() {
    int colonEnd = colon();
    if (!entersBlock()) {
      return flatBlock(colonEnd);
    }
    String indentation = indentation();
    List<Statement> statements = statements();
    closeBlock();
    return new Block(colonEnd, false, indentation, statements);
  }

  private Block lazyBlock() {
    int colonEnd = colon();
    if (!entersBlock()) {
      return flatBlock(colonEnd);
    }
    String indentation = indentation();
    int first = cursor.index();
    int close = tokens.blockEnd(first);
    end = tokens.end(tokens.codeBefore(close));
    cursor.moveTo(close);
    closeBlock();
    return new Block(colonEnd, false, indentation, new LazyStatements(tokens, first));
  }

  /** Reads the rest of the header's own line, if there is any. */
  private Block flatBlock(int colonEnd) {
    boolean inline = !cursor.atLineEnd();
    List<Statement> statements = new ArrayList<>();
    simpleStatements(statements);
    return new Block(colonEnd, inline, "", List.copyOf(statements));
  }

  /** Steps past the header's colon; a lambda has one of its own. Returns the offset after it. */
  private int colon() {
    int lambdas = 0;
    while (!cursor.atLineEnd() && !(lambdas == 0 && cursor.is(':'))) {
      if (cursor.isWord("lambda")) {
        lambdas++;
      } else if (cursor.is(':')) {
        lambdas--;
      }
      if (cursor.isOpening()) {
        cursor.skipBrackets();
      } else {
        cursor.next();
      }
    }
    if (!cursor.skip(':')) {
      problems.add(new Problem(Span.at(cursor.lastEnd()), "a colon is missing here"));
    }
    end = cursor.lastEnd();
    return end;
  }

  /** Steps over the line end and the indent, if both are next. */
  private boolean entersBlock() {
    int line = cursor.index();
    if (cursor.is(Kind.NEWLINE)) {
      cursor.next();
      if (cursor.is(Kind.INDENT)) {
        cursor.next();
        return true;
      }
    }
    cursor.moveTo(line);
    return false;
  }

  /**
   * The indentation of the block that was just entered: of lines that backslashes join, the first
   * that has one, as in CPython.
   */
  private String indentation() {
    int indent = cursor.index() - 1;
    String blanks = tokens.textOf(indent);
    return JOIN.splitAsStream(blanks)
        .map(it -> it.substring(it.lastIndexOf('\f') + 1))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void closeBlock() {
    if (cursor.is(Kind.DEDENT)) {
      cursor.next();
    }
  }

  private Span spanFrom(int start) {
    return new Span(start, Math.max(start, end));
  }
}
