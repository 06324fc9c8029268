package dev.kinship.cli;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.Wish.Asked;
import dev.kinship.project.sentences.Item;
import dev.kinship.text.Place;
import dev.kinship.text.Similar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads sentences that are written in full: in a file, or behind {@code --and}. */
final class WrittenSentences {
  private static final List<String> WORDS = List.of("source", "type", "target");

  private WrittenSentences() {}

  /** The sentence that an item of a file is; a refusal names its line. */
  static Asked read(Item item) {
    try {
      Said said =
          switch (item) {
            case Item.Words it -> words(List.of(it.text().strip().split("\\s+")));
            case Item.Fields it -> fields(it);
          };
      return new Asked(SentenceWords.read(said), item.place());
    } catch (Refused e) {
      throw e.diagnostic().labels().isEmpty() ? e.at(item.place(), "this sentence") : e;
    }
  }

  /** What is said by words and flags as they are typed. */
  static Said words(List<String> typed) {
    List<String> words = new ArrayList<>();
    Map<String, String> flags = new LinkedHashMap<>();
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      if (!word.startsWith("-")) {
        words.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      SentenceFlag flag = typed(equals < 0 ? word : word.substring(0, equals));
      String value = equals < 0 ? "" : word.substring(equals + 1);
      if (flag.takesValue() && equals < 0) {
        i++;
        value = i < typed.size() ? typed.get(i) : "-";
      }
      if (flag.takesValue() ? value.isEmpty() || value.startsWith("-") : equals >= 0) {
        throw wrong(
            "%s takes %s".formatted(flag.name(), flag.takesValue() ? "a value" : "no value"),
            flag.label().map(it -> "use %s %s".formatted(flag.name(), it)).orElse("pass it alone"));
      }
      if (flags.put(flag.name(), value) != null) {
        throw wrong("%s is given twice".formatted(flag.name()), "pass it once");
      }
    }
    return new Said(words, flags);
  }

  private static SentenceFlag typed(String name) {
    return SentenceFlag.typed(name)
        .orElseThrow(
            () ->
                wrong(
                    "a sentence has no flag `%s`".formatted(name),
                    didYouMean(name, SentenceFlag.ALL.stream().map(SentenceFlag::name))));
  }

  private static Said fields(Item.Fields item) {
    Map<String, String> flags = new LinkedHashMap<>();
    item.values()
        .forEach(
            (key, value) -> {
              if (!WORDS.contains(key)) {
                flag(flags, inFile(key, value.place()), value);
              }
            });
    List<String> words = WORDS.stream().map(it -> word(item, it)).toList();
    return new Said(words, flags);
  }

  private static String word(Item.Fields item, String key) {
    Item.Value value = item.values().get(key);
    if (value == null) {
      throw wrong("`%s` is missing".formatted(key), "a sentence has source, type and target");
    }
    return text(key, value);
  }

  /** What is not so needs no flag, save where another flag says just that. */
  private static void flag(Map<String, String> flags, SentenceFlag flag, Item.Value value) {
    if (flag.takesValue()) {
      flags.put(flag.name(), text(flag.key(), value));
    } else if (!(value instanceof Item.Value.Truth it)) {
      throw wrong(
              "`%s` must be true or false".formatted(flag.key()), "set it to true, or leave it out")
          .at(value.place(), "this value");
    } else if (it.truth()) {
      flags.put(flag.name(), "");
    } else {
      SentenceFlag.opposite(flag).ifPresent(other -> flags.put(other, ""));
    }
  }

  private static String text(String key, Item.Value value) {
    if (value instanceof Item.Value.Text it && !it.text().isBlank()) {
      return it.text();
    }
    throw wrong("`%s` must be a string".formatted(key), "give it a value, or leave it out")
        .at(value.place(), "this value");
  }

  private static SentenceFlag inFile(String key, Place place) {
    Stream<String> keys =
        Stream.concat(WORDS.stream(), SentenceFlag.ALL.stream().map(SentenceFlag::key));
    return SentenceFlag.inFile(key)
        .orElseThrow(
            () ->
                wrong("a sentence has no `%s`".formatted(key), didYouMean(key, keys))
                    .at(place, "its value"));
  }

  private static String didYouMean(String word, Stream<String> words) {
    List<String> all = words.toList();
    return Similar.to(word, all)
        .map("did you mean `%s`?"::formatted)
        .orElse("there are " + String.join(", ", all));
  }

  private static Refused wrong(String message, String help) {
    return new Refused(Rule.WRONG_USAGE, message, help);
  }
}
