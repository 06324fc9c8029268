package dev.kinship.transaction;

import dev.kinship.transaction.disk.FileStep;
import java.util.List;

/**
 * All that is known of one commit: first the journal, and when every file is written, the history.
 * {@code folders} are made for its new files, outermost first; {@code emptied} may go when its
 * deletions leave nothing in them, innermost first.
 */
record Entry(Commit commit, List<String> folders, List<String> emptied, List<FileStep> steps) {
  Entry {
    folders = List.copyOf(folders);
    emptied = List.copyOf(emptied);
    steps = List.copyOf(steps);
  }
}
