package dev.kinship.runner;

import dev.kinship.schema.Step;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is to be written: a title in a few words, the steps, and the time for names that tell it.
 */
public record Migration(String title, List<Step> steps, LocalDateTime now) {
  private static final int LONGEST_SLUG = 80;

  public Migration {
    steps = List.copyOf(steps);
  }

  /** The title as part of a file name. */
  String slug() {
    String words = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    String bare = words.replaceAll("^_|_$", "");
    int length = Math.min(LONGEST_SLUG, bare.length());
    boolean cutsPair = length > 0 && Character.isHighSurrogate(bare.charAt(length - 1));
    return bare.isEmpty() ? "migration" : bare.substring(0, cutsPair ? length - 1 : length);
  }

  /** The steps as files hold them: a step that wants to be alone is. */
  List<List<Step>> parts() {
    List<List<Step>> parts = new ArrayList<>();
    List<Step> together = new ArrayList<>();
    for (Step step : steps) {
      if (step.alone() && !together.isEmpty()) {
        parts.add(List.copyOf(together));
        together.clear();
      }
      together.add(step);
      if (step.alone()) {
        parts.add(List.of(step));
        together.clear();
      }
    }
    if (!together.isEmpty()) {
      parts.add(List.copyOf(together));
    }
    return parts;
  }
}
