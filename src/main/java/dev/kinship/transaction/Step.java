package dev.kinship.transaction;


/**
 * One file of a commit. {@code real} is where it lies, from the project's real root with slashes,
 * when links are followed; {@code mode} is what a file that has to be made anew gets.
 */
record Step(FileAction kind, String name, String real, int mode, Content before, Content after) {
  /** The rights that the system gives to a new file. */
  static final int UMASK = -1;

  Step withMode(int mode) {
    return new Step(kind, name, real, mode, before, after);
  }
}
