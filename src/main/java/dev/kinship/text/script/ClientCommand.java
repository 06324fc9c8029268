package dev.kinship.text.script;

import java.util.Optional;
import java.util.Set;

/**
 * A command to the client, which the server never sees: psql and mysql have some with a backslash,
 * the shell of SQLite has some with a dot, and mysql has {@code DELIMITER}. {@code word} is its
 * name, or the new delimiter; {@code end} is where SQL goes on.
 */
public record ClientCommand(Effect effect, String word, int end) {
  /** psql runs each value that the query gives. */
  public static final String RUNS_RESULT = "\\gexec";

  /** What it does to the statements. */
  public enum Effect {
    /** Nothing. */
    NONE,
    /** It ends the one before it, as a semicolon does. */
    SENDS,
    /** It runs those of another file. */
    RUNS_FILE,
    /** It depends on a condition whether those after it run. */
    BRANCHES,
    /** It tells what ends one from now on. */
    DELIMITS
  }

  private static final String DELIMITER = "DELIMITER";

  /** What is longer, mysql cuts off. */
  private static final int LONGEST_DELIMITER = 15;

  private static final Set<String> SENDS =
      Set.of("\\g", "\\gx", "\\G", "\\gset", "\\gdesc", "\\watch", "\\crosstabview", RUNS_RESULT);

  private static final Set<String> RUNS_FILE =
      Set.of("\\i", "\\ir", "\\include", "\\include_relative", ".read");

  private static final Set<String> BRANCHES = Set.of("\\if", "\\elif", "\\else", "\\endif");

  /** Whether a command may begin with {@code first}. */
  public static boolean mayBegin(char first) {
    return first == '\\' || first == '.' || first == 'D' || first == 'd';
  }

  /** The command at {@code start}, if one is there; {@code alone} if no statement has begun. */
  public static Optional<ClientCommand> at(String text, int start, boolean alone) {
    boolean line = ScriptLines.startsAt(text, start);
    char first = text.charAt(start);
    if (Character.isLetter(first)) {
      return line ? delimiter(text, start) : Optional.empty();
    }
    if (text.startsWith("\\;", start)) {
      return Optional.of(new ClientCommand(Effect.SENDS, "\\;", start + 2));
    }
    if (first == '.' && !(alone && line)) {
      return Optional.empty();
    }
    int end = start + 1;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String name = text.substring(start, end);
    return effect(name, line || (alone && name.length() > 1))
        .map(it -> new ClientCommand(it, name, ScriptLines.end(text, start)));
  }

  private static Optional<Effect> effect(String name, boolean apart) {
    if (SENDS.contains(name)) {
      return Optional.of(Effect.SENDS);
    }
    if (!apart) {
      return Optional.empty();
    }
    return Optional.of(
        RUNS_FILE.contains(name)
            ? Effect.RUNS_FILE
            : BRANCHES.contains(name) ? Effect.BRANCHES : Effect.NONE);
  }

  private static Optional<ClientCommand> delimiter(String text, int start) {
    int from = start + DELIMITER.length();
    boolean here =
        text.regionMatches(true, start, DELIMITER, 0, DELIMITER.length())
            && from < text.length()
            && " \t".indexOf(text.charAt(from)) >= 0;
    if (!here) {
      return Optional.empty();
    }
    int end = ScriptLines.end(text, start);
    String mark = text.substring(from, end).strip().split("\\s", 2)[0];
    String delimiter = mark.substring(0, Math.min(LONGEST_DELIMITER, mark.length()));
    return Optional.of(new ClientCommand(Effect.DELIMITS, delimiter, end));
  }
}
