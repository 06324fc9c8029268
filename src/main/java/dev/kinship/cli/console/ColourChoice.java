package dev.kinship.cli.console;

import dev.kinship.report.Colour;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When a stream gets colours: what {@code --color} accepts. */
public enum ColourChoice {
  AUTO,
  ALWAYS,
  NEVER;

  /** What to type for each. */
  public static final List<String> WORDS =
      Arrays.stream(values()).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();

  /** The one that is typed so; {@code AUTO} for anything else. */
  public static ColourChoice of(String word) {
    int at = WORDS.indexOf(word);
    return at < 0 ? AUTO : values()[at];
  }

  /**
   * For one stream. If not chosen, NO_COLOR, CLICOLOR_FORCE and CLICOLOR decide in this order, then
   * whether it is a terminal that can show them. A variable that is empty does not count.
   */
  public Colour of(boolean terminal, Map<String, String> environment) {
    return switch (this) {
      case ALWAYS -> Colour.ANSI;
      case NEVER -> Colour.PLAIN;
      case AUTO -> shows(terminal, environment) ? Colour.ANSI : Colour.PLAIN;
    };
  }

  private static boolean shows(boolean terminal, Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String forced = environment.getOrDefault("CLICOLOR_FORCE", "");
    if (!forced.isEmpty() && !forced.equals("0")) {
      return true;
    }
    String kind = environment.getOrDefault("TERM", "");
    return terminal
        && !kind.isEmpty()
        && !kind.equals("dumb")
        && !environment.getOrDefault("CLICOLOR", "").equals("0");
  }
}
