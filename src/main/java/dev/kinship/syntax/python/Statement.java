package dev.kinship.syntax.python;

import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement, as far as Kinship looks into it. Spans are those of CPython's {@code ast}. */
public sealed interface Statement {
  /**
   * From its first token, decorators left out, to the end of its last; a semicolon belongs only to
   * the blocks around it.
   */
  Span span();

  /**
   * A class. {@code start} is where its first decorator, else the statement, begins; {@code
   * arguments} are bases and keywords in the order written.
   */
  record ClassDefinition(
      Span span, int start, Span nameSpan, String name, List<Argument> arguments, Block body)
      implements Statement {}

  /**
   * A function, {@code async} or not. {@code start} as with a class. An indented body is read when
   * its statements are asked for.
   */
  record FunctionDefinition(
      Span span, int start, Span nameSpan, String name, List<Expression> decorators, Block body)
      implements Statement {}

  /** {@code import a.b, c as d}. */
  record Import(Span span, List<Alias> names) implements Statement {}

  /**
   * {@code from ..a.b import c as d}: two dots are level 2, {@code module} is {@code a.b} or empty;
   * a star is one name, {@code *}.
   */
  record ImportFrom(Span span, int level, String module, List<Alias> names) implements Statement {}

  /**
   * {@code x = v}, {@code x: T} or {@code x: T = v}; targets that are not a plain name, and several
   * of them, are {@link Other}.
   */
  record Assignment(
      Span span,
      Span targetSpan,
      String target,
      Optional<Expression> annotation,
      Optional<Expression> value)
      implements Statement {}

  /** {@code if}, its {@code elif}s and its {@code else}, which has no test. */
  record Conditional(Span span, List<Branch> branches) implements Statement {}

  /**
   * {@code for}, {@code while}, {@code try}, {@code with}, {@code match}: what it is matters not,
   * its blocks do.
   */
  record Compound(Span span, List<Block> blocks) implements Statement {
    /**
     * Its code outside the blocks, such as {@code except E as e:}, each to the end of its colon.
     */
    public List<Span> headers() {
      List<Span> headers = new ArrayList<>();
      int from = span.start();
      for (Block block : blocks) {
        headers.add(new Span(from, block.colonEnd()));
        from = block.end();
      }
      return headers;
    }
  }

  /** Any other statement, a docstring among them. */
  record Other(Span span) implements Statement {}

  /** One imported name: {@code span} covers {@code name as asName}. */
  record Alias(Span span, String name, Optional<String> asName) {
    /** The name that the importing module gets: {@code a} for {@code import a.b}. */
    public String bound() {
      return asName.orElseGet(
          () -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
    }
  }

  /** One branch of a {@link Conditional}. */
  record Branch(Optional<Expression> test, Block body) {}

  /**
   * What follows a colon. {@code colonEnd} is the offset after the colon; an {@code inline} block
   * is on the colon's own line. {@code indentation} is the white space before its statements, empty
   * when inline.
   */
  record Block(int colonEnd, boolean inline, String indentation, List<Statement> statements) {
    /** Where its last statement ends, or its colon if it has none. */
    int end() {
      return statements.isEmpty() ? colonEnd : statements.getLast().span().end();
    }
  }
}
