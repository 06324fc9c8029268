package dev.kinship.syntax.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinship.syntax.python.Expression.Alternatives;
import dev.kinship.syntax.python.Expression.Call;
import dev.kinship.syntax.python.Expression.Constant;
import dev.kinship.syntax.python.Expression.Name;
import dev.kinship.syntax.python.Expression.Other;
import dev.kinship.syntax.python.Expression.Sequence;
import dev.kinship.syntax.python.Expression.Subscript;
import dev.kinship.syntax.python.Expression.Text;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  /** What is expected: names bare, texts in quotes, the rest in brackets with its kind before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          User                       ~ User
          a . b.c                    ~ a.b.c
          'User'                     ~ 'User'
          'Us' r"er"                 ~ 'User'
          ('Us' 'er')                ~ 'User'
          f'{a}'                     ~ other{f'{a}'}
          b'a'                       ~ other{b'a'}
          'a' f'b'                   ~ other{'a' f'b'}
          None                       ~ constant{None}
          1_000                      ~ constant{1_000}
          ...                        ~ constant{...}
          -1                         ~ other{-1}
          f()                        ~ f()
          f(a, b='c', *d, **e)       ~ f(a, b='c', other{*d}, other{**e})
          f(a)(b).c                  ~ other{f(a)(b).c}
          f(a)(b)                    ~ f(a)(b)
          a.b(c for d, e in f)       ~ a.b(other{c for d, e in f})
          f(x := 1, y)               ~ f(other{x := 1}, y)
          f(lambda a, b=1: c, d)     ~ f(other{lambda a, b=1: c}, d)
          a[b, c]                    ~ a[b, c]
          a[b][c]                    ~ a[b][c]
          a[1:2, b]                  ~ a[other{1:2}, b]
          a['B' | None]              ~ a[any{'B', constant{None}}]
          a | b.c | 'd'              ~ any{a, b.c, 'd'}
          a | b & c                  ~ other{a | b & c}
          a if b else c              ~ other{a if b else c}
          a == b                     ~ other{a == b}
          not a                      ~ other{not a}
          await a                    ~ other{await a}
          (a)                        ~ a
          (a + b)                    ~ other{(a + b)}
          ()                         ~ {}
          (a,)                       ~ {a}
          (a, [b, c])                ~ {a, {b, c}}
          a, b                       ~ {a, b}
          a,                         ~ {a}
          [a for b, c in d]          ~ other{[a for b, c in d]}
          [f(a for b in c)]          ~ {f(other{a for b in c})}
          {a: b}                     ~ other{{a: b}}
          lambda a: b, c             ~ {other{lambda a: b}, c}
          f(                         ~ other{f(}
          a b                        ~ other{a b}
          a = b                      ~ other{a = b}
          """)
  void isRead(String text, String expected) {
    assertEquals(expected, shown(Outline.expression(text), text));
  }

  @Test
  void escapesAreResolved() {
    assertEquals(
        "a\n\t\\'\"\u00e9\u20ac\ud83d\ude00A\u0001S7\\q",
        value(
            "'a\\n\\t\\\\\\'\\\"\\xe9\\u20ac\\U0001f600\\N{LATIN CAPITAL LETTER A}\\1\\1237\\q'"));
    assertEquals("ab", value("'a\\\r\nb'"));
    assertEquals("a\nb\nc\n", value("'''a\r\nb\rc\n'''"));
    assertEquals("\\n'\\", value("r'''\\n'\\''''").replace("'\\'", "'\\"));
    assertEquals("a\u0007\b\f\r\u000b", value("u'a\\a\\b\\f\\r\\v'"));
    assertEquals("", value("''"));
    assertEquals("\\x1", value("'\\x1'"));
  }

  @Test
  void aCallKnowsWhereItCloses() {
    String text = " f( a , b )  ";
    Call call = (Call) Outline.expression(text);
    assertEquals("f( a , b )", call.span().of(text));
    assertEquals(text.indexOf(')'), call.close());
    assertEquals("b", call.arguments().get(1).span().of(text));
  }

  @Test
  void anArgumentCoversItsKeywordAndParentheses() {
    String text = "f(a = (b), c=d)";
    Call call = (Call) Outline.expression(text);
    assertEquals("a = (b)", call.arguments().get(0).span().of(text));
    assertEquals("b", call.arguments().get(0).value().span().of(text));
    assertEquals("c", call.arguments().get(1).keyword().orElseThrow());
  }

  @Test
  void manyBracketsDoNoHarm() {
    String deep = "[".repeat(100_000);
    assertEquals(new Other(new dev.kinship.text.Span(0, 100_000)), Outline.expression(deep));
    String allowed = "[".repeat(200) + "]".repeat(200);
    assertEquals(allowed, Outline.expression(allowed).span().of(allowed));
  }

  private static String value(String text) {
    return ((Text) Outline.expression(text)).value();
  }

  private static String shown(Expression expression, String text) {
    return switch (expression) {
      case Name it -> it.dotted();
      case Text it -> "'" + it.value() + "'";
      case Constant it -> "constant{" + it.literal() + "}";
      case Call it -> shown(it.function(), text) + shown(it.arguments(), text);
      case Subscript it -> shown(it.value(), text) + "[" + joined(it.items(), text) + "]";
      case Sequence it -> "{" + joined(it.items(), text) + "}";
      case Alternatives it -> "any{" + joined(it.items(), text) + "}";
      case Other it -> "other{" + it.span().of(text) + "}";
    };
  }

  private static String shown(List<Argument> arguments, String text) {
    return arguments.stream()
        .map(it -> it.keyword().map(name -> name + "=").orElse("") + shown(it.value(), text))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String joined(List<Expression> items, String text) {
    return items.stream().map(it -> shown(it, text)).collect(Collectors.joining(", "));
  }
}
