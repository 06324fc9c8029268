package dev.kinship.runner;

import dev.kinship.text.FileName;

/** A file of the migrations' folder: its path from there, and its text. */
public record MigrationFile(String name, String text) {
  /** Its own name, without the folders below that of the migrations. */
  public String base() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Whether it is called like a file of SQL. */
  public boolean isSql() {
    return FileName.isSql(name);
  }
}
