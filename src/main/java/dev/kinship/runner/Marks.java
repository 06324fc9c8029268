package dev.kinship.runner;

import java.util.List;
import java.util.regex.Pattern;

/** The lines that part a file into its up and its down half; {@code any} is what looks like one. */
record Marks(Pattern up, Pattern down, Pattern any) {
  static Marks of(String up, String down, String any) {
    return new Marks(
        Pattern.compile(up, Pattern.CASE_INSENSITIVE),
        Pattern.compile(down, Pattern.CASE_INSENSITIVE),
        Pattern.compile(any, Pattern.CASE_INSENSITIVE));
  }

  /** Whether some file begins with the mark: the tools take nothing above it but comments. */
  boolean in(List<MigrationFile> files) {
    return files.stream().anyMatch(it -> begins(it.text()));
  }

  boolean has(String line) {
    return any.matcher(line).find();
  }

  private boolean begins(String text) {
    for (String line : text.lines().toList()) {
      if (up.matcher(line).find()) {
        return true;
      }
      if (!line.isBlank() && !line.startsWith("--")) {
        return false;
      }
    }
    return false;
  }

  /** The text between the marks; line by line, so that lines keep their numbers' order. */
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
