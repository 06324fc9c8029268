package dev.kinship.diagnostic;

/** What can be said. A code never changes its meaning, and a retired one is never used again. */
public enum Rule {
  WRONG_USAGE("KIN001", Severity.USAGE, "the command is not understood"),
  UNKNOWN_TYPE("KIN002", Severity.USAGE, "unknown relationship type"),
  NO_PROJECT("KIN003", Severity.USAGE, "no project"),
  BAD_CONFIGURATION("KIN004", Severity.USAGE, "the configuration is not understood"),

  SYSTEM_FAILED("KIN901", Severity.ERROR, "the system failed"),
  LOCKED("KIN902", Severity.ERROR, "another kin is at work"),
  CHANGED_MEANWHILE("KIN903", Severity.ERROR, "a file changed meanwhile"),
  NOT_WRITABLE("KIN904", Severity.ERROR, "a file cannot be written"),
  OUTSIDE_PROJECT("KIN905", Severity.ERROR, "a path outside the project");

  private final String code;
  private final Severity severity;
  private final String title;

  Rule(String code, Severity severity, String title) {
    this.code = code;
    this.severity = severity;
    this.title = title;
  }

  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** The case in a few words, without a full stop. */
  public String title() {
    return title;
  }
}
