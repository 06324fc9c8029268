package dev.kinship.flow;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Rule;
import dev.kinship.plan.Plan;
import dev.kinship.text.Change;
import dev.kinship.transaction.Commit;
import java.util.List;

/** What taking a commit back comes to. */
final class Reversals {
  private static final String SQL = ".sql";

  private Reversals() {}

  /** The plan that takes {@code commit} back by {@code changes}. */
  static Plan plan(Commit commit, List<Change> changes) {
    List<Diagnostic> notes =
        changes.stream()
            .filter(it -> it instanceof Change.Delete && it.name().endsWith(SQL))
            .map(it -> migrationGoes(it.name()))
            .toList();
    return new Plan(commit.sentences(), List.of(), changes, List.of(), notes);
  }

  /** Without a database nobody knows whether it was run. */
  private static Diagnostic migrationGoes(String name) {
    return new Diagnostic(
        Rule.MIGRATION_GOES,
        "`%s` is deleted; a database that has run it keeps what it made there".formatted(name),
        List.of(),
        "if one has, say no, and take it back there first, as the file says");
  }
}
