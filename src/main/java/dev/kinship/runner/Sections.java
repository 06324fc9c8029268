package dev.kinship.runner;

import dev.kinship.text.script.ScriptLines;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file with both directions under headings that are comments, whichever tool they are of: {@code
 * -- +migrate Down}, {@code -- //@UNDO}, {@code # --- !Downs}, {@code -- rollback:}.
 */
final class Sections {
  private static final Set<String> UP = Set.of("up", "ups");
  private static final Set<String> DOWN = Set.of("down", "downs", "undo", "rollback", "revert");

  /** What may be in a heading besides the direction. */
  private static final Set<String> MORE =
      Set.of(
          "migrate",
          "migration",
          "goose",
          "micrate",
          "rambler",
          "section",
          "script",
          "transaction",
          "notransaction",
          "false");

  /** The only heading of tern. */
  private static final String TERN = "create above drop below";

  /** What a heading is made of besides words; other signs make it a sentence or a statement. */
  private static final String SIGNS = " \t-+#/*@!:=~_<>[](){}|";

  private static final int LONGEST_HEADING = 200;

  private Sections() {}

  /** What is under no heading of a down migration. */
  static String upOf(String text) {
    StringBuilder up = new StringBuilder();
    int from = 0;
    boolean within = true;
    for (int start = 0; start < text.length(); start = nextLine(text, start)) {
      if (isComment(text, start)) {
        String line = text.substring(start, ScriptLines.end(text, start));
        if (within && isDown(line)) {
          up.append(text, from, start);
          within = false;
        } else if (!within && isHeading(line, UP)) {
          from = start;
          within = true;
        }
      }
    }
    return within && from == 0 ? text : up.append(within ? text.substring(from) : "").toString();
  }

  /** The first heading of what runs forward, if there is one. */
  static Optional<String> upHeading(String text) {
    return text.lines()
        .filter(it -> !it.isEmpty() && isComment(it, 0) && isHeading(it, UP))
        .findFirst();
  }

  /** Whether a down migration begins at such a line. */
  static boolean isDown(String line) {
    return isHeading(line, DOWN);
  }

  private static boolean isComment(String text, int at) {
    return text.startsWith("--", at) || text.charAt(at) == '#' || text.startsWith("/*", at);
  }

  private static boolean isHeading(String line, Set<String> directions) {
    if (line.length() > LONGEST_HEADING) {
      return false;
    }
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean sign = SIGNS.indexOf(c) >= 0;
      if (!sign && !Character.isLetter(c)) {
        return false;
      }
      letters.append(sign ? ' ' : c);
    }
    String words = letters.toString().strip().toLowerCase(Locale.ROOT);
    boolean directed = false;
    for (String word : words.split(" +")) {
      boolean direction = directions.contains(word);
      if (!direction && !MORE.contains(word)) {
        return directions.equals(DOWN) && words.replaceAll(" +", " ").equals(TERN);
      }
      directed |= direction;
    }
    return directed;
  }

  private static int nextLine(String text, int from) {
    return ScriptLines.end(text, from) + 1;
  }
}
