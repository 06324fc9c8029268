package dev.kinship.transaction;

import java.util.List;

/**
 * What has become of a commit, by its files as they are now: {@code before} are those that are as
 * they were before it, or even earlier; {@code after} those that have it; {@code edited} those that
 * are as no commit ever knew them.
 */
public record Standing(
    Commit commit, List<String> before, List<String> after, List<String> edited) {
  public Standing {
    before = List.copyOf(before);
    after = List.copyOf(after);
    edited = List.copyOf(edited);
  }

  /** Whether its files are as if it had not been made: git can do that. */
  public boolean isGone() {
    return !before.isEmpty() && after.isEmpty() && edited.isEmpty();
  }

  /** Whether no file tells that it is in effect, and an edited one might. */
  public boolean isUnclear() {
    return after.isEmpty() && !edited.isEmpty();
  }

  /** Whether some files have it and all others are as before. */
  public boolean isHalf() {
    return !after.isEmpty() && !before.isEmpty() && edited.isEmpty();
  }
}
