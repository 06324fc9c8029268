package dev.kinship.text;

/**
 * A place in a file for a person to read: {@code line} and {@code column} count from 1, {@code
 * length} is in characters of {@code lineText}, the line as it is, at least 1.
 */
public record Place(String file, int line, int column, String lineText, int length) {
  @Override
  public String toString() {
    return in(file);
  }

  /** The place in a file that is called {@code name} here: editors and terminals open it. */
  public String in(String name) {
    return name + ":" + line + ":" + column;
  }
}
