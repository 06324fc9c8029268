package dev.kinship.project;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.Dialects;
import dev.kinship.runner.Runner;
import dev.kinship.runner.Runners;
import dev.kinship.text.Nfkc;
import dev.kinship.text.Place;
import dev.kinship.text.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * What a project says about Kinship: the top level of {@code kinship.toml}, or {@code
 * [tool.kinship]} in {@code pyproject.toml}. {@code plurals} is its dictionary.
 */
public record Settings(
    Optional<String> library,
    Optional<String> migrations,
    Optional<String> dialect,
    Optional<String> runner,
    Map<String, String> plurals) {
  private static final List<String> KEYS =
      List.of("library", "migrations", "dialect", "runner", "plurals");

  private static final String OWN = "kinship.toml";
  private static final String HELP =
      "the settings are migrations = \"DIR\", dialect, runner, library and a table called plurals";

  private static final Settings NONE =
      new Settings(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  static Settings of(Project project) {
    Optional<SourceText> own = project.settingsFile(OWN).filter(it -> !it.text().isBlank());
    if (own.isPresent()) {
      return read(own.get(), "");
    }
    return project
        .settingsFile("pyproject.toml")
        .filter(it -> it.text().contains("tool.kinship"))
        .map(it -> read(it, "tool.kinship"))
        .orElse(NONE);
  }

  private static Settings read(SourceText file, String section) {
    if (!file.isUtf8()) {
      throw bad(file, "it is not valid UTF-8");
    }
    TomlParseResult all = parse(file);
    if (all.hasErrors()) {
      throw bad(file, all.errors().get(0).toString());
    }
    TomlTable table = section.isEmpty() ? all : table(file, table(file, all, "tool"), "kinship");
    for (String key : table.keySet()) {
      if (!KEYS.contains(key)) {
        throw unknown(file, table, key);
      }
    }
    requireOneOf(() -> Dialects.ALL.stream().map(Dialect::id), file, table, "dialect");
    requireOneOf(() -> Runners.ALL.stream().map(Runner::id), file, table, "runner");
    Map<String, String> plurals = new LinkedHashMap<>();
    TomlTable words = table(file, table, "plurals");
    for (String word : words.keySet()) {
      plurals.put(Nfkc.of(word), plural(file, string(file, words, word).orElseThrow()));
    }
    return new Settings(
        string(file, table, "library"),
        string(file, table, "migrations"),
        string(file, table, "dialect"),
        string(file, table, "runner"),
        Map.copyOf(plurals));
  }

  private static Refused unknown(SourceText file, TomlTable table, String key) {
    boolean other = key.equals("tool") && file.name().equals(OWN);
    Suggestion suggestion =
        other
            ? new Suggestion(
                "[tool.kinship] belongs in pyproject.toml; leave that line out here", List.of())
            : Suggestion.of(key, KEYS, new Suggestion(HELP, KEYS));
    return new Refused(
        CommonRules.BAD_CONFIGURATION,
        "`%s` is not understood: there is no setting `%s`".formatted(file.name(), key),
        List.of(new Label(place(file, table, key, key), "this setting")),
        suggestion);
  }

  private static void requireOneOf(
      Supplier<Stream<String>> known, SourceText file, TomlTable table, String key) {
    string(file, table, key)
        .filter(it -> known.get().noneMatch(it::equals))
        .ifPresent(
            it -> {
              throw new Refused(
                  CommonRules.BAD_CONFIGURATION,
                  "`%s` is not understood: there is no %s `%s`".formatted(file.name(), key, it),
                  List.of(new Label(place(file, table, key, it), "this value")),
                  Suggestion.listing(it, known.get().toList(), "there are "));
            });
  }

  /** Where {@code text} is in the line of a setting, or else where the setting begins. */
  private static Place place(SourceText file, TomlTable table, String key, String text) {
    TomlPosition position = table.inputPositionOf(List.of(key));
    int number = position == null ? 1 : position.line();
    String line = file.text().lines().skip(number - 1L).findFirst().orElse("");
    int start = position == null ? 0 : Math.min(line.length(), position.column() - 1);
    int found = Math.max(start, line.indexOf(text, start));
    int length = Math.min(text.length(), line.length() - found);
    return new Place(file.name(), number, found + 1, line, Math.max(1, length));
  }

  /** It becomes part of names in Python and SQL, so it is a word and nothing else. */
  private static String plural(SourceText file, String said) {
    String plural = Nfkc.of(said);
    if (!plural.matches("[\\p{L}\\p{M}\\p{N}_]+")) {
      throw bad(file, "the plural “%s” is not a word".formatted(said));
    }
    return plural;
  }

  private static TomlParseResult parse(SourceText file) {
    return TomlText.parse(file.text()).orElseThrow(() -> bad(file, "it is nested too deeply"));
  }

  private static TomlTable table(SourceText file, TomlTable table, String key) {
    Object value = table.get(List.of(key));
    if (value == null) {
      return Toml.parse("");
    } else if (value instanceof TomlTable it) {
      return it;
    }
    throw bad(file, "`%s` must be a table".formatted(key));
  }

  private static Optional<String> string(SourceText file, TomlTable table, String key) {
    Object value = table.get(List.of(key));
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw bad(file, "`%s` must be a string".formatted(key));
  }

  private static Refused bad(SourceText file, String reason) {
    return new Refused(
        CommonRules.BAD_CONFIGURATION,
        "`%s` is not understood: %s".formatted(file.name(), reason),
        HELP);
  }
}
