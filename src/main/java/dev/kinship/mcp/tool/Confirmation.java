package dev.kinship.mcp.tool;

import static java.util.stream.Collectors.joining;

import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Consent;
import dev.kinship.flow.FlowRules;
import dev.kinship.plan.Plan;
import dev.kinship.text.Change;
import java.util.List;
import java.util.Optional;

/** Asks the user of the client before something is written, if the server was started so. */
record Confirmation(ServedProject project, Person person) implements Consent {
  private static final List<String> ANSWERS = List.of("yes", "no");

  @Override
  public boolean to(Plan plan) {
    if (!project.confirm()) {
      return true;
    }
    if (!person.canAsk()) {
      throw new Refused(
          FlowRules.NOT_WRITTEN,
          "nothing was written: this server asks the user first, and the client passes no question on",
          "ask the user to run it: kin commit " + plan.id());
    }
    String question =
        "Write %d files? %s. Files: %s"
            .formatted(
                plan.changes().size(),
                String.join("; ", plan.sentences()),
                plan.changes().stream().map(Change::name).collect(joining(", ")));
    return person.choose(question, ANSWERS).equals(Optional.of("yes"));
  }
}
