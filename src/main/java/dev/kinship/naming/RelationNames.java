package dev.kinship.naming;

import dev.kinship.text.SnakeCase;

/** The names that follow from classes and keys; never from counting. */
public final class RelationNames {
  private final Spelling spelling;
  private final Plurals plurals;

  /** As a library spells them, with the plurals of a project. */
  public RelationNames(Spelling spelling, Plurals plurals) {
    this.spelling = spelling;
    this.plurals = plurals;
  }

  /** The key that points to {@code parent}: {@code user_id}. */
  public String foreignKey(String parent) {
    return spelling.key(SnakeCase.of(parent));
  }

  /** Whether {@code name} is the key that points to {@code parent}, in whatever spelling. */
  public boolean isForeignKey(String name, String parent) {
    return KeyNames.alike(name, foreignKey(parent));
  }

  /** Whether {@code name} is a key to {@code parent} that also has a role: {@code home_team_id}. */
  public boolean isForeignKeyOfRole(String name, String parent) {
    return KeyNames.hasRole(name, foreignKey(parent));
  }

  /** What the child calls its parent: the key without {@code _id}, else the parent's class. */
  public String ofParent(String foreignKey, String parent) {
    return spelling.role(foreignKey).orElseGet(() -> SnakeCase.of(parent));
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

  /** The table of a new model. */
  public String table(String className) {
    String word = SnakeCase.of(className);
    return spelling.table(word, plural(word));
  }

  /** The table that joins two models without a model of its own. */
  public String joinTable(String source, String target) {
    return spelling.joinTable(SnakeCase.of(source), SnakeCase.of(target));
  }

  private String stem(String foreignKey) {
    return spelling.role(foreignKey).orElse(foreignKey);
  }
}
