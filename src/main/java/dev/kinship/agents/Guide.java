package dev.kinship.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/** The one text for agents, in parts: every file that they read is made from these. */
public final class Guide {
  private static final String FILE = "guide.md";

  private Guide() {}

  /** All that an agent needs to use {@code kin}. */
  public static String whole() {
    return part("guide");
  }

  /** What {@code kin} is for, and the first steps, for a file that is always read. */
  static String notice() {
    return part("notice");
  }

  private static String part(String name) {
    String title = name + "\n";
    return Arrays.stream(text().split("(?m)^# "))
        .filter(it -> it.startsWith(title))
        .map(it -> it.substring(title.length()))
        .findFirst()
        .orElseThrow();
  }

  private static String text() {
    try (InputStream file = Guide.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(file, FILE).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
