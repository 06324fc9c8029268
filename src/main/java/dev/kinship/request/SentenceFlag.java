package dev.kinship.request;

import dev.kinship.library.LibraryOption;
import dev.kinship.model.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A flag of a sentence, as it is typed; in a file it is called the same without dashes, {@code
 * foreign_key}. It applies to relationships of {@code kinds}, and is refused for others.
 */
public record SentenceFlag(Option option, Set<Kind> kinds) {
  private static final Set<Kind> ANY = EnumSet.allOf(Kind.class);
  private static final Set<Kind> THROUGH = EnumSet.of(Kind.HAS_MANY_THROUGH);
  private static final Set<Kind> DIRECT = EnumSet.complementOf(EnumSet.of(Kind.HAS_MANY_THROUGH));
  private static final Set<Kind> CHILD = EnumSet.of(Kind.BELONGS_TO);

  /** Those of every library. */
  static final List<SentenceFlag> COMMON =
      List.of(
          value("--foreign-key", "KEY", ANY, "The field that holds the key.").usually("user_id"),
          value("--through", "MODEL", THROUGH, "The join model of a has_many_through.")
              .usually("UserRole"),
          value(
              "--join-table", "NAME", THROUGH, "Its join table, in a library that needs no model."),
          value("--target-foreign-key", "KEY", THROUGH, "Its key to the target.")
              .usually("role_id"),
          flag(
              "--composite-key",
              THROUGH,
              "Use the two foreign keys as the primary key of a new join model."),
          flag(
              "--unique-pair",
              THROUGH,
              "No two rows of the join model join the same two. The default if it is new, or has nothing but its keys."),
          flag("--no-unique-pair", THROUGH, "Several rows may join the same two."),
          flag("--create", ANY, "Create the models that are missing."),
          value(
              SentenceOptions.FIELDS,
              "NAME:TYPE,…",
              ANY,
              "Fields of a model that is created: level:int,note:str? (may be empty), Grant.level:int if there are several."),
          value(
                  "--inverse-of",
                  "NAME|none",
                  ANY,
                  "The name of the inverse, or none for no inverse.")
              .usually("orders"),
          value("--name", "NAME", ANY, "The relationship's name on the source.").usually("user"),
          value("--inverse-type", "has_one|has_many", CHILD, "The inverse of a belongs_to.")
              .usually("has_many"),
          flag("--optional", DIRECT, "The key may be empty (NULL)."),
          flag("--required", DIRECT, "The key may not be empty (the default)."),
          value(
                  "--on-delete",
                  "ACTION",
                  ANY,
                  "restrict, cascade, set-null or no-action, if a parent is deleted.")
              .usually("as the database does"),
          value("--on-update", "ACTION", ANY, "The same if the key of a parent changes.")
              .usually("as the database does"),
          flag("--sync", ANY, "Both models are sync."),
          flag("--async", ANY, "Both models are async."));

  /** Pairs of opposite flags. */
  private static final List<List<String>> OPPOSITES =
      List.of(
          List.of("--optional", "--required"),
          List.of("--sync", "--async"),
          List.of("--unique-pair", "--no-unique-pair"));

  /** Whether it applies to a has_many_through only. */
  public boolean ofThrough() {
    return kinds.equals(THROUGH);
  }

  /** The flag that means the opposite. */
  public Optional<String> opposite() {
    return OPPOSITES.stream()
        .filter(it -> it.contains(name()))
        .map(it -> it.get(1 - it.indexOf(name())))
        .findFirst();
  }

  /** The name in a word that is a flag: what comes before a value. */
  static String name(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals);
  }

  private SentenceFlag usually(String value) {
    return new SentenceFlag(option.usually(value), kinds);
  }

  /** A flag that one library has. */
  static SentenceFlag of(LibraryOption option) {
    return flag(option.flag(), option.kinds(), option.description());
  }

  String name() {
    return option.name();
  }

  boolean takesValue() {
    return option.takesValue();
  }

  /** What it is called in a file. */
  public String key() {
    return key(name());
  }

  /** What the flag that is typed as {@code name} is called in a file. */
  public static String key(String name) {
    return name.substring(2).replace('-', '_');
  }

  private static SentenceFlag value(
      String name, String label, Set<Kind> kinds, String description) {
    return new SentenceFlag(Option.value(name, label, description), kinds);
  }

  private static SentenceFlag flag(String name, Set<Kind> kinds, String description) {
    return new SentenceFlag(Option.flag(name, description), kinds);
  }
}
