package dev.kinship.text;

/**
 * What a run is busy with, for a person who waits. It is one line for the whole process, as one
 * thread does all the work, so that nothing has to carry it.
 */
public final class Progress {
  private static volatile String now = "starting";

  private Progress() {}

  /** Says what begins, such as {@code searching 5,000 files}; it may have text of others. */
  public static void begin(String what) {
    now = what;
  }

  /** What was begun last. */
  public static String now() {
    return now;
  }
}
