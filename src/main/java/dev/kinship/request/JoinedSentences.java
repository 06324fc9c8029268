package dev.kinship.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The words of {@code kin add Order belongs_to User --and Order belongs_to Coupon --optional},
 * parted into those of each sentence and the {@code rest}. Each {@code --and} begins a sentence
 * with flags of its own. A sentence may be in quotes, with its flags or without; options that do
 * not belong to a sentence can be anywhere.
 */
public record JoinedSentences(List<List<String>> sentences, List<String> rest) {
  public static final Option AND =
      Option.values(
          "--and", "SENTENCE", "A further sentence with its flags: --and Order belongs_to Coupon.");

  private static final String ATTACHED = AND.name() + "=";

  /** {@code width} is how many words an option takes that does not belong to a sentence. */
  public static JoinedSentences in(
      List<String> typed, SentenceFlags flags, ToIntFunction<String> width) {
    List<List<String>> sentences = new ArrayList<>(List.of(new ArrayList<>()));
    List<String> rest = new ArrayList<>();
    List<String> words = new ArrayList<>(typed);
    while (!words.isEmpty()) {
      String word = words.removeFirst();
      if (word.equals(SentenceParser.END)) {
        sentences.getLast().add(word);
        sentences.getLast().addAll(words);
        break;
      } else if (word.equals(AND.name())) {
        sentences.add(new ArrayList<>());
      } else if (word.startsWith(ATTACHED)) {
        sentences.add(new ArrayList<>());
        words.addFirst(word.substring(ATTACHED.length()));
      } else if (sentences.getLast().isEmpty() && isQuoted(word)) {
        words.addAll(0, List.of(word.strip().split("\\s+")));
      } else if (!new Word(word).isFlag() || flags.typed(SentenceFlag.name(word)).isPresent()) {
        sentences.getLast().add(word);
      } else {
        List<String> option = words.subList(0, Math.min(words.size(), width.applyAsInt(word) - 1));
        rest.add(word);
        rest.addAll(option);
        option.clear();
      }
    }
    return new JoinedSentences(sentences, rest);
  }

  /** Whether it is several words in one, as quotes make it: a sentence, or how one begins. */
  private static boolean isQuoted(String word) {
    return !word.isBlank() && word.strip().chars().anyMatch(Character::isWhitespace);
  }
}
