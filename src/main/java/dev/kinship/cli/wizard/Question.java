package dev.kinship.cli.wizard;

import java.util.List;

/** What to show before an answer: {@code lines}, then the {@code prompt}; Tab completes a word. */
record Question(List<String> lines, String prompt, List<String> completions) {
  Question {
    lines = List.copyOf(lines);
    completions = List.copyOf(completions);
  }

  Question(String prompt, List<String> completions) {
    this(List.of(), prompt, completions);
  }

  Question(String prompt) {
    this(List.of(), prompt, List.of());
  }
}
