package dev.kinship.request;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.project.sentences.Item;
import dev.kinship.project.sentences.SentenceFile;
import dev.kinship.text.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sentences of a file, as {@link SentenceFile} reads it: typed, or word by word under names. */
public record FileSentences(SentenceParser parser) {
  private static final List<String> WORDS = List.of("source", "type", "target");

  /** The sentence that an item of a file is; a refusal has the place of what is wrong. */
  public ParsedSentence read(Item item) {
    return switch (item) {
      case Item.Words it -> parser.written(it.text(), it.place());
      case Item.Fields it -> fields(it);
    };
  }

  private ParsedSentence fields(Item.Fields item) {
    Word sentence = new Word("", item.place(), "this sentence");
    Map<String, Word> flags = new LinkedHashMap<>();
    item.values()
        .forEach(
            (key, value) -> {
              if (!WORDS.contains(key)) {
                addFlag(flags, flag(key, value.place()), value);
              }
            });
    List<Word> words = new ArrayList<>();
    for (String key : WORDS) {
      Item.Value value = item.values().get(key);
      if (value == null) {
        throw sentence.wrong(
            "`%s` is missing".formatted(key), "a sentence has source, type and target");
      }
      words.add(text(key, value));
    }
    return new ParsedSentence(words, flags, sentence.label(), parser.flags());
  }

  /** A flag that is false is left out, unless it has an opposite: then that holds. */
  private static void addFlag(Map<String, Word> flags, SentenceFlag flag, Item.Value value) {
    if (flag.takesValue()) {
      flags.put(flag.name(), text(flag.key(), value));
    } else if (!(value instanceof Item.Value.Truth it)) {
      throw at(value)
          .wrong(
              "`%s` must be true or false".formatted(flag.key()),
              "set it to true, or leave it out");
    } else if (it.truth()) {
      flags.put(flag.name(), at(value));
    } else {
      flag.opposite().ifPresent(other -> flags.put(other, at(value)));
    }
  }

  private static Word text(String key, Item.Value value) {
    if (value instanceof Item.Value.Text it && !it.text().isBlank()) {
      return at(value).with(it.text());
    }
    throw at(value)
        .wrong("`%s` must be a string".formatted(key), "give it a value, or leave it out");
  }

  private static Word at(Item.Value value) {
    return new Word("", value.place(), "this value");
  }

  private SentenceFlag flag(String key, Place place) {
    return parser.flags().inFile(key).orElseThrow(() -> unknown(new Word(key, place, "its value")));
  }

  private Refused unknown(Word key) {
    List<String> keys = new ArrayList<>(WORDS);
    parser.flags().all().forEach(it -> keys.add(it.key()));
    return key.wrong(
        "a sentence has no `%s`".formatted(key.text()),
        Suggestion.listing(key.text(), keys, "there are "));
  }
}
