package dev.kinship.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Mutates texts: their characters, their lines, and the layout of a whole file. */
public final class Mutator {
  /** What means something to Python, or nothing at all. */
  public static final List<String> PYTHON =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "'",
          "\"",
          "'''",
          "\"\"\"",
          "f'",
          "f\"\"\"{",
          "\\",
          "\n",
          "\r",
          "\r\n",
          "\t",
          " ",
          "    ",
          "\f",
          ":",
          ";",
          ",",
          "=",
          "|",
          "*",
          ".",
          "...",
          "@",
          "#",
          "class ",
          "def ",
          "class A:",
          "async ",
          "if ",
          "else:",
          "lambda ",
          "for ",
          "import ",
          "from ",
          "match ",
          "case ",
          "0",
          "1_",
          "e",
          "\0",
          "\ud83d",
          "\u00e9",
          "$",
          "!",
          "\\N{",
          "{",
          ":=",
          "yield ",
          "not ",
          "\n    ",
          "\n  ",
          "\n\t",
          "as ",
          "in ",
          "elif ",
          "try:");

  private static final List<String> LINES =
      List.of(
          "",
          "    ",
          "\t",
          "\f",
          "# größe \ud83d\ude00 \u2028 \u0085",
          "pass",
          "    pass",
          "...",
          "import os; import sys",
          "from x import *",
          "from .user import User",
          "import user",
          "from __future__ import annotations",
          "__all__ = ['User', 'Order']",
          "__all__ += []",
          "if True:",
          "    if x: pass",
          "try:",
          "except ImportError: pass",
          "else:",
          "@decorated",
          "class Order(ActiveRecord): pass",
          "class User: x = 1",
          "class User(Order, User):",
          "    class c: pass",
          "    c = FieldProxy()",
          "    user_id: int",
          "    user: Any = None",
          "    id: int = 0",
          "    '''a\\\nb'''",
          "    def user(self): ...",
          "    orders = []",
          "    __table_name__ = 'users'",
          "    __table_name__ = f'{x}'",
          "    __primary_key__ = 'k'",
          "User = Order",
          "Order: Any",
          "del User",
          "def __getattr__(name): return 1",
          "\\",
          "x = 1 if y else \\",
          "async def f(): await x",
          "type X = int",
          "match x:",
          "    case _:",
          "print(f'{x!r:>{w}} {\"a\"}')",
          "global x",
          "lambda: (yield)",
          "# -*- coding: latin-1 -*-",
          "if TYPE_CHECKING: from .order import Order",
          "    model_config = ConfigDict()");

  /** What nests: each repetition is one level deeper. */
  private static final List<String> NESTING =
      List.of(
          "(",
          "[",
          "{",
          "x(",
          "x[",
          "f'{",
          "not ",
          "-",
          "lambda: ",
          "a.",
          "a|",
          "*",
          "(a, ",
          "x if x else ",
          "await ",
          "{1: ",
          "'' ",
          "\\\n",
          "Optional[",
          "ClassVar[");

  private static final List<String> INDENTS = List.of(" ", "  ", "   ", "        ", "\t", " \t");

  /** Bytes that no UTF-8 has, and characters that few expect. */
  private static final List<String> BYTES =
      List.of(
          "\u00ff",
          "\u00c3",
          "\u00ed\u00a0\u0080",
          "\u00f8\u0088",
          "\u0000",
          "\u001b[31m",
          "\u007f",
          bytes("\uFEFF"),
          bytes("\u00a0"),
          bytes("\u200d"),
          bytes("\u202e"),
          bytes("\u2028"),
          bytes("\u0085"),
          bytes("e\u0301"),
          bytes("\ufb01"),
          bytes("\ud83d\ude00"),
          bytes("用户"));

  /** A huge file has so many bytes, or lines. */
  private static final int HUGE_BYTES = 5_000_000;

  private static final int HUGE_LINES = 500_000;

  private final Random random;

  /** What comes of it depends on {@code random} alone. */
  public Mutator(Random random) {
    this.random = random;
  }

  /** {@code text} as UTF-8, each byte a character: what {@link #file} takes. */
  public static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Takes some characters out, says them twice, or puts one of {@code pieces} in. */
  public void characters(StringBuilder text, List<String> pieces) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(random.nextInt(4) == 0 ? 80 : 4));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, text.substring(at, end));
      default -> text.insert(at, one(pieces));
    }
  }

  /** One mutation of a file, whose bytes are the characters of {@code text}. */
  public String file(String text, List<String> pieces) {
    if (random.nextInt(2_000) == 0) {
      return huge(text, pieces);
    }
    return switch (random.nextInt(16)) {
      case 0, 1 -> withCharacters(text, pieces);
      case 2 -> inserted(text, one(BYTES));
      case 3 -> text.replace("\n", random.nextInt(3) == 0 ? "\r" : "\r\n");
      case 4 -> text.replace("    ", one(INDENTS));
      case 5 -> text.replaceFirst("\n+$", "");
      case 6 -> bytes("\uFEFF") + text;
      case 7 -> deeper(text);
      case 8 -> text.substring(0, random.nextInt(text.length() + 1));
      case 9 -> text + text;
      case 10 -> swappedWords(text);
      default -> withLines(text);
    };
  }

  private String withCharacters(String text, List<String> pieces) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      characters(mutated, pieces.stream().map(Mutator::bytes).toList());
    }
    return mutated.toString();
  }

  /** A whole line is taken out, said twice, moved, commented, or comes from elsewhere. */
  private String withLines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
    for (int i = random.nextInt(3); i >= 0 && !lines.isEmpty(); i--) {
      int at = random.nextInt(lines.size());
      int other = random.nextInt(lines.size());
      switch (random.nextInt(8)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(other, lines.get(at));
        case 2 -> lines.add(other, lines.remove(at));
        case 3 -> Collections.swap(lines, at, other);
        case 4 -> lines.set(at, lines.get(at).stripTrailing() + "  # " + bytes("ä") + "\n");
        case 5 -> lines.set(at, lines.get(at).stripTrailing() + one(List.of(" ", "\f", ";", "\\")));
        default -> lines.add(at, bytes(one(LINES)) + "\n");
      }
    }
    return String.join("", lines);
  }

  private String inserted(String text, String piece) {
    return new StringBuilder(text).insert(random.nextInt(text.length() + 1), piece).toString();
  }

  private String deeper(String text) {
    int depth = 1 << random.nextInt(random.nextInt(10) == 0 ? 15 : 8);
    if (random.nextInt(3) == 0) {
      StringBuilder blocks = new StringBuilder("\n");
      for (int i = 0; i < Math.min(depth, 300); i++) {
        blocks.append(" ".repeat(i)).append("if x:\n");
      }
      return text + blocks.append(" ".repeat(300)).append("pass\n");
    }
    return inserted(text, one(NESTING).repeat(depth));
  }

  /** As large as no file is that a person wrote: {@code text}, a line or a piece over and over. */
  private String huge(String text, List<String> pieces) {
    String line = bytes(one(random.nextBoolean() ? LINES : pieces)) + "\n";
    String piece =
        switch (random.nextInt(4)) {
          case 0 -> text + "\n";
          case 1 -> line.strip();
          default -> line;
        };
    int lineStart = text.lastIndexOf('\n', random.nextInt(text.length() + 1)) + 1;
    String more = piece.repeat(Math.min(HUGE_LINES, HUGE_BYTES / Math.max(1, piece.length())));
    return text.substring(0, lineStart) + more + text.substring(lineStart);
  }

  /** One word of the text replaces another, everywhere. */
  private String swappedWords(String text) {
    List<String> words = List.of(text.split("\\W+"));
    String from = one(words);
    String to = random.nextInt(2) == 0 ? one(words) : bytes(one(SentenceMutator.NAMES));
    return from.isEmpty() ? text : text.replace(from, to);
  }

  private String one(List<String> choices) {
    return choices.isEmpty() ? "" : choices.get(random.nextInt(choices.size()));
  }
}
