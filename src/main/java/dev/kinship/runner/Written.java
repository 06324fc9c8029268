package dev.kinship.runner;

import dev.kinship.diagnostic.Remark;
import java.util.List;

/** New files, in the order in which they run, and sentences on what else the user has to do. */
public record Written(List<MigrationFile> files, List<Remark> notes) {
  public Written {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }
}
