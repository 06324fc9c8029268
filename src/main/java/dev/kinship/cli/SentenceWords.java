package dev.kinship.cli;

import static dev.kinship.cli.Options.flag;
import static dev.kinship.cli.Options.has;
import static dev.kinship.cli.Options.text;
import static dev.kinship.cli.Options.value;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.model.Sentence.Join;
import dev.kinship.schema.OnDelete;
import dev.kinship.text.Similar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that belong to a sentence, and how a sentence is read from words. */
final class SentenceWords {
  private static final String NONE = "none";

  private SentenceWords() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(value("--foreign-key", "KEY", "The field that holds the key: user_id."))
        .addOption(value("--through", "MODEL", "The join model of a has_many_through."))
        .addOption(value("--target-foreign-key", "KEY", "Its key to the target: role_id."))
        .addOption(flag("--no-support-module", "has_many_through in the library's own means."))
        .addOption(flag("--composite-key", "A new join model has no key but its two."))
        .addOption(flag("--create", "Create the models that are missing."))
        .addOption(value("--inverse-of", "NAME", "The way back, or none to want none."))
        .addOption(value("--name", "NAME", "The relationship on the source; else it is derived."))
        .addOption(
            value("--inverse-type", "TYPE", "has_one or has_many: the way back of a belongs_to."))
        .addOption(flag("--optional", "The key may be empty."))
        .addOption(flag("--required", "The key may not be empty (the default)."))
        .addOption(
            value(
                "--on-delete",
                "ACTION",
                "restrict, cascade, set-null or no-action; else what the database does."))
        .addOption(flag("--sync", "Both models are sync; else what their bases are."))
        .addOption(flag("--async", "Both models are async."));
  }

  static Sentence read(List<String> words, ParseResult options) {
    if (words.size() != 3) {
      throw new Refused(
          Rule.WRONG_USAGE,
          words.size() < 3
              ? "a sentence has three words, and there are %d".formatted(words.size())
              : "a sentence has three words; `%s` is one too many".formatted(words.get(3)),
          "say for instance: kin add Order belongs_to User");
    }
    return new Sentence(
        ModelName.of(words.get(0)),
        kind(words.get(1)),
        ModelName.of(words.get(2)),
        details(options));
  }

  static Kind kind(String word) {
    List<String> kinds = Arrays.stream(Kind.values()).map(Kind::word).toList();
    return Kind.called(word)
        .orElseThrow(
            () ->
                new Refused(
                    Rule.UNKNOWN_TYPE,
                    "there is no relationship type `%s`".formatted(word),
                    Similar.to(word.replace('-', '_'), kinds)
                        .map("did you mean `%s`?"::formatted)
                        .orElse("the types are " + String.join(", ", kinds))));
  }

  static Inverse inverse(String word) {
    return word.equals(NONE) ? new Inverse.Unwanted() : new Inverse.Named(word);
  }

  private static Details details(ParseResult options) {
    return new Details(
        text(options, "--name"),
        text(options, "--foreign-key"),
        text(options, "--inverse-of").map(SentenceWords::inverse).orElse(new Inverse.Derived()),
        text(options, "--inverse-type").map(SentenceWords::inverseKind),
        choice(options, "--optional", "--required"),
        text(options, "--on-delete").map(SentenceWords::onDelete).orElse(OnDelete.UNSPECIFIED),
        choice(options, "--async", "--sync").map(it -> it ? Flavour.ASYNC : Flavour.SYNC),
        new Join(
            text(options, "--through").map(ModelName::of),
            text(options, "--target-foreign-key"),
            !has(options, "--no-support-module"),
            has(options, "--composite-key")),
        has(options, "--create"));
  }

  private static Kind inverseKind(String word) {
    Kind kind = kind(word);
    if (kind != Kind.HAS_ONE && kind != Kind.HAS_MANY) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "the way back of a belongs_to cannot be a %s".formatted(kind.word()),
          "say --inverse-type has_one or --inverse-type has_many");
    }
    return kind;
  }

  private static OnDelete onDelete(String word) {
    List<OnDelete> actions =
        Arrays.stream(OnDelete.values()).filter(it -> it != OnDelete.UNSPECIFIED).toList();
    List<String> names = actions.stream().map(OnDelete::word).toList();
    return actions.stream()
        .filter(it -> it.word().equals(word.replace('_', '-')))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    Rule.WRONG_USAGE,
                    "--on-delete knows no `%s`".formatted(word),
                    Similar.to(word, names)
                        .map("did you mean `%s`?"::formatted)
                        .orElse("say one of " + String.join(", ", names))));
  }

  private static Optional<Boolean> choice(ParseResult options, String yes, String no) {
    if (has(options, yes) && has(options, no)) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "%s and %s contradict each other".formatted(yes, no),
          "say one of them, or neither");
    }
    return has(options, yes)
        ? Optional.of(true)
        : has(options, no) ? Optional.of(false) : Optional.empty();
  }
}
