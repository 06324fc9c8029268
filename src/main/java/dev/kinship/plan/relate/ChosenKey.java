package dev.kinship.plan.relate;

import java.util.Optional;

/**
 * The name of a child's key. {@code flag} is the flag that would choose another one; it is empty if
 * the user or the code has chosen this one, and it is not named after the parent only.
 */
record ChosenKey(String name, Optional<String> flag) {
  /** A key that a flag or a relationship gives. */
  static ChosenKey given(String name) {
    return new ChosenKey(name, Optional.empty());
  }

  /** A key that is named after the parent; {@code flag} would choose another one. */
  static ChosenKey derived(String name, String flag) {
    return new ChosenKey(name, Optional.of(flag));
  }
}
