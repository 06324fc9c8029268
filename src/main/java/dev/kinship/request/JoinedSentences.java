package dev.kinship.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The words of {@code kin add Order belongs_to User --and Order belongs_to Coupon --optional},
 * parted into those of each sentence and the {@code rest}. Each {@code --and} begins a sentence
 * with flags of its own, {@code --and "Order belongs_to Coupon"} too; options that do not belong to
 * a sentence can be anywhere.
 */
public record JoinedSentences(List<List<String>> sentences, List<String> rest) {
  public static final Option AND =
      Option.values(
          "--and", "SENTENCE", "A further sentence with its flags: --and Order belongs_to Coupon.");

  /** {@code width} is how many words an option takes that does not belong to a sentence. */
  public static JoinedSentences in(
      List<String> typed, SentenceFlags flags, ToIntFunction<String> width) {
    List<String> words = unquoted(typed);
    List<List<String>> sentences = new ArrayList<>(List.of(new ArrayList<>()));
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(SentenceParser.END)) {
        sentences.getLast().addAll(words.subList(i, words.size()));
        break;
      } else if (word.equals(AND.name())) {
        sentences.add(new ArrayList<>());
      } else if (!new Word(word).isFlag() || flags.typed(SentenceFlag.name(word)).isPresent()) {
        sentences.getLast().add(word);
      } else {
        int end = Math.min(words.size(), i + width.applyAsInt(word));
        rest.addAll(words.subList(i, end));
        i = end - 1;
      }
    }
    return new JoinedSentences(sentences, rest);
  }

  /** The same words, a sentence in quotes parted into its own. */
  private static List<String> unquoted(List<String> typed) {
    String attached = AND.name() + "=";
    List<String> words = new ArrayList<>();
    for (String word : typed) {
      if (word.startsWith(attached)) {
        words.add(AND.name());
        parts(word.substring(attached.length())).forEach(words::add);
      } else if (!words.isEmpty() && words.getLast().equals(AND.name())) {
        parts(word).forEach(words::add);
      } else {
        words.add(word);
      }
    }
    return words;
  }

  private static Stream<String> parts(String sentence) {
    return Arrays.stream(sentence.strip().split("\\s+")).filter(it -> !it.isEmpty());
  }
}
