package dev.kinship.mcp.tool;

import java.util.List;
import java.util.Optional;

/** The user of a client, if the client passes questions on. */
public interface Person {
  /** Whether there is someone who can be asked. */
  boolean canAsk();

  /** One of the {@code choices}; empty if the user wants to choose none. */
  Optional<String> choose(String question, List<String> choices);
}
