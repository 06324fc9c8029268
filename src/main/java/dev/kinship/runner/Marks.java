package dev.kinship.runner;

import java.util.List;
import java.util.regex.Pattern;

/** The lines by which a tool parts a file into forth and back. */
record Marks(Pattern up, Pattern down) {
  static Marks of(String up, String down) {
    return new Marks(
        Pattern.compile(up, Pattern.CASE_INSENSITIVE),
        Pattern.compile(down, Pattern.CASE_INSENSITIVE));
  }

  boolean in(List<MigrationFile> files) {
    return files.stream()
        .anyMatch(it -> it.text().lines().anyMatch(line -> up.matcher(line).find()));
  }

  /** What stands between the marks; line by line, so that lines keep their numbers' order. */
  String upOf(String text) {
    StringBuilder part = new StringBuilder();
    boolean within = false;
    for (String line : text.lines().toList()) {
      if (up.matcher(line).find()) {
        within = true;
      } else if (down.matcher(line).find()) {
        within = false;
      } else if (within) {
        part.append(line).append('\n');
      }
    }
    return part.toString();
  }
}
