package dev.kinship.source.python.style;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of a settings file, TOML or INI, by their sections: {@code tool.black.line-length}. Only
 * as far as single values and lists go, because a parser of all of TOML would take longer than the
 * rest of a run. What it does not understand is not there.
 */
final class SettingsText {
  private static final String TRIPLE = "\"\"\"";

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> sections = new TreeSet<>();

  private SettingsText() {}

  static SettingsText of(String text) {
    SettingsText settings = new SettingsText();
    String section = "";
    Iterator<String> lines = text.lines().iterator();
    String key = "";
    while (lines.hasNext()) {
      String line = lines.next();
      String code = code(line);
      if (code.startsWith("[") && code.endsWith("]") && !continues(line, key)) {
        section = normal(code.replace("[", "").replace("]", ""));
        settings.sections.add(section);
        key = "";
      } else if (continues(line, key)) {
        settings.values.merge(key, code, (one, next) -> one + " " + next);
      } else if (code.indexOf('=') > 0) {
        int equals = code.indexOf('=');
        key = join(section, normal(code.substring(0, equals)));
        settings.put(key, whole(code.substring(equals + 1).strip(), lines));
      }
    }
    return settings;
  }

  /** An indented line belongs to the key above it, as in INI; TOML indents keys too. */
  private static boolean continues(String line, String key) {
    return !key.isEmpty()
        && !line.isBlank()
        && Character.isWhitespace(line.charAt(0))
        && line.indexOf('=') < 0;
  }

  /** A value with the lines that follow it, up to the bracket that closes it. */
  private static String whole(String value, Iterator<String> lines) {
    StringBuilder all = new StringBuilder(value);
    while (opens(all) && lines.hasNext()) {
      all.append(' ').append(code(lines.next()));
    }
    return all.toString();
  }

  private static boolean opens(CharSequence value) {
    String text = value.toString();
    if (text.startsWith(TRIPLE) || text.startsWith("'''")) {
      return text.indexOf(text.substring(0, TRIPLE.length()), TRIPLE.length()) < 0;
    }
    return (text.startsWith("[") && !text.endsWith("]"))
        || (text.startsWith("{") && !text.endsWith("}"));
  }

  private void put(String key, String value) {
    if (!value.startsWith("{")) {
      values.put(key, value);
      return;
    }
    for (String part : value.substring(1, value.length() - 1).split(",(?![^\\[]*\\])")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        put(join(key, normal(part.substring(0, equals))), part.substring(equals + 1).strip());
      }
    }
  }

  /** A line without its comment. */
  private static String code(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"' || c == '\'';
      if (!quoted && (c == '#' || (c == ';' && line.substring(0, i).isBlank()))) {
        return line.substring(0, i).strip();
      }
    }
    return line.strip();
  }

  /** Keys and sections are compared in lower case, with dashes, without quotes and blanks. */
  private static String normal(String key) {
    return key.replace("\"", "")
        .replace("'", "")
        .replace(" ", "")
        .replace('_', '-')
        .replace(':', '.')
        .toLowerCase(Locale.ROOT);
  }

  private static String join(String section, String key) {
    return section.isEmpty() ? key : section + "." + key;
  }

  /** Whether the file has the section, or one below it. */
  boolean has(String section) {
    return sections.stream().anyMatch(it -> it.equals(section) || it.startsWith(section + "."))
        || values.keySet().stream().anyMatch(it -> it.startsWith(section + "."));
  }

  /** What the keys below {@code section} are, by their names below it. */
  Map<String, String> below(String section) {
    Map<String, String> below = new HashMap<>();
    String prefix = section.isEmpty() ? "" : section + ".";
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            below.put(key.substring(prefix.length()), value);
          }
        });
    return below;
  }

  /** The words of a list, quoted or not. */
  static List<String> words(String value) {
    return Arrays.stream(value.split("[\\[\\]\"',\\s]+")).filter(it -> !it.isEmpty()).toList();
  }

  static boolean isTrue(String value) {
    return value.equalsIgnoreCase("true") || value.equals("1");
  }

  /** A number; empty for anything else. */
  static Optional<Integer> number(String value) {
    boolean digits =
        !value.isEmpty()
            && value.length() < 6
            && value.chars().allMatch(it -> it >= '0' && it <= '9');
    return digits ? Optional.of(Integer.parseInt(value)) : Optional.empty();
  }
}
