package dev.kinship.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A flag of a sentence, as it is typed; the same without dashes, {@code foreign_key}, in a file.
 * One that takes a value has a {@code label} for it.
 */
record SentenceFlag(String name, Optional<String> label, String description) {
  /** All there are, in the order of the help. */
  static final List<SentenceFlag> ALL =
      List.of(
          value("--foreign-key", "KEY", "The field that holds the key: user_id."),
          value("--through", "MODEL", "The join model of a has_many_through."),
          value("--target-foreign-key", "KEY", "Its key to the target: role_id."),
          flag("--no-support-module", "has_many_through in the library's own means."),
          flag("--composite-key", "A new join model has no key but its two."),
          flag("--create", "Create the models that are missing."),
          value("--inverse-of", "NAME", "The way back, or none to want none."),
          value("--name", "NAME", "The relationship on the source; else it is derived."),
          value("--inverse-type", "TYPE", "has_one or has_many: the way back of a belongs_to."),
          flag("--optional", "The key may be empty."),
          flag("--required", "The key may not be empty (the default)."),
          value(
              "--on-delete",
              "ACTION",
              "restrict, cascade, set-null or no-action; else what the database does."),
          value("--on-update", "ACTION", "The same where the parent's key changes."),
          flag("--sync", "Both models are sync; else what their bases are."),
          flag("--async", "Both models are async."));

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

  private static SentenceFlag value(String name, String label, String description) {
    return new SentenceFlag(name, Optional.of(label), description);
  }

  private static SentenceFlag flag(String name, String description) {
    return new SentenceFlag(name, Optional.empty(), description);
  }
}
