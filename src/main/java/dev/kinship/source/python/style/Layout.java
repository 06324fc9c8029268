package dev.kinship.source.python.style;

import dev.kinship.source.Sources;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the project's formatter and linters ask of the code in one folder, their defaults where they
 * do not say. No line that Kinship writes is longer than {@code lineLength}; one that is longer
 * than {@code shortLength} is wrapped if black leaves that as it is. {@code trailingComma} tells
 * whether a trailing comma keeps each item on a line of its own, {@code quote} is the one they turn
 * all strings to, {@code bars} tells whether every Python that runs the project can evaluate {@code
 * int | None}.
 */
public record Layout(
    int lineLength,
    int shortLength,
    boolean trailingComma,
    Optional<Character> quote,
    boolean bars,
    Linters linters,
    ImportRules imports) {
  /** Black's limit, and ruff's. */
  private static final int LINE_LENGTH = 88;

  private static final int FLAKE8_LINE_LENGTH = 79;

  /** Of a project without settings. */
  public static final Layout USUAL =
      new Layout(
          LINE_LENGTH,
          FLAKE8_LINE_LENGTH,
          true,
          Optional.empty(),
          false,
          Linters.USUAL,
          ImportRules.USUAL);

  /** For the files of {@code folder}. */
  public static Layout of(Sources sources, String folder) {
    ToolSettings settings = ToolSettings.of(sources, folder);
    return new Layout(
        lineLength(settings),
        saysLength(settings) ? lineLength(settings) : FLAKE8_LINE_LENGTH,
        !settings.isTrue("ruff", "format.skip-magic-trailing-comma")
            && !settings.isTrue("black", "skip-magic-trailing-comma"),
        quote(settings),
        bars(settings),
        Linters.of(settings),
        ImportRules.of(settings));
  }

  private static boolean saysLength(ToolSettings settings) {
    return Stream.of("ruff", "black", "flake8", "isort").anyMatch(settings::has)
        || settings.number("editorconfig", "max-line-length").isPresent();
  }

  /** The same for a file that has lines of those lengths already. */
  public Layout forFile(String text) {
    boolean longer = text.lines().anyMatch(it -> it.length() > shortLength);
    return longer
        ? new Layout(lineLength, lineLength, trailingComma, quote, bars, linters, imports)
        : this;
  }

  /** As a formatter has it, else as a linter. */
  private static int lineLength(ToolSettings settings) {
    if (settings.has("ruff") || settings.has("black")) {
      return settings
          .number("ruff", "line-length")
          .or(() -> settings.number("black", "line-length"))
          .orElse(LINE_LENGTH);
    }
    return settings
        .number("flake8", "max-line-length")
        .or(() -> settings.number("editorconfig", "max-line-length"))
        .or(() -> settings.number("isort", "line-length"))
        .orElse(settings.has("flake8") ? FLAKE8_LINE_LENGTH : LINE_LENGTH);
  }

  private static Optional<Character> quote(ToolSettings settings) {
    Optional<String> style = settings.value("ruff", "format.quote-style");
    if (style.isPresent()) {
      return style.get().contains("single")
          ? Optional.of('\'')
          : style.filter(it -> it.contains("double")).map(it -> '"');
    }
    return settings.has("black") && !settings.isTrue("black", "skip-string-normalization")
        ? Optional.of('"')
        : Optional.empty();
  }

  /** Python 3.10 is the first one. */
  private static boolean bars(ToolSettings settings) {
    Optional<String> required =
        settings.value("python", "requires-python", "python", "python-requires");
    if (required.isPresent()) {
      return lowest(required.get());
    }
    List<String> targets = settings.words("ruff", "target-version");
    List<String> versions = targets.isEmpty() ? settings.words("black", "target-version") : targets;
    return !versions.isEmpty() && versions.stream().allMatch(it -> isTen(it.replace("py3", "")));
  }

  /** Whether a constraint such as {@code >=3.10,<4} lets in nothing below Python 3.10. */
  private static boolean lowest(String required) {
    for (String one : required.replace("\"", "").replace("'", "").replace(" ", "").split(",")) {
      String version = one.replaceFirst("^(>=|==|~=|\\^|~|>)", "");
      if (!version.equals(one) && version.startsWith("3.")) {
        String minor = version.substring(2).replaceFirst("[^0-9].*", "");
        return isTen(minor);
      }
    }
    return false;
  }

  private static boolean isTen(String minor) {
    return SettingsText.number(minor).filter(it -> it >= 10).isPresent();
  }
}
