package dev.kinship.project;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a .gitignore, by the rules of git's own documentation (gitignore, "Pattern format").
 */
record IgnorePattern(Pattern path, boolean includes, boolean foldersOnly, String base) {
  /** Begins a base that is the way from the ignore file's folder down to the project's root. */
  static final String ABOVE = "^";

  /** The line's pattern; empty for a blank line or a comment. */
  static Optional<IgnorePattern> of(String line, String base) {
    String text = trimmed(line);
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    boolean includes = text.startsWith("!");
    text = includes ? text.substring(1) : text;
    boolean foldersOnly = text.endsWith("/");
    text = foldersOnly ? text.substring(0, text.length() - 1) : text;
    boolean anchored = text.contains("/");
    text = text.startsWith("/") ? text.substring(1) : text;
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String expression = (anchored ? "" : "(?:.*/)?") + translated(text);
    return Optional.of(new IgnorePattern(Pattern.compile(expression), includes, foldersOnly, base));
  }

  /** Whether the line speaks of {@code name}, a path from the project's root. */
  boolean matches(String name, boolean folder) {
    if (foldersOnly && !folder) {
      return false;
    }
    if (base.startsWith(ABOVE)) {
      return path.matcher(base.substring(ABOVE.length()) + name).matches();
    }
    return name.startsWith(base) && path.matcher(name.substring(base.length())).matches();
  }

  /** Blanks at the end do not count unless a backslash stands before them. */
  private static String trimmed(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && (end < 2 || line.charAt(end - 2) != '\\')) {
      end--;
    }
    return line.substring(0, end);
  }

  private static String translated(String glob) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 3;
      } else if (glob.startsWith("/**", i) && i + 3 == glob.length()) {
        regex.append("/.*");
        i += 3;
      } else if (c == '*') {
        regex.append("[^/]*");
        i++;
      } else if (c == '?') {
        regex.append("[^/]");
        i++;
      } else if (c == '[' && glob.indexOf(']', i + 2) > 0) {
        int close = glob.indexOf(']', i + 2);
        String set = glob.substring(i + 1, close).replace("\\", "\\\\").replace("[", "\\[");
        regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        i = close + 1;
      } else {
        i += c == '\\' && i + 1 < glob.length() ? 1 : 0;
        regex.append(Pattern.quote(String.valueOf(glob.charAt(i))));
        i++;
      }
    }
    return regex.toString();
  }
}
