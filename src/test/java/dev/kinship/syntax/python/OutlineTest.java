package dev.kinship.syntax.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.syntax.python.Statement.Other;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineTest {
  @Test
  void aClassHasPlaces() {
    String text =
        """
        @first
        @second(1)
        class User[T: int](Model, table='users'):  # note
            '''Docs.'''

            id: int
            # end

        x = 1
        """;
    ClassDefinition it = (ClassDefinition) Outline.of(text).body().get(0);
    assertEquals(0, it.start());
    assertTrue(it.span().of(text).startsWith("class User[T"));
    assertTrue(it.span().of(text).endsWith("id: int"));
    assertEquals("User", it.nameSpan().of(text));
    assertEquals("table='users'", it.arguments().get(1).span().of(text));
    assertEquals(text.indexOf("  # note"), it.body().colonEnd());
    assertEquals("    ", it.body().indentation());
    assertEquals(2, it.body().statements().size());
  }

  @Test
  void anInlineBlockHasItsStatements() {
    String text = "class A: pass; x = 1;\ny = 2";
    ClassDefinition it = (ClassDefinition) Outline.of(text).body().get(0);
    assertTrue(it.body().inline());
    assertEquals("", it.body().indentation());
    assertEquals(8, it.body().colonEnd());
    assertEquals(List.of("pass", "x = 1"), spans(it.body().statements(), text));
  }

  @Test
  void aBodyMayBeginWithABackslash() {
    ClassDefinition it =
        (ClassDefinition) Outline.of("class A:\n\\\n  \\\n    x = 1\n").body().get(0);
    assertEquals("  ", it.body().indentation());
  }

  @Test
  void aFunctionIsReadWhenAsked() {
    String text =
        """
        class A:
            @property
            async def f[T](self, x=lambda a, b: 1) -> dict[str, int]:
                class B:
                    y = 1
                return x

            def g(self): return 1
        """;
    ClassDefinition outer = (ClassDefinition) Outline.of(text).body().get(0);
    FunctionDefinition f = (FunctionDefinition) outer.body().statements().get(0);
    assertEquals(text.indexOf('@'), f.start());
    assertEquals(text.indexOf("async"), f.span().start());
    assertEquals("property", f.decorators().get(0).span().of(text));
    assertEquals("        ", f.body().indentation());
    ClassDefinition inner = (ClassDefinition) f.body().statements().get(0);
    assertEquals("B", inner.name());
    assertEquals("return x", f.body().statements().get(1).span().of(text));
    FunctionDefinition g = (FunctionDefinition) outer.body().statements().get(1);
    assertEquals(List.of("return 1"), spans(g.body().statements(), text));
  }

  @Test
  void importsAreRead() {
    String text =
        """
        import a.b, c as d
        from ..a.b import (  # note
            c as d,
            e,
        )
        from ... import x
        from . import *
        """;
    List<Statement> body = Outline.of(text).body();
    Import plain = (Import) body.get(0);
    assertEquals(List.of("a", "d"), plain.names().stream().map(Alias::bound).toList());
    ImportFrom from = (ImportFrom) body.get(1);
    assertEquals(2, from.level());
    assertEquals("a.b", from.module());
    assertEquals("c as d", from.names().get(0).span().of(text));
    assertEquals(Optional.of("d"), from.names().get(0).asName());
    assertTrue(from.span().of(text).endsWith(")"));
    assertEquals(3, ((ImportFrom) body.get(2)).level());
    assertEquals("*", ((ImportFrom) body.get(3)).names().get(0).name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          x = 1              ~ assignment
          x: int             ~ assignment
          x: int = 1, 2      ~ assignment
          x = yield 1, 2     ~ assignment
          match = 1          ~ assignment
          type: int          ~ assignment
          x = y = 1          ~ other
          x.y = 1            ~ other
          (x) = 1            ~ other
          x, y = 1           ~ other
          x += 1             ~ other
          x == 1             ~ other
          match(x)           ~ other
          match[x]: int      ~ other
          type X[T] = int    ~ other
          lambda: 1          ~ other
          """)
  void onlyPlainTargetsAreAssigned(String text, String kind) {
    List<Statement> body = Outline.of(text).body();
    assertEquals(List.of(text), spans(body, text));
    assertEquals(kind.equals("assignment"), body.get(0) instanceof Assignment);
    assertEquals(kind.equals("other"), body.get(0) instanceof Other);
  }

  @Test
  void anAssignmentHasItsParts() {
    String text = "user : ClassVar['User'] = f(\n  1\n) # x";
    Assignment it = (Assignment) Outline.of(text).body().get(0);
    assertEquals("user", it.target());
    assertEquals(new Span(0, 4), it.targetSpan());
    assertEquals("ClassVar['User']", it.annotation().orElseThrow().span().of(text));
    assertEquals("f(\n  1\n)", it.value().orElseThrow().span().of(text));
  }

  @Test
  void branchesHaveTests() {
    String text = "if a:\n  x\nelif lambda: b: y\nelse:\n  z\n";
    Conditional it = (Conditional) Outline.of(text).body().get(0);
    assertEquals(3, it.branches().size());
    assertEquals("lambda: b", it.branches().get(1).test().orElseThrow().span().of(text));
    assertEquals(Optional.empty(), it.branches().get(2).test());
    assertEquals(List.of("z"), spans(it.branches().get(2).body().statements(), text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          for x in y: a^else: b                               ~ a b
          while x:^  a^else:^  b                              ~ a b
          try: a^except* b: c^except d as e: f^else: g^finally: h ~ a c f g h
          with a as b, c: d                                   ~ d
          async with a: b                                     ~ b
          async for a in b:^  c                               ~ c
          match x:^  case {1: 2} if y: a^  case _:^    b      ~ a b
          match x:^  case lambda_: a                          ~ a
          unknown x:^  a^  b                                  ~ a b
          """)
  void blocksOfAllSortsAreFound(String lines, String expected) {
    String text = lines.replace('^', '\n');
    Compound it = (Compound) Outline.of(text).body().get(0);
    assertEquals(text, it.span().of(text));
    List<String> found =
        it.blocks().stream()
            .map(Block::statements)
            .flatMap(block -> spans(block, text).stream())
            .toList();
    assertEquals(List.of(expected.split(" ")), found);
  }

  private static List<String> spans(List<Statement> statements, String text) {
    return statements.stream().map(it -> it.span().of(text)).toList();
  }
}
