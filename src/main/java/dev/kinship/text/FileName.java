package dev.kinship.text;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files as every system takes them: macOS and Windows tell names apart neither by case nor
 * by the form of a letter, Windows keeps some for devices, and none takes a name that is too long.
 */
public final class FileName {
  private static final Set<String> DEVICES =
      Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");

  /** With or without an ending, and a digit that is raised, too. */
  private static final String NUMBERED_DEVICE = "(com|lpt)[0-9\u00b9\u00b2\u00b3]";

  private static final String NO_PART_OF_A_NAME = "<>:\"|?*\\/";
  private static final int LONGEST = 240;

  private static final String SQL = ".sql";

  private FileName() {}

  /** Whether one of {@code names} is the same file as {@code name} on some system. */
  public static boolean isAmong(Collection<String> names, String name) {
    String wanted = compared(name);
    return names.stream().anyMatch(it -> compared(it).equals(wanted));
  }

  /** Whether it is called like a file of SQL, in whichever case. */
  public static boolean isSql(String name) {
    return name.regionMatches(true, name.length() - SQL.length(), SQL, 0, SQL.length());
  }

  /** Whether every system can have a file, or a folder, of that name. */
  public static boolean isPortable(String name) {
    String stem = name.substring(0, dotOrEnd(name)).strip().toLowerCase(Locale.ROOT);
    return !name.isEmpty()
        && !name.endsWith(".")
        && !name.endsWith(" ")
        && !DEVICES.contains(stem)
        && !stem.matches(NUMBERED_DEVICE)
        && name.chars().noneMatch(FileName::isForbidden)
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
  }

  private static boolean isForbidden(int c) {
    return c < 0x20 || c == 0x7F || NO_PART_OF_A_NAME.indexOf(c) >= 0;
  }

  private static int dotOrEnd(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name.length() : dot;
  }

  private static String compared(String name) {
    return Nfkc.of(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
