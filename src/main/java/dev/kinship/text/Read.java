package dev.kinship.text;

import java.util.List;

/**
 * One question that was asked of a project's files, and its answer. A plan was derived from all of
 * them, so it holds only as long as each has the same answer.
 */
public record Read(Kind kind, List<String> about, List<String> found) {
  public Read {
    about = List.copyOf(about);
    found = List.copyOf(found);
  }

  /** What was asked: names are from the project's root, with slashes. */
  public enum Kind {
    /** The text of the file {@code about}: its SHA-256 in hexadecimal, nothing if there is none. */
    FILE,
    /** Whether there is a file {@code about}: its name if so. */
    PRESENCE,
    /** Which files, with the ending that comes first in {@code about}, have one of its words. */
    MENTIONS,
    /** The names of the files directly in the folder {@code about}. */
    FOLDER,
    /** The names of all that is directly in the folder {@code about}. */
    ENTRIES,
    /** The folders that have files with the ending {@code about}. */
    FOLDERS
  }
}
