package dev.kinship.naming;

import dev.kinship.text.SnakeCase;

/** The names that follow from classes and keys; never from counting. */
public final class RelationNames {
  private static final String KEY_ENDING = "_id";

  private final Plurals plurals;

  public RelationNames(Plurals plurals) {
    this.plurals = plurals;
  }

  /** The key that points to {@code parent}: {@code user_id}. */
  public static String foreignKey(String parent) {
    return SnakeCase.of(parent) + KEY_ENDING;
  }

  /** What the child calls its parent: the key without {@code _id}, else the parent's class. */
  public static String ofParent(String foreignKey, String parent) {
    return foreignKey.endsWith(KEY_ENDING) && foreignKey.length() > KEY_ENDING.length()
        ? stem(foreignKey)
        : SnakeCase.of(parent);
  }

  /**
   * What the parent calls its child or children. A key that says more than the parent's class
   * passes that on: {@code home_team_id} to Team gives {@code home_matches}.
   */
  public String ofChild(String child, String foreignKey, String parent, boolean many) {
    String name = many ? plural(SnakeCase.of(child)) : SnakeCase.of(child);
    String tail = "_" + SnakeCase.of(parent);
    String stem = stem(foreignKey);
    return stem.endsWith(tail) ? stem.substring(0, stem.length() - tail.length() + 1) + name : name;
  }

  /** The name that tells a second relationship from the first: {@code editor_posts}. */
  public String ofChildByRole(String child, String foreignKey, boolean many) {
    String name = many ? plural(SnakeCase.of(child)) : SnakeCase.of(child);
    return stem(foreignKey) + "_" + name;
  }

  /**
   * What one end of a has_many_through calls the other: by its class, with what the key says
   * beyond; where {@code itself} is at both ends, by the key alone: {@code followee_id} gives
   * {@code followees}.
   */
  public String ofFarEnd(String key, String target, boolean itself) {
    return itself ? plural(ofParent(key, target)) : ofChild(target, key, target, true);
  }

  /** The plural of the last word of a name in snake_case. */
  public String plural(String snakeCase) {
    int last = snakeCase.lastIndexOf('_') + 1;
    return snakeCase.substring(0, last) + plurals.of(snakeCase.substring(last));
  }

  private static String stem(String foreignKey) {
    return foreignKey.endsWith(KEY_ENDING)
        ? foreignKey.substring(0, foreignKey.length() - KEY_ENDING.length())
        : foreignKey;
  }
}
