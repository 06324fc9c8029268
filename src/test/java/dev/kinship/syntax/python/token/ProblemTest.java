package dev.kinship.syntax.python.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinship.syntax.python.Outline;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x = (1                     | this bracket is never closed
          x = 1)                     | closes a bracket that is not open
          x = (1]                    | closes a bracket that is not open
          x = 'a                     | this string is never closed
          x = '''a                   | this string is never closed
          x = f'{a'                  | this string is never closed
          x = f'{a:{b}'              | this string is never closed
          if a:~    b~  c            | does not match the indentation of any outer block
          if a:~        b~\tc        | mixes tabs and spaces
          if a:~\tb~        c        | mixes tabs and spaces
          x = 1~  y = 2              | unexpected indentation
          ~  x = 1                   | unexpected indentation
          if a:~b                    | a block is missing before this
          if a:                      | a block is missing before this
          class A:~    def f(self):~ | a block is missing before this
          class A                    | a colon is missing here
          class A:; x = 1            | a statement is missing before this
          x = 1;; y = 2              | a statement is missing before this
          from a import              | what is imported is not a name
          from a import ;(           | this bracket is never closed
          from a import b, c.d       | what is imported is not a name
          import                     | what is imported is not a name
          class A(B)~    x = 1       | unexpected indentation
          x = 1 $ 2                  | not Python
          x = 1 ? 2                  | not Python
          x = a!                     | not Python
          x = a\u00a0b               | not Python
          x = 1 \\ 2                 | not Python
          x = 1 \\                   | not Python
          x = 1 \\~                  | not Python
          x = 07                     | not a number
          x = 1__0                   | not a number
          x = 0x                     | not a number
          x = 1abc                   | not a number
          x = 1e+                    | not a number
          x = '\0'                   | a zero character
          """)
  void isRecorded(String text, String message) {
    String lines = text.replace('~', '\n');
    assertEquals(message, Outline.of(lines).problems().get(0).message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "   ",
        "\t# x\n  # y",
        "\f\nx",
        "if a:\n\tb\n\tc",
        "if a:\n  \tb\n  \tc",
        "x = (yield\nfrom y)",
        "x = (a\n@b\n)",
        "x = [a\nasync for a in b]",
        "if a:\n    b\n  # c\n    d",
        "if a: b",
        "x = [\n  1,\n]",
        "if a: # b\n\n\n  c",
        "\\\nx = 1",
        "if a:\n    \\\n  b\n    c",
        "x = a if b else c",
        "x = y[1:]\nz",
        "x = lambda: 1\ny",
        "class A: pass\nx",
        "x = 1;",
        "if a:\n    b;\nc",
        "# \u20ac $ ? (",
        "x = '\u20ac $ ? ('",
        "match x:\n  case 1: pass",
        "async def f():\n  async with a: pass",
        "if a:\n        b\nif c:\n\td"
      })
  void isNotSeenInGoodText(String text) {
    assertEquals(List.of(), Outline.of(text).problems());
  }

  @Test
  void standsWhereTheFlawIs() {
    Problem problem = Outline.of("x = f(1\nclass A: pass\n").problems().get(0);
    assertEquals("(", problem.span().of("x = f("));
  }

  @Test
  void doesNotHideWhatFollows() {
    String text =
        """
        class A:
            def f(self:
                pass

            def g(self): pass

        x = f(1, [2,

        class B:
            '''Fine.'''
              x = 1
           y = 2

        class (
        class C
        class D: z = "
        """;
    List<String> names =
        Outline.of(text).body().stream()
            .filter(ClassDefinition.class::isInstance)
            .map(it -> ((ClassDefinition) it).name())
            .toList();
    assertEquals(List.of("A", "B", "C", "D"), names);
    ClassDefinition first = (ClassDefinition) Outline.of(text).body().get(0);
    assertEquals(2, first.body().statements().size());
  }
}
