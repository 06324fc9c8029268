package dev.kinship.flow.agents;

import dev.kinship.agents.AgentClient;
import dev.kinship.agents.AgentFile;
import dev.kinship.plan.Plan;
import dev.kinship.project.Project;
import dev.kinship.text.Change;
import dev.kinship.text.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what agents read about {@code kin}, or removes it; no model is read for it. */
public record Instructing(Project project, AgentsWish wish) {
  /** A line by which one file takes in another. */
  private static final String IMPORT = "@AGENTS.md";

  private static final String INSTALL = "agents install";

  /** What would be written. */
  public Plan plan() {
    List<Change> changes = wish.install() ? changes(installed()) : changes(AgentClient.allFiles());
    return new Plan(List.of(sentence()), List.of(), changes, List.of(), List.of())
        .derivedFrom(project.reads());
  }

  private Stream<AgentFile> installed() {
    List<AgentClient> clients =
        wish.clients().isEmpty() ? AgentClient.seen(project::has) : wish.clients();
    return clients.stream().flatMap(it -> it.files(name -> isReadAlone(name)));
  }

  /** Whether a project has instructions of that name that do not take in those for all agents. */
  private boolean isReadAlone(String name) {
    return project.has(name)
        && project
            .editable(project.unlinked(name))
            .filter(it -> it.text().lines().noneMatch(line -> line.strip().equals(IMPORT)))
            .isPresent();
  }

  /** Each file once, however many names it has. */
  private List<Change> changes(Stream<AgentFile> files) {
    Map<String, AgentFile> unlinked = new LinkedHashMap<>();
    files
        .map(it -> it.named(project.unlinked(it.name())))
        .forEach(it -> unlinked.putIfAbsent(it.name(), it));
    return unlinked.values().stream().flatMap(it -> change(it).stream()).toList();
  }

  private Optional<Change> change(AgentFile file) {
    Optional<SourceText> existing = project.editable(file.name());
    return wish.install()
        ? file.installed(project.path(file.name()), existing)
        : existing.flatMap(file::removed);
  }

  /** Whether that was the wish of a commit with these sentences. */
  public static boolean hasWritten(List<String> sentences) {
    return sentences.stream().anyMatch(it -> it.startsWith(INSTALL));
  }

  private String sentence() {
    String clients = String.join(",", wish.clients().stream().map(AgentClient::id).toList());
    return (wish.install() ? INSTALL : "agents remove")
        + (clients.isEmpty() ? "" : " --for " + clients);
  }
}
