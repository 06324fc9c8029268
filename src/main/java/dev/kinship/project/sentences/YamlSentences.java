package dev.kinship.project.sentences;

import dev.kinship.project.file.Bytes;
import dev.kinship.text.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Sentences as a list in YAML. */
final class YamlSentences {
  private final SentenceFile file;

  private YamlSentences(SentenceFile file) {
    this.file = file;
  }

  static List<Item> read(SentenceFile file, String text) {
    YamlSentences reader = new YamlSentences(file);
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file.name()).setCodePointLimit(Bytes.SOURCE + 1).build();
      return new Composer(settings, new FlatParser(settings, text))
          .getSingleNode()
          .map(reader::list)
          .orElseThrow(file::empty);
    } catch (MarkedYamlEngineException e) {
      throw file.notUnderstood(e.getProblem(), reader.place(e.getProblemMark()));
    } catch (YamlEngineException e) {
      throw file.notUnderstood(String.valueOf(e.getMessage()), file.place(1, 1));
    }
  }

  private List<Item> list(Node node) {
    if (node instanceof SequenceNode it) {
      return it.getValue().stream().map(this::item).toList();
    }
    throw file.notUnderstood("it is not a list", place(node));
  }

  private Item item(Node node) {
    if (node instanceof ScalarNode it && it.getTag().equals(Tag.STR)) {
      return new Item.Words(place(node), it.getValue());
    }
    if (node instanceof MappingNode it) {
      Map<String, Item.Value> values = new LinkedHashMap<>();
      it.getValue().forEach(entry -> put(values, entry));
      return new Item.Fields(place(node), values);
    }
    throw file.notUnderstood("this is not a sentence", place(node));
  }

  private void put(Map<String, Item.Value> values, NodeTuple entry) {
    Node key = entry.getKeyNode();
    if (!(key instanceof ScalarNode it)) {
      throw file.notUnderstood("this is not a field name", place(key));
    }
    if (values.putIfAbsent(it.getValue(), value(entry.getValueNode())) != null) {
      throw file.notUnderstood("`%s` is given twice".formatted(it.getValue()), place(key));
    }
  }

  private Item.Value value(Node node) {
    if (node instanceof ScalarNode it && it.getTag().equals(Tag.STR)) {
      return new Item.Value.Text(place(node), it.getValue());
    }
    if (node instanceof ScalarNode it && it.getTag().equals(Tag.BOOL)) {
      return new Item.Value.Truth(place(node), it.getValue().equalsIgnoreCase("true"));
    }
    return new Item.Value.Other(place(node));
  }

  private Place place(Node node) {
    return place(node.getStartMark());
  }

  private Place place(Optional<Mark> mark) {
    return file.place(
        mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1);
  }
}
