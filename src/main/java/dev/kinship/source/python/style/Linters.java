package dev.kinship.source.python.style;

import java.util.ArrayList;
import java.util.List;

/**
 * What the project's linters find in the code that Kinship writes: {@code redefinitions}, a name
 * that is imported at the top for type checkers and again at the bottom (flake8's F811); {@code
 * typingImports}, an import that only annotations seem to need (ruff's TC001); {@code annotations},
 * a function without them (ruff's ANN).
 */
public record Linters(boolean redefinitions, boolean typingImports, boolean annotations) {
  /** Of a project without settings. */
  static final Linters USUAL = new Linters(false, false, false);

  static Linters of(ToolSettings settings) {
    return new Linters(
        // Ruff sees no redefinition there, and takes the comment for unused if it has RUF100.
        settings.has("flake8") && !selects(settings, "RUF100"),
        selects(settings, "TC001"),
        selects(settings, "ANN202"));
  }

  /** Whether ruff is told to apply the rule: the longest prefix of its code decides. */
  private static boolean selects(ToolSettings settings, String code) {
    return longest(settings, code, "select", "extend-select")
        > longest(settings, code, "ignore", "extend-ignore");
  }

  private static int longest(ToolSettings settings, String code, String... keys) {
    List<String> words = new ArrayList<>();
    for (String key : keys) {
      words.addAll(settings.words("ruff", "lint." + key, key));
    }
    return words.stream()
        .map(it -> it.equals("ALL") ? "" : it.replaceFirst("^TCH", "TC"))
        .filter(code::startsWith)
        .mapToInt(String::length)
        .max()
        .orElse(-1);
  }
}
