package dev.kinship.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A JSON object in the making, whose text can be taken piece by piece. */
final class OpenObject {
  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  /** What writes into an open object, or ends it. */
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private OpenObject() throws IOException {
    this.json = new JsonFactory().createGenerator(text);
  }

  static OpenObject start() {
    try {
      OpenObject object = new OpenObject();
      object.json.setPrettyPrinter(new DefaultPrettyPrinter());
      return object.write(JsonGenerator::writeStartObject);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OpenObject write(Content content) {
    try {
      content.write(json);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was written since it was taken last. */
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
}
