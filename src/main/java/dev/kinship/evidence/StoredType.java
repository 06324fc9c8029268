package dev.kinship.evidence;

/**
 * The type of a column in the database's own words. Two columns can be a key and what it points to
 * where both are texts or neither is, and their {@code likeness} is one: the collation of a text.
 */
public record StoredType(String words, String likeness, boolean isText) {
  boolean isLike(StoredType other) {
    return isText == other.isText && likeness.equals(other.likeness);
  }
}
