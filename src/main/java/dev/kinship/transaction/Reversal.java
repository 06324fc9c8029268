package dev.kinship.transaction;

import dev.kinship.text.Change;
import dev.kinship.transaction.disk.FileStep;
import java.nio.file.Path;
import java.util.List;

/** What takes one commit back, seen against the files as they are now. */
final class Reversal {
  private final ChangesSince since;
  private final Entry entry;

  Reversal(Path root, Entry entry) {
    this.since = new ChangesSince(root);
    this.entry = entry;
  }

  List<Change> changes() {
    List<Change> changed = changedSince();
    if (!changed.isEmpty()) {
      throw CommitRefusals.changedSince(entry.commit(), changed);
    }
    return entry.steps().stream()
        .map(it -> since.change(it.name(), it.after(), it.before()))
        .toList();
  }

  List<Change> changedSince() {
    return since.changes(entry.steps(), FileStep::name, FileStep::after);
  }
}
