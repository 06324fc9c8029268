package dev.kinship.agents;

import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.SourceText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that agents read. One with a {@code head} belongs to Kinship, and the head is what it
 * begins with when it is made; any other one is the user's, and has a block of Kinship.
 */
public record AgentFile(String name, Optional<String> head, String content) {
  /** Of the user, such as {@code AGENTS.md}. */
  static AgentFile ofUser(String name) {
    return new AgentFile(name, Optional.empty(), Guide.notice());
  }

  /** Of Kinship; {@code fields} is what is between the lines of dashes. */
  static AgentFile own(String name, String fields, String content) {
    return new AgentFile(name, Optional.of("---\n" + fields + "---\n\n"), content);
  }

  private String block() {
    return MarkedBlock.text(content);
  }

  private String whole() {
    return head.orElse("") + block() + "\n";
  }

  /** The same under the name that it really has. */
  public AgentFile named(String other) {
    return new AgentFile(other, head, content);
  }

  /** What brings it up to date; empty if it is. Refuses a file that others have made. */
  public Optional<Change> installed(Path path, Optional<SourceText> existing) {
    if (existing.isEmpty()) {
      return Optional.of(new Change.Create(path, name, whole()));
    }
    SourceText source = existing.get();
    Optional<MarkedBlock> block = MarkedBlock.in(source);
    if (block.isEmpty() && head.isPresent()) {
      throw new Refused(
          AgentRules.OTHER_FILE,
          "`%s` exists, and Kinship did not write it: it has no lines between marks of Kinship"
              .formatted(name),
          "rename it, then run the command again; or leave this agent out with --for");
    }
    Edit edit =
        block
            .map(it -> it.replacedBy(block()))
            .orElseGet(() -> MarkedBlock.appended(block(), source));
    Change change = new Change.Rewrite(source, Edits.of(edit));
    return Optional.of(change).filter(it -> !it.after().equals(source.text()));
  }

  /** What removes it: the whole file if nothing in it is the user's. Empty if nothing is ours. */
  public Optional<Change> removed(SourceText source) {
    return MarkedBlock.in(source)
        .map(
            it ->
                it.around().replaceAll("\\R", "\n").equals(head.orElse("") + "\n")
                    ? new Change.Delete(source)
                    : new Change.Rewrite(source, Edits.of(it.erased())));
  }
}
