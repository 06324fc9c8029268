package dev.kinship.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.plan.Plan;
import dev.kinship.text.Change;
import dev.kinship.text.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Shows a plan or a diagnostic to a program: one JSON object, described in docs/json.md. */
public record JsonReport(PrintWriter out) {
  private static final int VERSION = 1;

  /** What writes into an open object. */
  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** The plan, and what became of it. */
  public void show(Plan plan, String status) {
    object(
        json -> {
          json.writeStringField("status", status);
          json.writeArrayFieldStart("sentences");
          for (String sentence : plan.sentences()) {
            json.writeString(sentence);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("relationships");
          for (Plan.PlannedSide side : plan.sides()) {
            write(json, side);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("files");
          for (Change change : plan.changes()) {
            write(json, change);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("notes");
          for (Diagnostic note : plan.notes()) {
            write(json, note);
          }
          json.writeEndArray();
        });
  }

  /** Why nothing was done. */
  public void show(Diagnostic diagnostic) {
    object(
        json -> {
          json.writeStringField("status", "refused");
          json.writeFieldName("diagnostic");
          write(json, diagnostic);
        });
  }

  private void object(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      content.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(text);
  }

  private static void write(JsonGenerator json, Plan.PlannedSide side) throws IOException {
    json.writeStartObject();
    json.writeStringField("model", side.model());
    json.writeStringField("name", side.name());
    json.writeStringField("type", side.kind().word());
    json.writeStringField("target", side.target());
    json.writeStringField("foreign_key", side.foreignKey());
    if (side.inverse().isPresent()) {
      json.writeStringField("inverse_of", side.inverse().get());
    }
    json.writeStringField("meaning", side.meaning());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", change.name());
    json.writeStringField(
        "action",
        switch (change) {
          case Change.Create it -> "create";
          case Change.Rewrite it -> "edit";
          case Change.Delete it -> "delete";
        });
    json.writeStringField("diff", String.join("\n", UnifiedDiff.of(change)) + "\n");
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", diagnostic.rule().code());
    json.writeStringField("title", diagnostic.rule().title());
    json.writeStringField("message", diagnostic.message());
    json.writeArrayFieldStart("places");
    for (Diagnostic.Label label : diagnostic.labels()) {
      Place place = label.place();
      json.writeStartObject();
      json.writeStringField("file", place.file());
      json.writeNumberField("line", place.line());
      json.writeNumberField("column", place.column());
      json.writeStringField("text", label.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("help", diagnostic.help());
    json.writeEndObject();
  }
}
