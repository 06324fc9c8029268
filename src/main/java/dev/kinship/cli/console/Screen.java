package dev.kinship.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the terminal is. */
final class Screen {
  private static final int USUAL = 80;
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,5})\\s*");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");

  private Screen() {}

  /** The columns: as {@code COLUMNS} says, else as the terminal does, else 80. */
  static int columns(Console console) {
    return console
        .variable("COLUMNS")
        .filter(it -> NUMBER.matcher(it).matches())
        .map(Integer::valueOf)
        .orElseGet(() -> asked().orElse(USUAL));
  }

  private static OptionalInt asked() {
    if (!Terminals.ofThisProcess().canAsk()) {
      return OptionalInt.empty();
    }
    try {
      Process process = new ProcessBuilder("stty", "size").redirectInput(Redirect.INHERIT).start();
      String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher matcher = SIZE.matcher(size);
      return matcher.matches() && !matcher.group(1).equals("0")
          ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
          : OptionalInt.empty();
    } catch (IOException | UncheckedIOException e) {
      return OptionalInt.empty();
    }
  }
}
