package dev.kinship.evidence;

/**
 * The type of a column in the database's own words. A column can be a key to another one if both
 * are texts or neither is, and their {@code likeness} is equal: for a text, its collation.
 */
public record StoredType(String words, String likeness, boolean isText) {
  boolean isLike(StoredType other) {
    return isText == other.isText && likeness.equals(other.likeness);
  }
}
