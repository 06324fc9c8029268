package dev.kinship.syntax.python;

import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a function's parameters and of its result: defaults and annotations. */
record Signature(List<Span> defaults, List<Span> types, List<Span> results) {
  /** Reads what follows the function's name, to the colon before its body. */
  static Signature of(String text, Span header) {
    return new Reading(header.start(), Lexer.readInline(header.of(text))).all();
  }

  private static final class Reading {
    private final int start;
    private final Tokens tokens;
    private final Signature found =
        new Signature(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private int at;

    Reading(int start, Tokens tokens) {
      this.start = start;
      this.tokens = tokens;
    }

    Signature all() {
      if (tokens.is(0, '[')) {
        at = 1;
        skip("]");
        at++;
      }
      at++;
      while (at < tokens.count() && !tokens.is(at, ')')) {
        skip(":=,)");
        if (tokens.is(at, ':')) {
          take(found.types, "=,)");
        }
        if (tokens.is(at, '=')) {
          take(found.defaults, ",)");
        }
        at += tokens.is(at, ',') ? 1 : 0;
      }
      at++;
      if (at < tokens.count() && tokens.textOf(at).equals("->")) {
        take(found.results, ":");
      }
      return found;
    }

    private void take(List<Span> pieces, String ends) {
      int from = tokens.end(at);
      at++;
      skip(ends);
      pieces.add(new Span(start + from, start + tokens.start(at)));
    }

    /** To one of the operators, outside brackets and the parameters of lambdas. */
    private void skip(String ends) {
      int depth = 0;
      int lambdas = 0;
      while (at < tokens.count() - 1) {
        if (depth == 0 && lambdas == 0 && isAny(ends)) {
          return;
        }
        lambdas += depth > 0 ? 0 : tokens.isWord(at, "lambda") ? 1 : 0;
        lambdas -= depth == 0 && lambdas > 0 && tokens.is(at, ':') ? 1 : 0;
        depth += isAny("([{") ? 1 : isAny(")]}") ? -1 : 0;
        at++;
      }
    }

    private boolean isAny(String operators) {
      return operators.chars().anyMatch(it -> tokens.is(at, (char) it));
    }
  }
}
