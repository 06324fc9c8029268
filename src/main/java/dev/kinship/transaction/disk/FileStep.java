package dev.kinship.transaction.disk;

/**
 * One file of a commit. {@code real} is its path from the project's real root, with slashes and
 * links followed; {@code mode} is that of a file that must be created again.
 */
public record FileStep(
    FileAction kind, String name, String real, int mode, Content before, Content after) {
  /** The rights that the system gives to a new file. */
  public static final int UMASK = -1;

  public FileStep withMode(int mode) {
    return new FileStep(kind, name, real, mode, before, after);
  }
}
