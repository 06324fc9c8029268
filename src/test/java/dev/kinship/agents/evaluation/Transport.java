package dev.kinship.agents.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** How an agent reaches Kinship. Each call is counted with what it answers. */
interface Transport {
  /** The models and their relationships. */
  JsonNode look();

  /** One plan for these relationships, each as the answers to the six questions. */
  JsonNode relate(List<Map<String, String>> relationships);

  /** One plan that removes {@code MODEL.NAME}. */
  JsonNode remove(String relationship, boolean dropKey);

  /** Writes what an answer has planned. */
  JsonNode commit(JsonNode planned);

  /** Takes back what an answer has written. */
  JsonNode undo(JsonNode written);

  /** How often it was called. */
  int calls();

  /** How many characters all answers had. */
  int characters();
}
