package dev.kinship.syntax.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinship.fuzz.Mutator;
import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.Problem;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads randomly mutated texts: nothing fails, and all places lie in the text, in order. */
class FuzzTest {
  private static final String WHOLE =
      """
      from __future__ import annotations
      from ..a.b import (c as d, e)
      import os.path, sys as s

      @dec(1, x=[2])
      class User[T](Model, table="users"):
          '''Docs: "quoted".'''

          id: Optional[int] = None; name: str
          posts: ClassVar[HasMany["Post"]] = HasMany(
              foreign_key="user_id",  # key
              inverse_of='us\\'er',
          )

          async def f(self, *a, k=lambda x, y=1: x, **kw) -> dict[str, int] | None:
              if a and (b := 0x1f): return f"{self!r:>{w}} {x["a"]}"; pass
              elif k: yield from (i for i, j in z if i)
              else:
                  async with a as b, c: x[1:2, ...] += 1_000.5e-3j
              for x in y: continue
              else: del x
              try:
                  raise E from None
              except* (A, B) as e: pass
              finally:
      \t\t\tassert x, \\
                      "y"
              class Inner: z = "größe\ud83d\ude00"
          c = lambda: 1

      match x:
          case {"a": [1, *_]} if y: pass
          case _:
              type X[T] = int
      """;

  @Test
  void nothingFails() {
    mutate(3_000, 1);
  }

  @Test
  @Tag("slow")
  void nothingFailsForLong() {
    mutate(60_000, 2);
  }

  @Test
  void longTextsTakeNoLonger() {
    for (String piece : Mutator.PYTHON) {
      String text = piece.repeat(40_000 / piece.length());
      String lines = (piece + "\n").repeat(40_000 / (piece.length() + 1));
      String fields = ("f'{" + piece + "\n").repeat(4_000);
      String deep = "x = (".concat((piece + "(").repeat(10_000));
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> List.of(text, lines, fields, deep).forEach(FuzzTest::checkAll),
          piece);
    }
  }

  @Test
  void insertedLinesPassTheGuardWhereTheTextStaysGood() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      int at = random.nextInt(WHOLE.length());
      Edits edits =
          Edits.of(Edit.insert(at, Mutator.PYTHON.get(random.nextInt(Mutator.PYTHON.size()))));
      String after = edits.applyTo(WHOLE);
      if (Guard.onlyInserted(WHOLE, edits, after)) {
        assertEquals(List.of(), Outline.of(after).problems(), after);
      }
    }
  }

  private static void mutate(int times, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < times; i++) {
      StringBuilder text = new StringBuilder(WHOLE);
      for (int j = random.nextInt(8); j >= 0; j--) {
        mutate(text, random);
      }
      checkAll(text.toString());
    }
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(random.nextInt(4) == 0 ? 80 : 4));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, text.substring(at, end));
      default -> text.insert(at, Mutator.PYTHON.get(random.nextInt(Mutator.PYTHON.size())));
    }
    if (text.isEmpty()) {
      text.append(WHOLE);
    }
  }

  private static void checkAll(String text) {
    checkTokens(Lexer.read(text));
    Outline outline = Outline.of(text);
    for (Problem problem : outline.problems()) {
      checkInside(problem.span(), new Span(0, text.length()));
    }
    checkStatements(outline.body(), new Span(0, text.length()));
    checkInside(Outline.expression(text).span(), new Span(0, text.length()));
  }

  private static void checkTokens(Tokens tokens) {
    int at = 0;
    int depth = 0;
    for (int i = 0; i < tokens.count(); i++) {
      boolean empty = tokens.start(i) == tokens.end(i);
      assertTrue(tokens.start(i) >= at && tokens.end(i) >= tokens.start(i), tokens.text);
      assertTrue(!empty || tokens.kind(i).compareTo(Kind.ERROR) > 0, tokens.text);
      String between = tokens.text.substring(at, tokens.start(i));
      assertTrue(between.replace('\\', ' ').isBlank(), tokens.text);
      depth += tokens.kind(i) == Kind.INDENT ? 1 : tokens.kind(i) == Kind.DEDENT ? -1 : 0;
      assertTrue(depth >= 0, tokens.text);
      at = tokens.end(i);
    }
    assertEquals(tokens.text.length(), at);
    assertEquals(0, depth);
  }

  private static void checkStatements(List<Statement> statements, Span around) {
    int at = around.start();
    for (Statement statement : statements) {
      Span span = statement.span();
      checkInside(span, new Span(at, around.end()));
      at = span.end();
      switch (statement) {
        case Statement.ClassDefinition it -> {
          it.arguments().forEach(argument -> checkArgument(argument, span));
          checkStatements(it.body().statements(), span);
        }
        case Statement.FunctionDefinition it -> checkStatements(it.body().statements(), span);
        case Statement.Conditional it ->
            it.branches().forEach(branch -> checkStatements(branch.body().statements(), span));
        case Statement.Compound it ->
            it.blocks().forEach(block -> checkStatements(block.statements(), span));
        case Statement.Assignment it -> {
          it.annotation().ifPresent(part -> checkExpression(part, span));
          it.value().ifPresent(part -> checkExpression(part, span));
        }
        case Statement.Import it -> it.names().forEach(name -> checkInside(name.span(), span));
        case Statement.ImportFrom it -> it.names().forEach(name -> checkInside(name.span(), span));
        case Statement.Other it -> assertTrue(!it.span().isEmpty());
      }
    }
  }

  private static void checkExpression(Expression expression, Span around) {
    checkInside(expression.span(), around);
    switch (expression) {
      case Expression.Call it -> {
        checkExpression(it.function(), it.span());
        it.arguments().forEach(argument -> checkArgument(argument, it.span()));
      }
      case Expression.Subscript it -> {
        checkExpression(it.value(), it.span());
        checkItems(it.items(), it.span());
      }
      case Expression.Sequence it -> checkItems(it.items(), it.span());
      case Expression.Alternatives it -> checkItems(it.items(), it.span());
      case Expression.Name it -> assertTrue(!it.dotted().isEmpty());
      case Expression.Text it -> assertTrue(it.span().length() > 1);
      case Expression.Constant it -> assertTrue(!it.literal().isEmpty());
      case Expression.Other it -> {}
    }
  }

  private static void checkArgument(Argument argument, Span around) {
    checkInside(argument.span(), around);
    checkExpression(argument.value(), argument.span());
  }

  private static void checkItems(List<Expression> items, Span around) {
    int at = around.start();
    for (Expression item : items) {
      checkExpression(item, new Span(at, around.end()));
      at = item.span().end();
    }
  }

  private static void checkInside(Span span, Span around) {
    assertTrue(
        span.start() >= around.start() && span.end() <= around.end(),
        () -> "%s is not in %s".formatted(span, around));
  }
}
