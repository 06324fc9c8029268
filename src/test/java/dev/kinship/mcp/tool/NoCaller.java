package dev.kinship.mcp.tool;

import dev.kinship.request.Caller;
import java.nio.file.Path;
import java.util.Optional;

/** A process without variables whose user cannot be asked. */
record NoCaller() implements Caller {
  @Override
  public Path folder() {
    return Path.of("").toAbsolutePath();
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<String> askSecret(String question) {
    return Optional.empty();
  }
}
