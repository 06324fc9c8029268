package dev.kinship.schema;

/**
 * What a foreign key does when the row that it leads to is deleted, or gets another key; {@code
 * deferral} is when it is checked, in SQL, and empty if that is at once.
 */
public record KeyActions(ReferentialAction onDelete, ReferentialAction onUpdate, String deferral) {
  /** Both as the database does by default. */
  public static final KeyActions UNSPECIFIED =
      new KeyActions(ReferentialAction.UNSPECIFIED, ReferentialAction.UNSPECIFIED);

  /** Of a key that is checked at once. */
  public KeyActions(ReferentialAction onDelete, ReferentialAction onUpdate) {
    this(onDelete, onUpdate, "");
  }

  /** Only the action on delete is given. */
  public static KeyActions onDelete(ReferentialAction action) {
    return new KeyActions(action, ReferentialAction.UNSPECIFIED);
  }

  /**
   * These, as far as {@code wanted} gives no other ones; {@code wording} knows what is the same.
   */
  public KeyActions changed(KeyActions wanted, Wording wording) {
    return new KeyActions(
        changed(onDelete, wanted.onDelete, wording),
        changed(onUpdate, wanted.onUpdate, wording),
        deferral);
  }

  private static ReferentialAction changed(
      ReferentialAction there, ReferentialAction wanted, Wording wording) {
    boolean kept = wanted == ReferentialAction.UNSPECIFIED || wording.same(there, wanted);
    return kept ? there : wanted;
  }

  /** {@code ON DELETE restrict, ON UPDATE cascade}, for a reader. */
  public String words() {
    return "ON DELETE %s, ON UPDATE %s".formatted(words(onDelete), words(onUpdate));
  }

  private static String words(ReferentialAction action) {
    return action == ReferentialAction.UNSPECIFIED
        ? ReferentialAction.NO_ACTION.name().replace('_', ' ')
        : action.name().replace('_', ' ');
  }
}
