package dev.kinship.syntax.python.token;

import java.util.Set;

/** The words that are not names. */
public final class Keywords {
  private static final Set<String> ALL =
      Set.of(
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private Keywords() {}

  /** Whether Python keeps {@code word} for itself, so that nothing can be called so. */
  public static boolean reserves(String word) {
    return contains(word) || isConstant(word);
  }

  /** Whether a class, a module or an attribute can be called {@code name}. */
  public static boolean allow(String name) {
    return !name.isEmpty()
        && !Characters.isDigit(name.charAt(0))
        && Characters.wordEnd(name, 0) == name.length()
        && Characters.isIdentifier(name, 0, name.length())
        && !reserves(name);
  }

  /** Whether {@code word} is a keyword; the constants are not counted. */
  public static boolean contains(String word) {
    return ALL.contains(word);
  }

  public static boolean isConstant(String word) {
    return word.equals("None") || word.equals("True") || word.equals("False");
  }
}
