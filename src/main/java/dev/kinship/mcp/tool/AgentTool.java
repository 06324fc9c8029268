package dev.kinship.mcp.tool;

import dev.kinship.mcp.schema.Arguments;
import java.util.Map;

/** Something that an agent can call. Each is one of {@link Tools#ALL}. */
public interface AgentTool {
  String name();

  /** What a client shows of it. */
  String title();

  /** What an agent knows of it. */
  String description();

  /** The JSON Schema of what it takes. */
  Map<String, Object> arguments(ServedProject project);

  /** The JSON Schema of what it answers. */
  Map<String, Object> answer();

  Effect effect();

  /** Carries it out; refusals are thrown. {@code given} fits {@link #arguments}. */
  Reply call(Arguments given, ServedProject project, Person person);

  /** What a call does to the project; {@code repeatable} if a second one does nothing more. */
  record Effect(boolean writes, boolean repeatable) {
    static final Effect LOOKS = new Effect(false, true);
  }
}
