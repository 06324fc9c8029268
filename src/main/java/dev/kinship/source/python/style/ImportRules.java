package dev.kinship.source.python.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the project needs its imports: on one line each ({@code singleLine}), {@code import} among
 * {@code from} ({@code mixed}), aliases beside other names ({@code combineAs}). {@code banned} is
 * the number of dots from which on relative imports are not allowed; {@code roots} are the folders
 * at which its own modules begin, {@code own} the modules that are its own in any case.
 */
public record ImportRules(
    boolean singleLine,
    boolean mixed,
    boolean combineAs,
    boolean caseSensitive,
    boolean byType,
    int banned,
    List<String> roots,
    Set<String> own) {
  /** No number of dots is too high. */
  private static final int NONE = Integer.MAX_VALUE;

  /** Of a project without settings. */
  static final ImportRules USUAL =
      new ImportRules(false, false, false, false, true, NONE, List.of("", "src"), Set.of());

  private static final Set<String> SINGLE_LINE_PROFILES = Set.of("google", "open_stack", "plone");

  static ImportRules of(ToolSettings settings) {
    String profile = settings.value("isort", "profile").orElse("").replaceAll("[\"']", "");
    boolean profiled = SINGLE_LINE_PROFILES.contains(profile);
    boolean single = profiled || either(settings, "force-single-line");
    boolean mixed = profiled || either(settings, "force-sort-within-sections");
    // isort compares whole lines then, so it has nothing to sort by the kind of name.
    boolean lines = single && mixed && settings.has("isort");
    return new ImportRules(
        single,
        mixed,
        either(settings, "combine-as-imports") || settings.isTrue("isort", "combine-as"),
        either(settings, "case-sensitive"),
        !lines && !ruff(settings, "order-by-type").equals(Optional.of("false")),
        banned(settings),
        roots(settings),
        own(settings));
  }

  private static boolean either(ToolSettings settings, String key) {
    return ruff(settings, key).filter(SettingsText::isTrue).isPresent()
        || settings.isTrue("isort", key);
  }

  private static Optional<String> ruff(ToolSettings settings, String key) {
    return settings.value("ruff", "lint.isort." + key, "isort." + key);
  }

  /** Ruff's TID252 bans only parents unless the setting says more. */
  private static int banned(ToolSettings settings) {
    String setting =
        settings
            .value(
                "ruff",
                "lint.flake8-tidy-imports.ban-relative-imports",
                "flake8-tidy-imports.ban-relative-imports")
            .or(() -> settings.value("flake8", "ban-relative-imports"))
            .orElse("");
    boolean ruleIsOn =
        settings.words("ruff", "lint.select", "select").stream()
            .anyMatch(it -> it.startsWith("TID") || it.equals("ALL"));
    boolean parents =
        settings.words("ruff", "lint.extend-select", "extend-select").stream()
            .anyMatch(it -> it.startsWith("TID"));
    if (setting.contains("all") || SettingsText.isTrue(setting)) {
      return 1;
    }
    return ruleIsOn || parents || setting.contains("parents") ? 2 : NONE;
  }

  private static List<String> roots(ToolSettings settings) {
    String tool = settings.has("ruff") ? "ruff" : "isort";
    String folder = settings.value(tool, "folder").orElse("");
    List<String> said = settings.words(tool, "src", "src-paths");
    List<String> roots = new ArrayList<>();
    for (String one : said.isEmpty() ? List.of(".", "src") : said) {
      String plain = one.replaceFirst("^(\\./|\\.$)", "");
      roots.add(folder.isEmpty() ? plain : plain.isEmpty() ? folder : folder + "/" + plain);
    }
    return List.copyOf(roots);
  }

  private static Set<String> own(ToolSettings settings) {
    List<String> own = new ArrayList<>(settings.words("isort", "known-first-party"));
    own.addAll(settings.words("ruff", "lint.isort.known-first-party", "isort.known-first-party"));
    return Set.copyOf(own);
  }

  /** Whether {@code dots} before a module's name are one too many. */
  public boolean bans(int dots) {
    return dots >= banned;
  }
}
