package dev.kinship.runner;

import java.util.List;

/** New files, in the order in which they run, and sentences on what else the user has to do. */
public record Written(List<MigrationFile> files, List<String> notes) {
  public Written {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }
}
