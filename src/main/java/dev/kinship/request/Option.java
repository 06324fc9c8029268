package dev.kinship.request;

import java.util.Optional;

/**
 * An option as a user types it, with its help; a {@code letter} is short for it, {@code -n}. One
 * that takes a value has a {@code label} for it; one that {@code repeats} may be passed several
 * times.
 */
public record Option(
    String name,
    Optional<String> letter,
    Optional<String> label,
    boolean repeats,
    String description) {
  public static Option flag(String name, String description) {
    return new Option(name, Optional.empty(), Optional.empty(), false, description);
  }

  public static Option value(String name, String label, String description) {
    return new Option(name, Optional.empty(), Optional.of(label), false, description);
  }

  public static Option values(String name, String label, String description) {
    return new Option(name, Optional.empty(), Optional.of(label), true, description);
  }

  /** The same option, with a letter that is short for it. */
  public Option or(String other) {
    return new Option(name, Optional.of(other), label, repeats, description);
  }

  /** All that it can be typed as, the letter first. */
  public String[] names() {
    return letter.map(it -> new String[] {it, name}).orElseGet(() -> new String[] {name});
  }

  public boolean takesValue() {
    return label.isPresent();
  }
}
