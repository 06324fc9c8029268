package dev.kinship.request;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.NewField;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.model.Sentence.Join;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.text.Nfkc;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the words and flags of a sentence mean. */
public final class SentenceOptions {
  static final String FIELDS = "--fields";

  private static final String NONE = "none";

  /** {@code level:int}, {@code Grant.level:int?}. */
  private static final Pattern FIELD = Pattern.compile("(?:([^.:?]+)\\.)?([^.:?]+):(\\w+)(\\??)");

  private SentenceOptions() {}

  /** The type of relationship that a user calls so. */
  public static Kind kind(String word) {
    return kind(new Word(word));
  }

  /** What a user answers to the question for the inverse. */
  public static Inverse inverse(String word) {
    return word.equals(NONE) ? new Inverse.Unwanted() : new Inverse.Named(word);
  }

  static Sentence read(ParsedSentence said) {
    List<Word> words = said.words();
    if (words.size() != 3) {
      throw new NaturalWords.Incomplete(words, said.label()).refused();
    }
    Kind kind = kind(words.get(1));
    for (SentenceFlag flag : said.known().all()) {
      said.value(flag.name())
          .filter(it -> !flag.kinds().contains(kind))
          .ifPresent(
              it -> {
                throw useless(it, flag, kind);
              });
    }
    return new Sentence(
        ModelName.of(words.get(0).text()), kind, ModelName.of(words.get(2).text()), details(said));
  }

  private static Refused useless(Word word, SentenceFlag flag, Kind kind) {
    return word.wrong(
        "%s is for %s, and this is a %s"
            .formatted(
                flag.name(),
                String.join(", ", flag.kinds().stream().map(Kind::word).toList()),
                kind.word()),
        "leave %s out".formatted(flag.name()));
  }

  private static Kind kind(Word word) {
    List<String> kinds = Arrays.stream(Kind.values()).map(Kind::word).toList();
    return Kind.called(word.text())
        .orElseThrow(
            () ->
                word.refused(
                    RequestRules.UNKNOWN_TYPE,
                    "there is no relationship type `%s`".formatted(word.text()),
                    Suggestion.listing(
                        word.text().replace('-', '_').replace(' ', '_'), kinds, "the types are ")));
  }

  private static Details details(ParsedSentence said) {
    return new Details(
        said.text("--name"),
        said.text("--foreign-key"),
        said.text("--inverse-of").map(SentenceOptions::inverse).orElse(new Inverse.Derived()),
        said.value("--inverse-type").map(SentenceOptions::inverseKind),
        choice(said, "--optional", "--required"),
        new KeyActions(action(said, "--on-delete"), action(said, "--on-update")),
        choice(said, "--async", "--sync").map(it -> it ? Flavour.ASYNC : Flavour.SYNC),
        new Join(
            said.text("--through").map(ModelName::of),
            said.text("--join-table"),
            said.text("--target-foreign-key"),
            said.has("--composite-key"),
            uniquePair(said)),
        said.has("--create"),
        said.value(FIELDS).map(SentenceOptions::fields).orElse(List.of()),
        said.known().ofLibraries().stream().filter(said::has).collect(Collectors.toSet()));
  }

  private static Optional<Boolean> uniquePair(ParsedSentence said) {
    Optional<Boolean> unique = choice(said, "--unique-pair", "--no-unique-pair");
    said.value("--composite-key")
        .filter(it -> unique.equals(Optional.of(false)))
        .ifPresent(
            it -> {
              throw it.wrong(
                  "--composite-key makes the pair the primary key, which is unique",
                  "leave --no-unique-pair out");
            });
    return unique;
  }

  private static List<NewField> fields(Word word) {
    return Arrays.stream(word.text().split(",", -1)).map(it -> field(word, it.strip())).toList();
  }

  private static NewField field(Word word, String text) {
    Matcher parts = FIELD.matcher(text);
    if (!parts.matches()) {
      throw word.wrong(
          "%s has no field in `%s`".formatted(FIELDS, text),
          "name each with its type, for example %s level:int,note:str? (? if it may be empty)"
              .formatted(FIELDS));
    }
    String type = parts.group(3).toLowerCase(Locale.ROOT);
    if (!NewField.types().contains(type)) {
      throw word.wrong(
          "there is no type `%s` for the field `%s`".formatted(parts.group(3), parts.group(2)),
          Suggestion.listing(type, NewField.types(), "the types are "));
    }
    return new NewField(
        Optional.ofNullable(parts.group(1)),
        Nfkc.of(parts.group(2)),
        type,
        !parts.group(4).isEmpty());
  }

  private static Kind inverseKind(Word word) {
    Kind kind = kind(word);
    if (kind != Kind.HAS_ONE && kind != Kind.HAS_MANY) {
      throw word.wrong(
          "the inverse of a belongs_to cannot be a %s".formatted(kind.word()),
          new Suggestion(
              "pass --inverse-type has_one or --inverse-type has_many",
              List.of(Kind.HAS_ONE.word(), Kind.HAS_MANY.word())));
    }
    return kind;
  }

  private static ReferentialAction action(ParsedSentence said, String flag) {
    return said.value(flag).map(it -> action(flag, it)).orElse(ReferentialAction.UNSPECIFIED);
  }

  private static ReferentialAction action(String flag, Word word) {
    List<String> names = ReferentialAction.ASKED.stream().map(ReferentialAction::word).toList();
    return ReferentialAction.ASKED.stream()
        .filter(it -> it.word().equals(word.text().replace('_', '-')))
        .findFirst()
        .orElseThrow(
            () ->
                word.wrong(
                    "%s has no value `%s`".formatted(flag, word.text()),
                    Suggestion.listing(word.text(), names, "use one of ")));
  }

  private static Optional<Boolean> choice(ParsedSentence said, String yes, String no) {
    Optional<Word> accepted = said.value(yes);
    Optional<Word> denied = said.value(no);
    if (accepted.isPresent() && denied.isPresent()) {
      throw denied
          .get()
          .wrong(
              "%s and %s contradict each other".formatted(yes, no), "pass one of them, or neither");
    }
    return accepted.isPresent() ? Optional.of(true) : denied.map(it -> false);
  }
}
