package dev.kinship.text;

import java.util.List;

/**
 * A question that was asked of a project's files, and its answer. A plan was derived from all of
 * them, so it holds only as long as each has the same answer.
 */
public record Read(Kind kind, List<String> about, List<String> found) {
  public Read {
    about = List.copyOf(about);
    found = List.copyOf(found);
  }

  /** What was asked: names are from the project's root, with slashes. */
  public enum Kind {
    /** The texts of the files {@code about}: each one's SHA-256, or a dash if it does not exist. */
    FILES,
    /** Which of the files {@code about} there are. */
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
