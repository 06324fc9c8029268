package dev.kinship.tool;

/** Whether a run worked, and what it printed. */
public record Outcome(boolean done, String said) {
  static final Outcome DONE = new Outcome(true, "");

  static Outcome failed(Exception e) {
    StringBuilder said = new StringBuilder();
    for (Throwable it = e; it != null; it = it.getCause()) {
      said.append(it).append('\n');
    }
    return new Outcome(false, said.toString());
  }
}
