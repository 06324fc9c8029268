package dev.kinship.library;

import dev.kinship.model.Kind;
import java.util.Set;

/**
 * A flag of sentences that only one library has, as it is typed: {@code --no-support-module}. It
 * applies to relationships of {@code kinds}.
 */
public record LibraryOption(String flag, Set<Kind> kinds, String description) {
  public LibraryOption {
    kinds = Set.copyOf(kinds);
  }
}
