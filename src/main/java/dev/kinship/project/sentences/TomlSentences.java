package dev.kinship.project.sentences;

import dev.kinship.project.TomlText;
import dev.kinship.text.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Sentences in TOML: an array {@code sentences}, or tables {@code [[sentences]]}. */
final class TomlSentences {
  private static final String KEY = "sentences";

  private final SentenceFile file;

  private TomlSentences(SentenceFile file) {
    this.file = file;
  }

  static List<Item> read(SentenceFile file, String text) {
    TomlSentences reader = new TomlSentences(file);
    TomlParseResult all =
        TomlText.parse(text)
            .orElseThrow(() -> file.notUnderstood("it is nested too deeply", reader.place(null)));
    if (all.hasErrors()) {
      TomlParseError first = all.errors().get(0);
      throw file.notUnderstood(String.valueOf(first.getMessage()), reader.place(first.position()));
    }
    for (String key : all.keySet()) {
      if (!key.equals(KEY) || !(all.get(List.of(key)) instanceof TomlArray)) {
        throw file.notUnderstood(
            "it must have an array `sentences` and nothing else",
            reader.place(all.inputPositionOf(List.of(key))));
      }
    }
    if (all.get(List.of(KEY)) instanceof TomlArray it) {
      return reader.list(it);
    }
    throw file.empty();
  }

  private List<Item> list(TomlArray array) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(item(array.get(i), place(array.inputPositionOf(i))));
    }
    return items;
  }

  private Item item(Object content, Place place) {
    if (content instanceof String it) {
      return new Item.Words(place, it);
    }
    if (content instanceof TomlTable it) {
      Map<String, Item.Value> values = new LinkedHashMap<>();
      for (String key : it.keySet()) {
        Place at = place(it.inputPositionOf(List.of(key)));
        values.put(key, value(it.get(List.of(key)), at));
      }
      return new Item.Fields(place, values);
    }
    throw file.notUnderstood("this is not a sentence", place);
  }

  private static Item.Value value(@Nullable Object content, Place place) {
    if (content instanceof String it) {
      return new Item.Value.Text(place, it);
    }
    return content instanceof Boolean it
        ? new Item.Value.Truth(place, it)
        : new Item.Value.Other(place);
  }

  private Place place(@Nullable TomlPosition position) {
    return position == null ? file.place(1, 1) : file.place(position.line(), position.column());
  }
}
