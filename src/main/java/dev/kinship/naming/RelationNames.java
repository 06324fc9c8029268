package dev.kinship.naming;

import static java.util.stream.Collectors.joining;

import dev.kinship.model.Entity;
import dev.kinship.schema.TableName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that follow from classes, their tables and keys; never from counting. */
public final class RelationNames {
  private static final String IN_LAW = "_in_law";

  private static final String PARENT = "parent";
  private static final String CHILD = "child";

  private final Spelling spelling;
  private final Plurals plurals;

  /** By class and table, since each sentence asks for the same names again and again. */
  private final Map<String, String> ones = new HashMap<>();

  private final Map<String, String> severals = new HashMap<>();

  /** As a library spells them, with the plurals of a project. */
  public RelationNames(Spelling spelling, Plurals plurals) {
    this.spelling = spelling;
    this.plurals = plurals;
  }

  /** The key that points to {@code parent}: {@code user_id}. */
  public String foreignKey(Entity parent) {
    return spelling.key(one(parent));
  }

  /** The key that a relationship called {@code role} has: {@code state_id}. */
  public String keyOfRole(String role) {
    return spelling.key(role);
  }

  /** Whether {@code name} is a key to {@code parent} that also has a role: {@code home_team_id}. */
  public boolean isForeignKeyOfRole(String name, Entity parent) {
    return KeyNames.hasRole(name, foreignKey(parent));
  }

  /**
   * The role that a key has in its name: {@code author} in {@code author_id}, and in {@code
   * author_code} where {@code code} is the primary key of the parent. Empty if it has none.
   */
  public Optional<String> role(String key, Entity parent) {
    return spelling.role(key).or(() -> roleBeforePrimaryKey(SnakeCase.of(key), parent));
  }

  private static Optional<String> roleBeforePrimaryKey(String key, Entity parent) {
    if (parent.primaryKey().size() != 1) {
      return Optional.empty();
    }
    String primary = SnakeCase.of(parent.primaryKey().getFirst());
    String start = SnakeCase.of(parent.name()) + "_";
    String tail = "_" + (primary.startsWith(start) ? primary.substring(start.length()) : primary);
    return key.endsWith(tail) && key.length() > tail.length()
        ? Optional.of(key.substring(0, key.length() - tail.length()))
        : Optional.empty();
  }

  /** What the child calls its parent: the role of the key, else the parent's class. */
  public String ofParent(String foreignKey, Entity parent) {
    return role(foreignKey, parent).orElseGet(() -> one(parent));
  }

  /**
   * What the parent calls its child or children. A key that says more than the parent's class
   * passes that on: {@code home_team_id} to Team gives {@code home_matches}.
   */
  public String ofChild(Entity child, String foreignKey, Entity parent, boolean many) {
    String name = many ? many(child) : one(child);
    String tail = "_" + one(parent);
    String stem = stem(foreignKey, parent);
    return stem.endsWith(tail) ? stem.substring(0, stem.length() - tail.length() + 1) + name : name;
  }

  /** The name that tells a second relationship from the first: {@code editor_posts}. */
  public String ofChildByRole(Entity child, String foreignKey, Entity parent, boolean many) {
    return stem(foreignKey, parent) + "_" + (many ? many(child) : one(child));
  }

  /**
   * What a model calls another row of its own that its key leads to: the role of the key; empty if
   * that tells no more than the class.
   */
  public Optional<String> ofOwnParent(String foreignKey, Entity itself) {
    return role(foreignKey, itself).filter(it -> !it.equals(one(itself)));
  }

  /** What a parent calls its children in the same model: only {@code parent_id} tells that. */
  public Optional<String> ofOwnChild(String foreignKey, Entity itself, boolean many) {
    List<String> role = List.of(stem(foreignKey, itself).split("_", -1));
    if (!role.contains(PARENT)) {
      return Optional.empty();
    }
    String name =
        String.join("_", role.stream().map(it -> it.equals(PARENT) ? CHILD : it).toList());
    return Optional.of(many ? plural(name) : name);
  }

  /**
   * What one end of a has_many_through calls the other: by its class, with what the key says
   * beyond; where {@code itself} is at both ends, by the key alone: {@code followee_id} gives
   * {@code followees}.
   */
  public String ofFarEnd(String key, Entity target, boolean itself) {
    return itself ? ofFarEndByRole(key, target) : ofChild(target, key, target, true);
  }

  /** The same by the key alone. */
  public String ofFarEndByRole(String key, Entity target) {
    return plural(ofParent(key, target));
  }

  /**
   * The plural of the last word of a name in snake_case, or of what comes before {@code in_law}.
   */
  public String plural(String snakeCase) {
    if (snakeCase.endsWith(IN_LAW)) {
      return plural(snakeCase.substring(0, snakeCase.length() - IN_LAW.length())) + IN_LAW;
    }
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

  /** The model's name in snake_case, its words as its table has them. */
  private String one(Entity model) {
    return ones.computeIfAbsent(
        names(model), it -> TableWords.singular(SnakeCase.of(model.name()), many(model)));
  }

  private static String names(Entity model) {
    return model.name() + "\0" + model.table().orElse("");
  }

  /** The plural of that: as its table has it, else as the dictionary or the language does. */
  private String many(Entity model) {
    return severals.computeIfAbsent(names(model), it -> pluralOf(model));
  }

  private String pluralOf(Entity model) {
    String name = SnakeCase.of(model.name());
    String table = TableName.bare(model.table().orElse(""));
    int last = name.lastIndexOf('_') + 1;
    String plural =
        TableWords.plural(name.substring(last), table)
            .map(it -> name.substring(0, last) + it)
            .orElseGet(() -> plural(name));
    return TableWords.spelled(plural, table);
  }

  /** Several of a model, in a sentence: {@code OrderItems}. */
  public String several(Entity model) {
    return several(model.name(), many(model));
  }

  /** Several of a class of which nothing but the name is known. */
  public String several(String className) {
    return several(className, plural(SnakeCase.of(className)));
  }

  /**
   * The class with its last word as {@code plural} has it. No English ending is put to a word in
   * another script.
   */
  private static String several(String className, String plural) {
    String name = SnakeCase.of(className);
    int last = name.lastIndexOf('_') + 1;
    int start = className.length() - (name.length() - last);
    boolean foreign =
        name.codePoints().anyMatch(RelationNames::isForeignLetter) && plural.endsWith("s");
    Optional<String> tail = foreign ? Optional.empty() : after(name.substring(0, last), plural);
    return tail.filter(it -> start >= 0)
        .map(it -> className.substring(0, start) + capitalised(it))
        .orElse(className);
  }

  private static boolean isForeignLetter(int character) {
    return character >= 128
        && Character.isLetter(character)
        && Character.UnicodeScript.of(character) != Character.UnicodeScript.LATIN;
  }

  /** What follows those words, which the plural may have in one. */
  private static Optional<String> after(String words, String plural) {
    String one = words.replace("_", "");
    return plural.startsWith(words)
        ? Optional.of(plural.substring(words.length()))
        : Optional.of(plural.replace("_", ""))
            .filter(it -> it.startsWith(one))
            .map(it -> it.substring(one.length()));
  }

  private static String capitalised(String words) {
    return Arrays.stream(words.split("_", -1))
        .filter(it -> !it.isEmpty())
        .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
        .collect(joining());
  }

  private String stem(String foreignKey, Entity parent) {
    return role(foreignKey, parent).orElse(foreignKey);
  }
}
