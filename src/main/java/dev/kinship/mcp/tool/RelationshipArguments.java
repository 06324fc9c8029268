package dev.kinship.mcp.tool;

import dev.kinship.mcp.schema.Arguments;
import dev.kinship.mcp.schema.Schemas;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.project.sentences.Item;
import dev.kinship.request.FileSentences;
import dev.kinship.request.SentenceFlag;
import dev.kinship.request.SentenceFlags;
import dev.kinship.request.SentenceParser;
import dev.kinship.request.Wish.Asked;
import dev.kinship.text.Place;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One relationship as an object: the six answers, and a field for every flag of a sentence. Flags
 * that exclude each other are one field.
 */
record RelationshipArguments(SentenceFlags flags) {
  private static final String MODE = "mode";
  private static final String FIELDS = "fields";
  private static final int LONGEST = 200;
  private static final int LONGEST_FIELDS = 2000;
  private static final List<String> MODES =
      Arrays.stream(Flavour.values()).map(Flavour::word).toList();

  /** The schema of one. */
  Map<String, Object> schema() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("source", Schemas.text("the model that declares it, as kin_models names it"));
    fields.put(
        "type",
        Schemas.choice(
            "belongs_to: the source holds the key; has_one, has_many: the target holds it;"
                + " has_many_through: a join model holds both keys",
            Arrays.stream(Kind.values()).map(Kind::word).toList()));
    fields.put("target", Schemas.text("the other model"));
    fields.put(
        MODE, Schemas.choice("only if both models are new: usually the bases tell it", MODES));
    for (SentenceFlag flag : flags.all()) {
      if (!isOther(flag)) {
        String description = described(flag);
        fields.put(
            flag.key(),
            flag.option().takesValue()
                ? Schemas.text(description, flag.key().equals(FIELDS) ? LONGEST_FIELDS : LONGEST)
                : Schemas.truth(description));
      }
    }
    return Schemas.object(fields, "source", "type", "target");
  }

  private static String described(SentenceFlag flag) {
    return flag.option().description().replaceAll("\\.$", "")
        + flag.option().usual().map(it -> ", " + it + " for example").orElse("");
  }

  /** Whether another field says it: {@code optional: false} means required. */
  private static boolean isOther(SentenceFlag flag) {
    return MODES.contains(flag.key())
        || flag.key().equals("required")
        || flag.key().startsWith("no_");
  }

  /** Adds a typed flag to the fields of an object; {@code value} is empty if it takes none. */
  static void put(Map<String, Object> fields, SentenceFlag flag, String value) {
    if (MODES.contains(flag.key())) {
      fields.put(MODE, flag.key());
    } else if (flag.option().takesValue()) {
      fields.put(flag.key(), value);
    } else if (isOther(flag)) {
      flag.opposite().ifPresent(it -> fields.put(SentenceFlag.key(it), false));
    } else {
      fields.put(flag.key(), true);
    }
  }

  /** The sentence that the object with that name is. */
  Asked read(Arguments given, String name) {
    Map<String, Item.Value> values = new LinkedHashMap<>();
    given
        .values()
        .forEach(
            (key, value) -> {
              Place place = place(name + "." + key, String.valueOf(value));
              if (key.equals(MODE)) {
                values.put(String.valueOf(value), new Item.Value.Truth(place, true));
              } else if (value instanceof Boolean truth) {
                values.put(key, new Item.Value.Truth(place, truth));
              } else {
                values.put(key, new Item.Value.Text(place, String.valueOf(value)));
              }
            });
    String sentence =
        "%s %s %s"
            .formatted(
                given.values().get("source"),
                given.values().get("type"),
                given.values().get("target"));
    return new FileSentences(new SentenceParser(flags))
        .read(new Item.Fields(place(name, sentence), values))
        .asked();
  }

  private static Place place(String name, String text) {
    return new Place(name, 1, 1, text, Math.max(1, text.length()));
  }
}
