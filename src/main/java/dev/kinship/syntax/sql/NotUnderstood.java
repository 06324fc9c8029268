package dev.kinship.syntax.sql;

/** Thrown and caught within this package, where a statement is not what was expected. */
final class NotUnderstood extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String uncertain;

  /** What it leaves uncertain is for the catcher to say. */
  NotUnderstood() {
    this("");
  }

  NotUnderstood(String uncertain) {
    super(uncertain, null, false, false);
    this.uncertain = uncertain;
  }

  String uncertain(String usually) {
    return uncertain.isEmpty() ? usually : uncertain;
  }
}
