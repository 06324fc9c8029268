package dev.kinship.cli.wizard;

import java.util.List;

/** What to show before an answer: {@code lines}, then the {@code prompt}; Tab completes a word. */
record Prompt(List<String> lines, String prompt, List<String> completions) {
  Prompt {
    lines = List.copyOf(lines);
    completions = List.copyOf(completions);
  }

  Prompt(String prompt, List<String> completions) {
    this(List.of(), prompt, completions);
  }

  Prompt(String prompt) {
    this(List.of(), prompt, List.of());
  }
}
