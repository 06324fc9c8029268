package dev.kinship.schema;

/** What a foreign key does when the row that it leads to is deleted, or gets another key. */
public record KeyActions(ReferentialAction onDelete, ReferentialAction onUpdate) {
  /** Both as the database does by default. */
  public static final KeyActions UNSPECIFIED =
      new KeyActions(ReferentialAction.UNSPECIFIED, ReferentialAction.UNSPECIFIED);

  /** Only the action on delete is given. */
  public static KeyActions onDelete(ReferentialAction action) {
    return new KeyActions(action, ReferentialAction.UNSPECIFIED);
  }
}
