package dev.kinship.cli;

import dev.kinship.flow.Wish.Asked;
import dev.kinship.model.Sentence;
import dev.kinship.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code kin add Order belongs_to User --and Order belongs_to Coupon --optional}: behind each
 * {@code --and} stands a sentence with flags of its own. What does not belong to a sentence may
 * stand anywhere.
 */
final class JoinedSentences {
  private static final String AND = "--and";

  /** Parts the words of a sentence that is handed over as one value. */
  private static final String GAP = "\u0000";

  private JoinedSentences() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
        OptionSpec.builder(AND)
            .type(String[].class)
            .arity("1")
            .paramLabel("SENTENCE")
            .description("A further sentence with its flags: --and Order belongs_to Coupon.")
            .build());
  }

  static boolean isIn(List<String> arguments) {
    return arguments.contains(AND);
  }

  /** The arguments with every further sentence as one value of {@code --and}. */
  static List<String> arranged(List<String> arguments, CommandSpec add) {
    int first = arguments.indexOf(AND);
    List<String> result = new ArrayList<>(arguments.subList(0, first));
    List<List<String>> sentences = new ArrayList<>();
    for (int i = first; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals(AND)) {
        sentences.add(new ArrayList<>());
        continue;
      }
      boolean hasNext = i + 1 < arguments.size() && takesNext(word, add);
      List<String> whole = arguments.subList(i, hasNext ? i + 2 : i + 1);
      i += whole.size() - 1;
      boolean common = word.startsWith("-") && SentenceFlag.typed(name(word)).isEmpty();
      (common ? result : sentences.getLast()).addAll(whole);
    }
    for (List<String> sentence : sentences) {
      result.add(AND);
      result.add(String.join(GAP, sentence));
    }
    return result;
  }

  /** {@code first} and the further sentences; alone it needs no place to tell it from others. */
  static List<Asked> read(Sentence first, ParseResult words) {
    List<Sentence> sentences = new ArrayList<>(List.of(first));
    for (String sentence : words.matchedOptionValue(AND, new String[0])) {
      List<String> typed = sentence.isEmpty() ? List.of() : List.of(sentence.split(GAP, -1));
      sentences.add(SentenceWords.read(WrittenSentences.words(typed)));
    }
    List<Asked> asked = new ArrayList<>();
    for (Sentence it : sentences) {
      String text = it.toString();
      Place place = new Place("sentence " + (asked.size() + 1), 1, 1, text, text.length());
      asked.add(sentences.size() == 1 ? new Asked(it) : new Asked(it, place));
    }
    return asked;
  }

  private static boolean takesNext(String word, CommandSpec add) {
    return Optional.ofNullable(add.findOption(word)).filter(it -> it.arity().max() > 0).isPresent();
  }

  private static String name(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals);
  }
}
