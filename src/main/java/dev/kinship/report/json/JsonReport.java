package dev.kinship.report.json;

import dev.kinship.report.Printer;
import java.util.Map;
import java.util.Optional;

/**
 * Shows an answer to a program: one JSON object on one line, described in docs/reference/json.md.
 * The object can be begun before something is written, and ended when it is known what came of
 * that.
 */
public final class JsonReport {
  /** Goes up when a field is removed or changes its meaning. */
  public static final int VERSION = 2;

  private final Printer out;
  private Optional<JsonText> begun = Optional.empty();

  public JsonReport(Printer out) {
    this.out = out;
  }

  /** Whether an object was begun and not ended. */
  public boolean isBegun() {
    return begun.isPresent();
  }

  /** Shows the first fields, or further ones; {@link #show} ends the object. */
  public void begin(Map<String, ?> fields) {
    JsonText object = begun.orElseGet(JsonReport::open);
    object.add(fields);
    print(object.taken());
    begun = Optional.of(object);
  }

  /** Shows these fields and ends the object that was begun, or a new one. */
  public void show(Map<String, ?> fields) {
    JsonText object = begun.orElseGet(JsonReport::open);
    object.add(fields);
    begun = Optional.empty();
    print(object.close() + System.lineSeparator());
  }

  private static JsonText open() {
    JsonText object = JsonText.open();
    object.add(Map.of("version", VERSION));
    return object;
  }

  private void print(String text) {
    out.block(text);
    out.flush();
  }
}
