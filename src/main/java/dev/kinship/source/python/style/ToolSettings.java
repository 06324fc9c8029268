package dev.kinship.source.python.style;

import dev.kinship.source.Sources;
import dev.kinship.text.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of each tool for the files of one folder: those of the nearest settings file upward
 * that has some.
 */
final class ToolSettings {
  /** Where ruff looks first, and the only files that have nothing else. */
  private static final List<String> RUFF = List.of(".ruff.toml", "ruff.toml");

  private static final List<String> SHARED =
      List.of("pyproject.toml", "setup.cfg", "tox.ini", ".flake8", ".isort.cfg", ".editorconfig");

  /** The section of each tool; those of {@code .editorconfig} are patterns of files. */
  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          "ruff", List.of("tool.ruff"),
          "black", List.of("tool.black"),
          "isort", List.of("tool.isort", "isort", "settings"),
          "flake8", List.of("flake8"),
          "python", List.of("project", "tool.poetry.dependencies", "options"),
          "editorconfig", List.of("*", "*.py", "*.{py,pyi}", "{*.py,*.pyi}", "*.{py}"));

  private final Map<String, Map<String, String>> byTool = new HashMap<>();

  private ToolSettings() {}

  static ToolSettings of(Sources sources, String folder) {
    ToolSettings settings = new ToolSettings();
    for (String here = folder; ; here = here.substring(0, Math.max(0, here.lastIndexOf('/')))) {
      settings.add(sources, here);
      if (here.isEmpty()) {
        return settings;
      }
    }
  }

  private void add(Sources sources, String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    Map<String, Map<String, String>> found = new HashMap<>();
    for (String name : RUFF) {
      read(sources, prefix + name)
          .ifPresent(it -> found.putIfAbsent("ruff", located(it.below(""), folder)));
    }
    for (String name : SHARED) {
      read(sources, prefix + name)
          .ifPresent(
              it ->
                  SECTIONS.forEach(
                      (tool, sections) ->
                          sections.stream()
                              .filter(it::has)
                              .forEach(
                                  one ->
                                      found
                                          .computeIfAbsent(tool, key -> located(Map.of(), folder))
                                          .putAll(it.below(one)))));
    }
    found.forEach(byTool::putIfAbsent);
  }

  private static Map<String, String> located(Map<String, String> settings, String folder) {
    Map<String, String> located = new HashMap<>(settings);
    located.put("folder", folder);
    return located;
  }

  private static Optional<SettingsText> read(Sources sources, String name) {
    return sources.read(name).map(SourceText::text).map(SettingsText::of);
  }

  boolean has(String tool) {
    return byTool.containsKey(tool);
  }

  /** The first of these keys that the tool has a value for; empty if it has none. */
  Optional<String> value(String tool, String... keys) {
    Map<String, String> settings = byTool.getOrDefault(tool, Map.of());
    for (String key : keys) {
      String value = settings.get(key);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  Optional<Integer> number(String tool, String... keys) {
    return value(tool, keys).flatMap(SettingsText::number);
  }

  boolean isTrue(String tool, String... keys) {
    return value(tool, keys).filter(SettingsText::isTrue).isPresent();
  }

  /** The words of a list; empty if it is not there. */
  List<String> words(String tool, String... keys) {
    return value(tool, keys).map(SettingsText::words).orElse(List.of());
  }
}
