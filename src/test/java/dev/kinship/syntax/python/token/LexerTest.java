package dev.kinship.syntax.python.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinship.syntax.python.token.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
  @Test
  void splitsALineIntoItsParts() {
    assertEquals(
        List.of("NAME x", "OPERATOR :=", "NUMBER 0xFF_ff", "OPERATOR **=", "STRING 'a'", "NEWLINE"),
        read("x:=0xFF_ff **=\t\f'a'"));
    assertEquals(
        List.of("NAME a", "OPERATOR .", "NAME b", "OPERATOR ->", "OPERATOR ...", "NEWLINE"),
        read("a . b->..."));
    assertEquals(List.of("NAME größe", "NAME 名", "NEWLINE"), read("größe 名"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a'",
        "r'\\'",
        "b'\\''",
        "Rb\"x\"",
        "u'ü'",
        "'''a\n'b'\\''''",
        "\"\"",
        "\"\"\"\"\"\"",
        "'a\\\nb'",
        "'a\\\r\nb'",
        "f''",
        "f'{a}'",
        "f'{{{a!r:>{w}}}}'",
        "f\"{x[\"a\"]}\"",
        "t'{a}'",
        "f'{f\"{f'{1}'}\"}'",
        "f'{a:{b:{c}}}'",
        "f'{x:%H:%M}'",
        "rf'\\{x}'",
        "f'\\N{DIGIT ONE}{x}'",
        "f'''{\na # }'''\n}'''",
        "f'{a != b}'",
        "f'{ {1: 2}[1] }'",
        "fR'{\"}\"}'",
        "f'}}'",
        "f'{lambda: 1}'",
        "f'{x:\\'}'"
      })
  void aStringIsOneToken(String string) {
    List<String> expected =
        string.startsWith("r'")
            ? List.of("ERROR r'\\'", "NEWLINE")
            : List.of("STRING " + string, "NEWLINE");
    assertEquals(expected, read(string));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "00", "0_0", "1_000", "1.", ".5", "1.5e-3", "1e5J", "0b1_0", "0o17", "0XfF", "1_0.0_1",
        "09.5", "0e0", "07j"
      })
  void aNumberIsOneToken(String number) {
    assertEquals(List.of("NUMBER " + number, "NEWLINE"), read(number));
  }

  @Test
  void aKeywordMayTouchANumber() {
    assertEquals(
        List.of(
            "NUMBER 1", "NAME if", "NUMBER 0x1f", "NAME or", "NUMBER 1", "NAME else", "NEWLINE"),
        read("1if 0x1for 1else"));
  }

  @Test
  void blocksAreIndented() {
    assertEquals(
        List.of(
            "NAME if",
            "NAME a",
            "OPERATOR :",
            "NEWLINE",
            "LINE_BREAK",
            "COMMENT # c",
            "LINE_BREAK",
            "INDENT",
            "NAME b",
            "NEWLINE",
            "COMMENT # d",
            "LINE_BREAK",
            "DEDENT",
            "NAME c",
            "NEWLINE"),
        read("if a:\n\n# c\n  b\n# d\nc\n"));
  }

  @Test
  void linesAreJoined() {
    assertEquals(
        List.of("NAME a", "OPERATOR (", "LINE_BREAK", "NAME b", "OPERATOR )", "NAME c", "NEWLINE"),
        read("a(\n  b) \\\n  c"));
  }

  @Test
  void everyLineEndCounts() {
    assertEquals(
        List.of("NAME a", "NEWLINE", "NAME b", "NEWLINE", "NAME c", "NEWLINE", "LINE_BREAK"),
        read("a\r\nb\rc\n\r"));
  }

  @Test
  void aForgottenBracketDoesNotSwallowTheNextDefinition() {
    for (String line :
        List.of(
            "class A",
            "def f",
            "  def f",
            "async def f",
            "import a",
            "from .a import b",
            "@a\ndef f")) {
      Tokens tokens = Lexer.read("x = f(1,\n" + line);
      assertEquals(Kind.NEWLINE, tokens.kind(6), line);
      assertEquals("this bracket is never closed", tokens.problems.get(0).message());
    }
  }

  private static List<String> read(String text) {
    Tokens tokens = Lexer.read(text);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < tokens.count() - 1; i++) {
      Kind kind = tokens.kind(i);
      boolean blank = tokens.textOf(i).isBlank();
      items.add(blank ? kind.name() : kind + " " + tokens.textOf(i));
    }
    return items;
  }
}
