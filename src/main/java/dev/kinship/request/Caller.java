package dev.kinship.request;

import java.nio.file.Path;
import java.util.Optional;

/** Who makes a request, for what its words alone do not tell. */
public interface Caller {
  /** Where relative paths begin. */
  Path folder();

  /** An environment variable that is set and not empty. */
  Optional<String> variable(String name);

  /** Asks for what must not appear on the screen; empty if the caller cannot be asked. */
  Optional<String> askSecret(String question);
}
