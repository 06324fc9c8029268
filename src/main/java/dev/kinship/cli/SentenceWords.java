package dev.kinship.cli;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.library.Libraries;
import dev.kinship.library.LibraryOption;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.model.Sentence.Join;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.text.Similar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The options that belong to a sentence, and how a sentence is read from words. */
final class SentenceWords {
  private static final String NONE = "none";

  private SentenceWords() {}

  static CommandSpec addTo(CommandSpec spec) {
    SentenceFlag.ALL.forEach(it -> spec.addOption(it.option()));
    return spec;
  }

  static Sentence read(Said said) {
    List<String> words = said.words();
    if (words.size() != 3) {
      throw new Refused(
          Rule.WRONG_USAGE,
          words.size() < 3
              ? "a sentence has three words, and %d were given".formatted(words.size())
              : "a sentence has three words; `%s` is one too many".formatted(words.get(3)),
          "for example: kin add Order belongs_to User");
    }
    Kind kind = kind(words.get(1));
    SentenceFlag.requireMeaning(said.flags().keySet(), kind);
    return new Sentence(
        ModelName.of(words.get(0)), kind, ModelName.of(words.get(2)), details(said));
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

  private static Details details(Said said) {
    return new Details(
        said.text("--name"),
        said.text("--foreign-key"),
        said.text("--inverse-of").map(SentenceWords::inverse).orElse(new Inverse.Derived()),
        said.text("--inverse-type").map(SentenceWords::inverseKind),
        choice(said, "--optional", "--required"),
        new KeyActions(action(said, "--on-delete"), action(said, "--on-update")),
        choice(said, "--async", "--sync").map(it -> it ? Flavour.ASYNC : Flavour.SYNC),
        new Join(
            said.text("--through").map(ModelName::of),
            said.text("--join-table"),
            said.text("--target-foreign-key"),
            said.has("--composite-key")),
        said.has("--create"),
        Libraries.ALL
            .options()
            .map(LibraryOption::flag)
            .filter(said::has)
            .collect(Collectors.toSet()));
  }

  private static Kind inverseKind(String word) {
    Kind kind = kind(word);
    if (kind != Kind.HAS_ONE && kind != Kind.HAS_MANY) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "the inverse of a belongs_to cannot be a %s".formatted(kind.word()),
          "pass --inverse-type has_one or --inverse-type has_many");
    }
    return kind;
  }

  private static ReferentialAction action(Said said, String flag) {
    return said.text(flag).map(it -> action(flag, it)).orElse(ReferentialAction.UNSPECIFIED);
  }

  private static ReferentialAction action(String flag, String word) {
    List<ReferentialAction> actions =
        Arrays.stream(ReferentialAction.values())
            .filter(it -> it != ReferentialAction.UNSPECIFIED)
            .toList();
    List<String> names = actions.stream().map(ReferentialAction::word).toList();
    return actions.stream()
        .filter(it -> it.word().equals(word.replace('_', '-')))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    Rule.WRONG_USAGE,
                    "%s has no value `%s`".formatted(flag, word),
                    Similar.to(word, names)
                        .map("did you mean `%s`?"::formatted)
                        .orElse("use one of " + String.join(", ", names))));
  }

  private static Optional<Boolean> choice(Said said, String yes, String no) {
    if (said.has(yes) && said.has(no)) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "%s and %s contradict each other".formatted(yes, no),
          "pass one of them, or neither");
    }
    return said.has(yes) ? Optional.of(true) : said.has(no) ? Optional.of(false) : Optional.empty();
  }
}
