package dev.kinship.source.python.imports;

import dev.kinship.source.python.style.ImportRules;
import dev.kinship.text.Ordering;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;

/** The order of modules within a section, and of names within a line, by the project's rules. */
public record ImportOrder(ImportRules rules) {
  /** Constants, then classes, then the rest, unless the rules have one order for all. */
  public Comparator<String> names() {
    Comparator<String> order = this::natural;
    return rules.byType() ? Ordering.by(ImportOrder::category).then(order) : order;
  }

  /** Modules as they are written: those of outer packages first. */
  public Comparator<String> modules() {
    return Ordering.by((String it) -> -dots(it)).then(this::natural);
  }

  private static int dots(String module) {
    int dots = 0;
    while (dots < module.length() && module.charAt(dots) == '.') {
      dots++;
    }
    return dots;
  }

  private static int category(String name) {
    boolean capitals =
        name.equals(name.toUpperCase(Locale.ROOT)) && !name.equals(name.toLowerCase(Locale.ROOT));
    if (capitals && name.length() > 1) {
      return 0;
    }
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0)) ? 1 : 2;
  }

  /** Numbers within them count as numbers. */
  private int natural(String one, String other) {
    String a = rules.caseSensitive() ? one : one.toLowerCase(Locale.ROOT);
    String b = rules.caseSensitive() ? other : other.toLowerCase(Locale.ROOT);
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int iEnd = digits(a, i);
      int jEnd = digits(b, j);
      int order =
          iEnd > i && jEnd > j
              ? new BigInteger(a.substring(i, iEnd)).compareTo(new BigInteger(b.substring(j, jEnd)))
              : Character.compare(a.charAt(i), b.charAt(j));
      if (order != 0) {
        return order;
      }
      i = Math.max(iEnd, i + 1);
      j = Math.max(jEnd, j + 1);
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : one.compareTo(other);
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
