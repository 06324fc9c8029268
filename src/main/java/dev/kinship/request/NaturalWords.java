package dev.kinship.request;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.model.Kind;
import dev.kinship.text.Similar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words of a sentence as people write it: {@code Book has many Tag through BookTag}. The type
 * may be several words, and a join model may follow the target. Three words whose second is a type
 * are taken as they are, so a model may be called {@code through}.
 */
record NaturalWords(List<Word> words) {
  private static final String THROUGH = "through";
  private static final List<String> TYPES = Arrays.stream(Kind.values()).map(Kind::word).toList();

  /** The same with the type as one word, as far as there are words; then what is too many. */
  List<Word> withType() {
    int length = typeLength();
    if (length <= 1) {
      return words;
    }
    List<Word> result = new ArrayList<>(words.subList(0, 1));
    result.add(words.get(1).with(joined(length)));
    result.addAll(words.subList(1 + length, words.size()));
    return result;
  }

  /** The join model after {@code SOURCE has_many TARGET through}. */
  Optional<Word> join() {
    boolean through =
        words.size() == 5
            && words.get(3).text().equalsIgnoreCase(THROUGH)
            && Kind.called(words.get(1).text())
                .filter(it -> it == Kind.HAS_MANY || it == Kind.HAS_MANY_THROUGH)
                .isPresent();
    return through ? Optional.of(words.get(4)) : Optional.empty();
  }

  /** The three words of a sentence with a {@link #join}. */
  List<Word> withoutJoin() {
    return List.of(words.get(0), words.get(1).with(Kind.HAS_MANY_THROUGH.word()), words.get(2));
  }

  private int typeLength() {
    if (words.size() < 3 || (words.size() == 3 && isType(1))) {
      return 1;
    }
    int most = Math.min(3, words.size() - 1);
    for (int length = most; length > 0; length--) {
      if (isType(length)) {
        return length;
      }
    }
    for (int length = Math.min(most, words.size() - 2); length > 0; length--) {
      if (Similar.to(underscored(length), TYPES).isPresent()) {
        return length;
      }
    }
    return 1;
  }

  private boolean isType(int length) {
    return Kind.called(underscored(length)).isPresent();
  }

  private String underscored(int length) {
    return joined(length).replace(' ', '_');
  }

  private String joined(int length) {
    return words.subList(1, 1 + length).stream().map(Word::text).collect(Collectors.joining(" "));
  }

  /** A sentence that does not have three words; {@code sentence} is where it is, if not typed. */
  record Incomplete(List<Word> words, Optional<Label> sentence) {
    private static final String EXAMPLE = "Order belongs_to User";

    /** Names what is missing or too many, and shows a whole sentence. */
    Refused refused() {
      return switch (words.size()) {
        case 0 -> missing("the sentence is empty", example(EXAMPLE));
        case 1 ->
            missing(
                "the type and the other model are missing after `%s`".formatted(text(0)),
                example(text(0) + " belongs_to User"));
        case 2 -> oneMissing();
        default ->
            words
                .get(3)
                .wrong(
                    "`%s` is one word too many after `%s %s %s`"
                        .formatted(text(3), text(0), text(1), text(2)),
                    example(EXAMPLE));
      };
    }

    private Refused oneMissing() {
      if (words.get(1).isType()) {
        return missing(
            "the other model is missing after `%s %s`".formatted(text(0), text(1)),
            example("%s %s User".formatted(text(0), text(1))));
      }
      if (words.get(0).isType()) {
        return missing(
            "the first model is missing before `%s %s`".formatted(text(0), text(1)),
            example("Order %s %s".formatted(text(0), text(1))));
      }
      List<String> begun = words.get(1).typesBegun();
      if (!begun.isEmpty()) {
        String others = String.join(", ", begun.subList(1, begun.size()));
        String help = example("%s %s User".formatted(text(0), begun.getFirst()));
        return new Word("", sentence)
            .wrong(
                "`%s` is only the beginning of a type".formatted(text(1)),
                new Suggestion(others.isEmpty() ? help : help + " (or " + others + ")", begun));
      }
      String help =
          "%s%s belongs_to %s (or has_one, has_many, has_many_through)"
              .formatted(start(), text(0), text(1));
      return new Word("", sentence)
          .wrong(
              "the type is missing between `%s` and `%s`".formatted(text(0), text(1)),
              new Suggestion(help, TYPES));
    }

    private Refused missing(String message, String help) {
      return new Word("", sentence).wrong(message, help);
    }

    private String example(String whole) {
      return "for example: " + start() + whole;
    }

    /** A sentence in a file does not begin with a command. */
    private String start() {
      return sentence.isEmpty() ? "kin add " : "";
    }

    private String text(int index) {
      return words.get(index).text();
    }
  }
}
