package dev.kinship.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a JSON object, which can be taken before the object is whole. */
final class JsonText {
  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  private JsonText(@Nullable PrettyPrinter form) throws IOException {
    this.json = new JsonFactory().createGenerator(text);
    json.setPrettyPrinter(form);
    json.writeStartObject();
  }

  /** An object on one line, still open. */
  static JsonText open() {
    try {
      return new JsonText(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole object in that form. */
  static String of(Map<String, ?> fields, PrettyPrinter form) {
    try {
      JsonText object = new JsonText(form);
      object.add(fields);
      return object.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(Map<String, ?> fields) {
    try {
      fields(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was added since the text was taken last. */
  String taken() {
    try {
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String taken = text.toString();
    text.getBuffer().setLength(0);
    return taken;
  }

  /** The same, to the end of the object. */
  String close() {
    try {
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taken();
  }

  private void fields(Map<?, ?> fields) throws IOException {
    for (Map.Entry<?, ?> it : fields.entrySet()) {
      json.writeFieldName((String) it.getKey());
      value(it.getValue());
    }
  }

  private void value(Object value) throws IOException {
    switch (value) {
      case Collection<?> list -> {
        json.writeStartArray();
        for (Object it : list) {
          value(it);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        fields(map);
        json.writeEndObject();
      }
      default -> json.writeObject(value);
    }
  }
}
