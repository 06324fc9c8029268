package dev.kinship.flow;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.plan.Plan;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.text.Change;
import dev.kinship.transaction.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What taking {@code commit} back by {@code changes} comes to; {@code applied} tells what a
 * database has run.
 */
record Reversals(Commit commit, List<Change> changes, Applied applied) {
  /** The changes that delete migrations; a tool's settings for one file go with that file. */
  private List<Change> deletions() {
    return changes.stream()
        .filter(it -> it instanceof Change.Delete)
        .filter(it -> it.name().endsWith(".sql") || it.name().endsWith(".sql.conf"))
        .toList();
  }

  List<String> migrations() {
    return deletions().stream().map(Change::name).toList();
  }

  /** Every file as it was. */
  Plan plan() {
    return new Plan(
        commit.sentences(),
        List.of(),
        changes,
        List.of(),
        migrations().stream().map(this::migrationGoes).toList());
  }

  /** The folder that has these migrations; empty if it has deleted none. */
  Optional<String> folder() {
    return migrations().stream()
        .map(it -> it.contains("/") ? it.substring(0, it.lastIndexOf('/')) : ".")
        .findFirst();
  }

  /** The file names of these migrations, without their folder. */
  Set<String> names() {
    return migrations().stream()
        .map(it -> it.substring(it.lastIndexOf('/') + 1))
        .collect(Collectors.toSet());
  }

  /** Restores every file but the migrations, which stay and are followed by {@code back}. */
  Plan keeping(PlannedMigration back) {
    List<Change> kept = new ArrayList<>(changes);
    kept.removeAll(deletions());
    return new Plan(commit.sentences(), List.of(), kept, List.of(), List.of()).with(back);
  }

  /** Without a database it is not known whether it was run. */
  private Diagnostic migrationGoes(String name) {
    return new Diagnostic(
        FlowRules.MIGRATION_GOES,
        "`%s` is deleted; a database that has run it keeps what it made there".formatted(name),
        List.of(),
        applied.remedy(commit.sentences()));
  }
}
