package dev.kinship.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a file in a project: from its root, with slashes. What a repository may have brought
 * (a journal, a history, a plan, a setting) is held to these rules before a path is made of it.
 */
public final class ProjectPath {
  private static final List<String> RESERVED = List.of(".git", ".kinship");

  /** The short names that Windows gives to folders called so; the last one is git's own guess. */
  private static final Pattern SHORT_NAME = Pattern.compile("(git|kinshi|gi7eba)~\\d+");

  /** What macOS ignores in file names: joiners, direction marks, byte order marks. */
  private static final Pattern IGNORED =
      Pattern.compile("[\u200C-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]");

  private ProjectPath() {}

  /**
   * Whether {@code name} can only be a file below the project's root, outside of git's folder and
   * of Kinship's own, on every system: no step upward, no other spelling of these folders.
   */
  public static boolean isAllowed(String name) {
    return !name.isEmpty()
        && !name.contains("\\")
        && name.indexOf(0) < 0
        && !(name.length() > 1 && name.charAt(1) == ':')
        && Stream.of(name.split("/", -1)).allMatch(ProjectPath::isAllowedPart);
  }

  private static boolean isAllowedPart(String part) {
    return !part.isEmpty() && !part.equals(".") && !part.equals("..") && !isReserved(part);
  }

  /** Whether some file system takes {@code part} for git's folder or for Kinship's own. */
  public static boolean isReserved(String part) {
    boolean ascii = part.chars().allMatch(it -> it < 0x80);
    if (ascii && !part.startsWith(".") && part.indexOf('~') < 0) {
      return false; // nearly every name there is
    }
    String plain = (ascii ? part : composed(part)).toLowerCase(Locale.ROOT);
    int stream = plain.indexOf(':');
    String folder =
        (stream < 0 ? plain : plain.substring(0, stream)).replaceFirst("(?<![. ])[. ]++$", "");
    return RESERVED.contains(folder) || SHORT_NAME.matcher(folder).matches();
  }

  /** In the form in which macOS compares names, without what it ignores. */
  private static String composed(String part) {
    return IGNORED.matcher(Normalizer.normalize(part, Normalizer.Form.NFKC)).replaceAll("");
  }
}
