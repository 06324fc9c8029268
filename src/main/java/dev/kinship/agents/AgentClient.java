package dev.kinship.agents;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A program for coding agents: the {@code signs} by which a project shows that it is used there,
 * the file with {@code instructions} that it always reads, the folder of its skills, and the folder
 * of its commands, if it has commands besides skills.
 */
public record AgentClient(
    String id, List<String> signs, String instructions, String skills, Optional<String> commands) {
  private static final String AGENTS = "AGENTS.md";
  private static final String SKILLS = ".agents/skills";

  private static final String DESCRIPTION =
      "Relates ActiveRecord models (belongs_to, has_one, has_many, has_many_through) with the command kin.";

  /** What most of them read; the default if a project shows none. */
  public static final AgentClient ANY =
      new AgentClient("any", List.of(AGENTS, ".agents"), AGENTS, SKILLS, Optional.empty());

  /** All of them, {@link #ANY} first, so that a file which several read is named as it is there. */
  public static final List<AgentClient> ALL =
      List.of(
          ANY,
          new AgentClient(
              "claude",
              List.of("CLAUDE.md", ".claude"),
              "CLAUDE.md",
              ".claude/skills",
              Optional.empty()),
          new AgentClient("codex", List.of(".codex"), AGENTS, SKILLS, Optional.empty()),
          new AgentClient(
              "copilot",
              List.of(".github/copilot-instructions.md", ".github/skills"),
              AGENTS,
              SKILLS,
              Optional.empty()),
          new AgentClient(
              "cursor", List.of(".cursor", ".cursorrules"), AGENTS, SKILLS, Optional.empty()),
          new AgentClient(
              "gemini", List.of("GEMINI.md", ".gemini"), "GEMINI.md", SKILLS, Optional.empty()),
          new AgentClient(
              "opencode",
              List.of(".opencode", "opencode.json", "opencode.jsonc"),
              AGENTS,
              SKILLS,
              Optional.of(".opencode/commands")));

  /** Their names, as one passes them. */
  public static List<String> ids() {
    return ALL.stream().map(AgentClient::id).toList();
  }

  /** The one of that name. */
  public static Optional<AgentClient> called(String id) {
    return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** Those that a project shows; {@code present} tells what it has. */
  public static List<AgentClient> seen(Predicate<String> present) {
    List<AgentClient> seen =
        ALL.stream().filter(it -> it.signs().stream().anyMatch(present)).toList();
    return seen.isEmpty() ? List.of(ANY) : seen;
  }

  /**
   * The files that it reads; {@code present} tells what the project has. Without instructions of
   * its own, {@code AGENTS.md} has them.
   */
  public Stream<AgentFile> files(Predicate<String> present) {
    String read = present.test(instructions) ? instructions : AGENTS;
    return Stream.concat(Stream.of(AgentFile.ofUser(read), skill()), command().stream());
  }

  /** All that any of them may read. */
  public static Stream<AgentFile> allFiles() {
    return ALL.stream().flatMap(it -> it.files(name -> true)).distinct();
  }

  private AgentFile skill() {
    return AgentFile.own(
        skills + "/kinship/SKILL.md",
        """
        name: kinship
        description: %s Use it when a model should belong to, have one or have many of another one, and when such a relationship should be changed or removed.
        """
            .formatted(DESCRIPTION),
        Guide.whole());
  }

  private Optional<AgentFile> command() {
    return commands.map(
        it ->
            AgentFile.own(
                it + "/relationship.md",
                """
                description: %s
                agent: build
                """
                    .formatted(DESCRIPTION),
                "The task: $ARGUMENTS\n\n" + Guide.whole()));
  }
}
