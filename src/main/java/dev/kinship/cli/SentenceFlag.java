package dev.kinship.cli;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.library.Libraries;
import dev.kinship.model.Kind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A flag of a sentence, as it is typed; the same without dashes, {@code foreign_key}, in a file.
 * One that takes a value has a {@code label} for it. It means something to relationships of {@code
 * kinds}, and is refused of others.
 */
record SentenceFlag(String name, Optional<String> label, Set<Kind> kinds, String description) {
  private static final Set<Kind> ANY = EnumSet.allOf(Kind.class);
  private static final Set<Kind> THROUGH = EnumSet.of(Kind.HAS_MANY_THROUGH);
  private static final Set<Kind> DIRECT = EnumSet.complementOf(EnumSet.of(Kind.HAS_MANY_THROUGH));
  private static final Set<Kind> CHILD = EnumSet.of(Kind.BELONGS_TO);

  /** Those of every library. */
  private static final List<SentenceFlag> COMMON =
      List.of(
          value("--foreign-key", "KEY", ANY, "The field that holds the key: user_id."),
          value("--through", "MODEL", THROUGH, "The join model of a has_many_through."),
          value(
              "--join-table", "NAME", THROUGH, "Its join table, in a library that needs no model."),
          value("--target-foreign-key", "KEY", THROUGH, "Its key to the target: role_id."),
          flag(
              "--composite-key",
              THROUGH,
              "Use the two foreign keys as the primary key of a new join model."),
          flag("--create", ANY, "Create the models that are missing."),
          value("--inverse-of", "NAME", ANY, "The name of the inverse, or none for no inverse."),
          value("--name", "NAME", ANY, "The relationship's name on the source. Default: derived."),
          value(
              "--inverse-type", "TYPE", CHILD, "has_one or has_many: the inverse of a belongs_to."),
          flag("--optional", DIRECT, "The key may be empty (NULL)."),
          flag("--required", DIRECT, "The key may not be empty (the default)."),
          value(
              "--on-delete",
              "ACTION",
              ANY,
              "restrict, cascade, set-null or no-action. Default: that of the database."),
          value("--on-update", "ACTION", ANY, "The same when the parent's key changes."),
          flag("--sync", ANY, "Both models are sync. Default: their base classes decide."),
          flag("--async", ANY, "Both models are async."));

  /** All there are, in the order of the help. */
  static final List<SentenceFlag> ALL =
      Stream.concat(
              COMMON.stream(),
              Libraries.ALL.options().map(it -> flag(it.flag(), it.kinds(), it.description())))
          .toList();

  /** Flags of which one says what the other denies. */
  private static final List<List<String>> OPPOSITES =
      List.of(List.of("--optional", "--required"), List.of("--sync", "--async"));

  /** The flag that says what {@code flag} denies. */
  static Optional<String> opposite(SentenceFlag flag) {
    return OPPOSITES.stream()
        .filter(it -> it.contains(flag.name()))
        .map(it -> it.get(1 - it.indexOf(flag.name())))
        .findFirst();
  }

  /** The flag that is typed so. */
  static Optional<SentenceFlag> typed(String name) {
    return ALL.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** The flag that is called so in a file. */
  static Optional<SentenceFlag> inFile(String key) {
    return ALL.stream().filter(it -> it.key().equals(key)).findFirst();
  }

  /** Refuses a flag that would change nothing of such a relationship. */
  static void requireMeaning(Collection<String> said, Kind kind) {
    for (SentenceFlag flag : ALL) {
      if (said.contains(flag.name()) && !flag.kinds().contains(kind)) {
        throw new Refused(
            Rule.WRONG_USAGE,
            "%s applies to %s, and this is a %s"
                .formatted(
                    flag.name(),
                    String.join(", ", flag.kinds().stream().map(Kind::word).toList()),
                    kind.word()),
            "leave %s out".formatted(flag.name()));
      }
    }
  }

  boolean takesValue() {
    return label.isPresent();
  }

  /** What it is called in a file. */
  String key() {
    return name.substring(2).replace('-', '_');
  }

  OptionSpec option() {
    return label
        .map(it -> Options.value(name, it, description))
        .orElseGet(() -> Options.flag(name, description));
  }

  private static SentenceFlag value(
      String name, String label, Set<Kind> kinds, String description) {
    return new SentenceFlag(name, Optional.of(label), kinds, description);
  }

  private static SentenceFlag flag(String name, Set<Kind> kinds, String description) {
    return new SentenceFlag(name, Optional.empty(), kinds, description);
  }
}
