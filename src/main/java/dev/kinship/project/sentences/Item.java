package dev.kinship.project.sentences;

import dev.kinship.text.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One sentence of a file, as it is written there. */
public sealed interface Item {
  /** Where it begins. */
  Place place();

  /** As one would type it: {@code Order belongs_to User --optional}. */
  record Words(Place place, String text) implements Item {}

  /** Word by word, each under its name, in the order of the file. */
  record Fields(Place place, Map<String, Value> values) implements Item {
    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** What a field is set to. */
  sealed interface Value {
    Place place();

    record Text(Place place, String text) implements Value {}

    record Truth(Place place, boolean truth) implements Value {}

    /** Neither a string nor a truth value. */
    record Other(Place place) implements Value {}
  }
}
