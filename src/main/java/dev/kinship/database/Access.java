package dev.kinship.database;

import dev.kinship.database.url.DatabaseUrl;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A database and how to log in: the known password, and how to ask for one if the database requires
 * it and none is known.
 */
public record Access(DatabaseUrl url, Optional<String> password, Supplier<Optional<String>> asked) {
  /** Without the password. */
  @Override
  public String toString() {
    return url.name();
  }
}
