package dev.kinship.flow.agents;

import dev.kinship.agents.AgentClient;
import java.util.List;

/**
 * Tells agents about {@code kin}, or no longer: those of these {@code clients}, or if none is
 * named, of those that the project shows.
 */
public record AgentsWish(boolean install, List<AgentClient> clients) {
  public AgentsWish {
    clients = List.copyOf(clients);
  }
}
