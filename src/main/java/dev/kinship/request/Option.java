package dev.kinship.request;

import java.util.Optional;

/**
 * An option as a user types it, with its help; a {@code letter} is short for it, {@code -n}. One
 * that takes a value has a {@code label} for it and perhaps a {@code usual} one; one that {@code
 * repeats} may be passed several times.
 */
public record Option(
    String name,
    Optional<String> letter,
    Optional<String> label,
    Optional<String> usual,
    boolean repeats,
    String description) {
  public static Option flag(String name, String description) {
    return new Option(
        name, Optional.empty(), Optional.empty(), Optional.empty(), false, description);
  }

  public static Option value(String name, String label, String description) {
    return new Option(
        name, Optional.empty(), Optional.of(label), Optional.empty(), false, description);
  }

  public static Option values(String name, String label, String description) {
    return new Option(
        name, Optional.empty(), Optional.of(label), Optional.empty(), true, description);
  }

  /** The same option, with a letter that is short for it. */
  public Option or(String other) {
    return new Option(name, Optional.of(other), label, usual, repeats, description);
  }

  /** The same option, with what holds if it is not passed. */
  public Option usually(String value) {
    return new Option(name, letter, label, Optional.of(value), repeats, description);
  }

  /** All that it can be typed as, the letter first. */
  public String[] names() {
    return letter.map(it -> new String[] {it, name}).orElseGet(() -> new String[] {name});
  }

  public boolean takesValue() {
    return label.isPresent();
  }
}
