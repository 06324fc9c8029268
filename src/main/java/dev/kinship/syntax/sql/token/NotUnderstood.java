package dev.kinship.syntax.sql.token;

/** Thrown and caught while SQL is read, where a statement is not what was expected. */
public final class NotUnderstood extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String uncertain;

  /** What it leaves uncertain is for the catcher to say. */
  public NotUnderstood() {
    this("");
  }

  public NotUnderstood(String uncertain) {
    super(uncertain, null, false, false);
    this.uncertain = uncertain;
  }

  public String uncertain(String usually) {
    return uncertain.isEmpty() ? usually : uncertain;
  }
}
