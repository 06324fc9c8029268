package dev.kinship.request;

import java.util.Optional;

/**
 * An option as a user types it, with its help. One that takes a value has a {@code label} for it;
 * one that {@code repeats} may be passed several times.
 */
public record Option(String name, Optional<String> label, boolean repeats, String description) {
  public static Option flag(String name, String description) {
    return new Option(name, Optional.empty(), false, description);
  }

  public static Option value(String name, String label, String description) {
    return new Option(name, Optional.of(label), false, description);
  }

  public static Option values(String name, String label, String description) {
    return new Option(name, Optional.of(label), true, description);
  }

  public boolean takesValue() {
    return label.isPresent();
  }
}
