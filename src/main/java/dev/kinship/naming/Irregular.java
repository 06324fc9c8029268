package dev.kinship.naming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The words of {@code plurals.txt}, which is read when the first plural is needed. */
record Irregular(Map<String, String> words, Map<String, String> endings) {
  static final Irregular WORDS = read();

  private static final char ENDING = '-';

  /** The plural of a word that follows no rule; of a plural, that plural. */
  Optional<String> of(String word) {
    String plural = words.get(word);
    return plural != null ? Optional.of(plural) : byEnding(word);
  }

  private Optional<String> byEnding(String word) {
    for (Map.Entry<String, String> it : endings.entrySet()) {
      if (word.endsWith(it.getKey())) {
        return Optional.of(word.substring(0, word.length() - it.getKey().length()) + it.getValue());
      }
    }
    return Optional.empty();
  }

  private static Irregular read() {
    Irregular all = new Irregular(new HashMap<>(), new LinkedHashMap<>());
    try (InputStream file = Irregular.class.getResourceAsStream("plurals.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      for (String line : text.split("\n", -1)) {
        all.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private void add(String line) {
    if (line.isEmpty() || line.charAt(0) == '#') {
      return;
    }
    int blank = line.indexOf(' ');
    String one = blank < 0 ? line : line.substring(0, blank);
    String many = line.substring(blank + 1);
    if (line.charAt(0) == ENDING) {
      add(endings, one.substring(1), many.substring(1));
    } else {
      add(words, one, many);
    }
  }

  /** The plural is its own plural too. */
  private static void add(Map<String, String> plurals, String one, String many) {
    plurals.put(one, many);
    plurals.putIfAbsent(many, many);
  }
}
